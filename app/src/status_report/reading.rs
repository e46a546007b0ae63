//! A report to read: what it says, who handed it in, who reviewed it.

use super::report_view::{Moment, ReportPage, Told};
use super::view::Standing;
use super::wording::standing_text;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::Again;
use crate::ui::{Badge, Button, Fact, Facts, Money, Percent, PostForm, Section};
use domain::code_list::CodeList as _;
use leptos::prelude::*;

/// The report, and the way to take it back.
pub(super) fn read(page: &ReportPage, told: &Told, may_withdraw: bool, again: Option<&Again>) -> AnyView {
    let locale = use_locale();
    let withdraw = may_withdraw.then(|| {
        let seen = told.revision.to_string();
        view! {
            <PostForm
                name="withdraw"
                label=td_string!(locale, report.withdraw)
                again=again.cloned()
                key=page.key.clone()
            >
                <input type="hidden" name="seen_revision" value=seen />
                <div class="form-actions">
                    <Button>{td_string!(locale, report.withdraw)}</Button>
                    <span class="card-note">{td_string!(locale, report.withdraw_hint)}</span>
                </div>
            </PostForm>
        }
    });
    view! { {told_view(told)} {withdraw} }.into_any()
}

/// What it says, section by section.
pub(super) fn told_view(told: &Told) -> AnyView {
    let locale = use_locale();
    let (label, tone) = standing_text(Standing::of(Some(told.state), false), locale);
    let texts = [
        (td_string!(locale, report.note), &told.note),
        (td_string!(locale, report.problems), &told.problems),
        (td_string!(locale, report.next_steps), &told.next_steps),
        (td_string!(locale, report.return_reason_term), &told.return_reason),
    ];
    let texts = texts.into_iter().filter_map(|(term, text)| {
        let text = text.clone()?;
        Some(view! { <Fact term wide=true><span lang="zh-CN" class="report-text">{text}</span></Fact> })
    });
    let texts = texts.collect_view();
    let (moments, checks, amount, progress) = (moments(told), checks(told), told.amount, told.progress);
    view! {
        <Section title=td_string!(locale, report.told_title)>
            <p class="report-state"><Badge label tone mark=true /> " " {moments}</p>
            <Facts>
                <Fact term=td_string!(locale, report.amount)><Money value=Some(amount) /></Fact>
                <Fact term=td_string!(locale, report.physical_progress)><Percent value=progress /></Fact>
                {texts}
            </Facts>
            {checks}
        </Section>
    }
    .into_any()
}

/// Who handed it in and who reviewed it, and when.
fn moments(told: &Told) -> AnyView {
    let locale = use_locale();
    let name = |moment: &Moment| {
        moment.who.clone().unwrap_or_else(|| td_string!(locale, report.somebody).to_owned())
    };
    let submitted = told.submitted.as_ref().map(|moment| {
        td_string!(locale, report.submitted_by, who = name(moment), at = moment.at.clone()).to_string()
    });
    let reviewed = told.reviewed.as_ref().map(|moment| {
        td_string!(locale, report.reviewed_by, who = name(moment), at = moment.at.clone()).to_string()
    });
    view! { <span class="card-note">{submitted} " " {reviewed}</span> }.into_any()
}

/// What the checks say, and what was said to them.
pub(super) fn checks(told: &Told) -> Option<AnyView> {
    if told.checks.is_empty() {
        return None;
    }
    let (locale, language) = (use_locale(), use_language());
    let items = told.checks.iter().map(|check| {
        let explained = match told.explanation(check.code) {
            Some(text) => view! { <p>
                {td_string!(locale, report.explained)} <span lang="zh-CN">{text.to_owned()}</span>
            </p> }
            .into_any(),
            None => {
                view! { <p class="record-muted">{td_string!(locale, report.not_explained)}</p> }.into_any()
            }
        };
        view! {
            <li class="report-check">
                <p><strong>{check.code.label().in_language(language)}</strong></p>
                <p>{check.reason.in_language(language).to_owned()}</p>
                {explained}
            </li>
        }
    });
    let items = items.collect_view();
    let view = view! {
        <h3 class="record-item-title">{td_string!(locale, report.checks_title)}</h3>
        <ul class="report-checks">{items}</ul>
    };
    Some(view.into_any())
}
