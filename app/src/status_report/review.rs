//! A report to review: its figures against last month and the plan, what the checks say, and the two buttons.

use super::reading::told_view;
use super::report_view::{ReportPage, Review};
use super::wording::report_href;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::Again;
use crate::ui::{
    AreaField, Button, ButtonVariant, Density, LinkButton, Money, Percent, PostForm, Section, TableFrame,
    month_text,
};
use domain::unit::{BasisPoints, Yuan};
use leptos::prelude::*;

/// The review.
pub(super) fn review(page: &ReportPage, review: &Review, again: Option<&Again>) -> AnyView {
    let locale = use_locale();
    let next = review.next.as_ref().map(|code| {
        let href = report_href(code, page.month.month);
        view! { <LinkButton href>{td_string!(locale, report.review_next)}</LinkButton> }
    });
    let waiting = td_string!(locale, report.waiting, count = review.waiting).to_string();
    view! {
        {figures(page, review)}
        {told_view(&review.report)}
        {decide(page, review, again)}
        <p class="form-actions">
            {next}
            <span class="card-note">{waiting}</span>
        </p>
    }
    .into_any()
}

/// The month beside the one before and beside the plan.
fn figures(page: &ReportPage, review: &Review) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let (context, report) = (&page.context, &review.report);
    let month = month_text(page.month.month, language);
    let before = month_text(page.month.month.previous(), language);
    let last = context.previous.filter(|previous| previous.month == page.month.month.previous());
    let cumulative = context.cumulative_with(report.amount);
    let ytd = context.ytd_with(report.amount);
    let rate = |part: Option<Yuan>, whole: Option<Yuan>| BasisPoints::ratio(part?, whole?);
    let money = |term: String,
                 now: Option<Yuan>,
                 then: Option<Yuan>,
                 plan: Option<Yuan>,
                 share: Option<BasisPoints>| {
        let share = share.map(|share| format!("{}%", share.percent_1()));
        view! {
            <tr>
                <th scope="row">{term}</th>
                <td class="numeric"><Money value=now /></td>
                <td class="numeric"><Money value=then /></td>
                <td class="numeric"><Money value=plan /></td>
                <td class="numeric">{share}</td>
            </tr>
        }
    };
    let year = page.month.month.year();
    let this_month = money(
        td_string!(locale, report.amount).to_owned(),
        Some(report.amount),
        last.map(|last| last.amount),
        context.month_planned,
        rate(Some(report.amount), context.month_planned),
    );
    let this_year = money(
        td_string!(locale, report.ytd, year = year).to_string(),
        ytd,
        context.ytd_before,
        context.annual_planned,
        rate(ytd, context.annual_planned),
    );
    let since_start = money(
        td_string!(locale, report.cumulative).to_owned(),
        cumulative,
        context.cumulative_before,
        context.total_planned,
        rate(cumulative, context.total_planned),
    );
    let physical = report.progress;
    let physical_before = context.previous.and_then(|previous| previous.physical_progress);
    view! {
        <Section title=td_string!(locale, report.review_title)>
            <TableFrame label=td_string!(locale, report.review_title) density=Density::Compact>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, report.figure)}</th>
                        <th scope="col" class="numeric">{month}</th>
                        <th scope="col" class="numeric">{before}</th>
                        <th scope="col" class="numeric">{td_string!(locale, report.plan)}</th>
                        <th scope="col" class="numeric">{td_string!(locale, report.share_of_plan)}</th>
                    </tr>
                </thead>
                <tbody>
                    {this_month} {this_year} {since_start}
                    <tr>
                        <th scope="row">{td_string!(locale, report.physical_progress)}</th>
                        <td class="numeric"><Percent value=physical /></td>
                        <td class="numeric"><Percent value=physical_before /></td>
                        <td></td>
                        <td></td>
                    </tr>
                </tbody>
            </TableFrame>
        </Section>
    }
    .into_any()
}

/// Approve, or send back with a reason.
fn decide(page: &ReportPage, review: &Review, again: Option<&Again>) -> AnyView {
    let locale = use_locale();
    let seen = review.report.revision.to_string();
    let approve = review.may_approve.then(|| {
        let seen = seen.clone();
        view! {
            <PostForm
                name="approve"
                label=td_string!(locale, report.approve)
                again=again.cloned()
                key=page.key.clone()
            >
                <input type="hidden" name="seen_revision" value=seen />
                <div class="form-actions">
                    <Button variant=ButtonVariant::Primary>{td_string!(locale, report.approve)}</Button>
                </div>
            </PostForm>
        }
    });
    let send_back = review.may_return.then(|| {
        view! {
            <PostForm
                name="return"
                label=td_string!(locale, report.send_back)
                again=again.cloned()
                key=page.key.clone()
            >
                <input type="hidden" name="seen_revision" value=seen />
                <AreaField
                    name="reason"
                    label=td_string!(locale, report.reason)
                    hint=td_string!(locale, report.reason_hint)
                    rows=2
                    required=true
                />
                <div class="form-actions"><Button>{td_string!(locale, report.send_back)}</Button></div>
            </PostForm>
        }
    });
    view! { <div class="report-decide">{approve} {send_back}</div> }.into_any()
}
