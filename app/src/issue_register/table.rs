//! The issues of a page.

use super::badge::ordered_badge;
use super::standing::{severity_tone, standing};
use super::view::{IssueRow, RegisterView};
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Badge, Density, EmptyState, LinkButton, Pagination, TableFrame, address};
use chrono::NaiveDate;
use domain::code_list::CodeList as _;
use domain::issue_register::{RegisterQuery, Severity, owner_label};
use leptos::prelude::*;

pub(super) fn table(found: &RegisterView) -> AnyView {
    let locale = use_locale();
    if found.rows.is_empty() {
        return empty(found);
    }
    let rows = found.rows.iter().map(|found_row| row(found_row, found.day)).collect_view();
    view! {
        <TableFrame label=td_string!(locale, register.table) density=Density::Compact>
            <thead>
                <tr>
                    <th scope="col">{td_string!(locale, register.issue)}</th>
                    <th scope="col">{td_string!(locale, register.project)}</th>
                    <th scope="col">{td_string!(locale, register.owner)}</th>
                    <th scope="col">{td_string!(locale, register.raised)}</th>
                    <th scope="col">{td_string!(locale, register.due)}</th>
                    <th scope="col">{td_string!(locale, register.standing)}</th>
                    <th scope="col">{td_string!(locale, register.latest)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </TableFrame>
        {pages(found)}
    }
    .into_any()
}

fn row(row: &IssueRow, day: NaiveDate) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let issue = &row.issue;
    let (label, tone) = standing(issue, day, locale);
    // What is ordinary needs no mark.
    let major = (issue.severity == Severity::Major).then(|| {
        let label = issue.severity.label().in_language(language);
        view! { " " <Badge label tone=severity_tone(issue.severity) /> }
    });
    let latest = issue.evidence.clone().filter(|_| issue.closed.is_some()).or_else(|| issue.progress.clone());
    let latest = latest.map(|text| view! { <span lang="zh-CN" class="register-latest">{text}</span> });
    let project = format!("{} {}", row.code, row.name.in_language(language));
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/issues/{}", issue.id)>{issue.title.in_language(language).to_owned()}</a>
                {ordered_badge(issue)}
                {major}
            </th>
            <td><a href=format!("/projects/{}", row.code)>{project}</a></td>
            <td>{owner_label(issue.owner.as_deref()).in_language(language).to_owned()}</td>
            <td class="amount">{issue.raised.to_string()}</td>
            <td class="amount">{issue.due.map_or_else(|| "—".to_owned(), |due| due.to_string())}</td>
            <td><Badge label tone mark=true /></td>
            <td>{latest}</td>
        </tr>
    }
    .into_any()
}

fn pages(found: &RegisterView) -> AnyView {
    let (query, limit) = (&found.query, RegisterQuery::LIMIT);
    let total = found.sums.of(query.state) as usize;
    let from = query.offset as usize + 1;
    let to = query.offset as usize + found.rows.len();
    if query.offset == 0 && to >= total {
        return ().into_any();
    }
    let at = |offset| address("/issues", RegisterQuery { offset, ..query.clone() }.pairs());
    let previous = (query.offset > 0).then(|| at(query.offset.saturating_sub(limit)));
    let next = (to < total).then(|| at(query.offset + limit));
    view! { <Pagination from to total previous next /> }.into_any()
}

fn empty(found: &RegisterView) -> AnyView {
    let locale = use_locale();
    let (title, text) = if found.query.is_narrowed() {
        (td_string!(locale, register.none_found), td_string!(locale, register.none_found_text))
    } else {
        (td_string!(locale, register.none), td_string!(locale, register.none_text))
    };
    view! {
        <EmptyState title text>
            <LinkButton href="/issues?state=all">{td_string!(locale, register.all)}</LinkButton>
        </EmptyState>
    }
    .into_any()
}
