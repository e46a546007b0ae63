//! The milestones with their four dates.

use super::view::MilestonesView;
use crate::locale::{td_string, use_language, use_locale};
use crate::project::record::milestones::standing;
use crate::ui::{Badge, Density, EmptyState, TableFrame};
use chrono::NaiveDate;
use domain::milestone::Milestone;
use leptos::prelude::*;

pub(super) fn table(found: &MilestonesView, edited: Option<&Milestone>) -> AnyView {
    let locale = use_locale();
    if found.milestones.is_empty() {
        let title = td_string!(locale, milestone.none);
        return view! { <EmptyState title /> }.into_any();
    }
    let changes = found.may_tell || found.may_plan;
    let is_edited = |milestone: &Milestone| edited.is_some_and(|edited| edited.id == milestone.id);
    let rows = found.milestones.iter().map(|milestone| row(found, milestone, changes, is_edited(milestone)));
    let rows = rows.collect_view();
    let change = changes.then(|| view! { <th scope="col">{td_string!(locale, milestone.change)}</th> });
    view! {
        <TableFrame label=td_string!(locale, milestone.title) density=Density::Compact>
            <thead>
                <tr>
                    <th scope="col">{td_string!(locale, milestone.name)}</th>
                    <th scope="col">{td_string!(locale, milestone.baseline)}</th>
                    <th scope="col">{td_string!(locale, milestone.planned)}</th>
                    <th scope="col">{td_string!(locale, milestone.forecast)}</th>
                    <th scope="col">{td_string!(locale, milestone.actual)}</th>
                    <th scope="col">{td_string!(locale, milestone.standing)}</th>
                    <th scope="col">{td_string!(locale, milestone.evidence)}</th>
                    {change}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </TableFrame>
    }
    .into_any()
}

fn row(found: &MilestonesView, milestone: &Milestone, changes: bool, edited: bool) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let (label, tone) = standing(milestone, found.day, locale);
    let date = |day: Option<NaiveDate>| day.map_or_else(|| "—".to_owned(), |day| day.to_string());
    let name = milestone.name.in_language(language).to_owned();
    let evidence = milestone.evidence.clone();
    let change = changes.then(|| {
        let href = format!("/projects/{}/milestones?edit={}#change", found.code, milestone.id);
        let label = td_string!(locale, milestone.change_one, name = name.as_str()).to_string();
        view! {
            <td>
                <a class="btn btn-ghost" href=href aria-label=label>{td_string!(locale, milestone.change)}</a>
            </td>
        }
    });
    view! {
        <tr aria-current=edited.then_some("true")>
            <th scope="row">{name.clone()}</th>
            <td class="amount">{milestone.baseline.to_string()}</td>
            <td class="amount">{milestone.planned.to_string()}</td>
            <td class="amount">{date(milestone.forecast)}</td>
            <td class="amount">{date(milestone.actual)}</td>
            <td><Badge label tone mark=true /></td>
            <td><span lang="zh-CN" class="typed-text">{evidence}</span></td>
            {change}
        </tr>
    }
    .into_any()
}
