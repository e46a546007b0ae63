//! `/projects/{code}/report/{month}`: one report, to fill in, to review or to read, by who asks.

use super::api::get_report;
use super::form::{fill, kept, settle, unsent};
use super::page::failed;
use super::reading::read;
use super::report_view::{Part, ReportPage};
use super::review::review;
use super::wording::{month_line, report_href};
use crate::attachment::AttachmentList;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::{Again, use_again};
use crate::status_light::LightBadge;
use crate::ui::{
    DoneNotice, Money, Percent, Section, Tone, awaited_or, month_text, use_path_value, use_query_value,
};
use crate::wire::answer_of;
use domain::unit::{BasisPoints, Yuan};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page `/projects/{code}/report/{month}`.
pub(super) fn open() -> AnyView {
    let (code, month) = (use_path_value("code"), use_path_value("month"));
    let (done, done_with) = (use_query_value("done"), use_query_value("of"));
    let ask = move |(code, month)| get_report(code, month, done_with.get_untracked());
    let answer = answer_of(move || (code.get(), month.get()), ask);
    let again = use_again();
    view! {
        <Title text=td_string!(use_locale(), report.title) />
        <DoneNotice words=done_words />
        {awaited_or(
            12,
            move || async move {
                let (page, again) = (answer.await?, again.await);
                let done = done_before(&page, &done.get_untracked());
                Ok(view! { {done} {report(&page, again.as_ref())} }.into_any())
            },
            failed,
        )}
    }
    .into_any()
}

/// Says of which report something was done, on the page of the next one.
fn done_before(page: &ReportPage, word: &str) -> Option<AnyView> {
    let (locale, language) = (use_locale(), use_language());
    let (code, name) = page.done_with.as_ref()?;
    let text = match word {
        "approved_last" => td_string!(locale, report.done_approved_last),
        "returned_last" => td_string!(locale, report.done_returned_last),
        "next" => td_string!(locale, report.done_submitted_next),
        _ => return None,
    };
    let href = report_href(code, page.month.month);
    let link = format!("{code} {}", name.in_language(language));
    // Whoever fills the next one in goes on in its first field instead.
    let focus = word != "next";
    Some(
        view! {
            <div class=format!("notice {}", Tone::Good.class()) role="status" tabindex="-1" autofocus=focus>
                <a href=href>{link}</a>
                " "
                {text}
            </div>
        }
        .into_any(),
    )
}

fn report(page: &ReportPage, again: Option<&Again>) -> AnyView {
    let language = use_language();
    let month = month_text(page.month.month, language);
    let name = page.name.in_language(language).to_owned();
    let title = format!("{} {name} {month}", page.code);
    let part = match &page.part {
        Part::Fill(part) => fill(page, part, again),
        Part::Review(part) => review(page, part, again),
        Part::Read(told, may_withdraw) => read(page, told, *may_withdraw, again),
        Part::Kept(part) => kept(page, part, again),
        Part::Nothing => {
            view! { <p class="record-remark">{td_string!(use_locale(), report.nothing_yet)}</p> }.into_any()
        }
    };
    let not_in = match &page.part {
        Part::Read(told, may_withdraw) => unsent(page, told, *may_withdraw, again),
        Part::Review(review) => unsent(page, &review.report, false, again),
        _ => None,
    };
    // In the form they are among its fields.
    let is_form = matches!(page.part, Part::Fill(_));
    if !is_form {
        settle(page);
    }
    let attachments = (!is_form && !page.attachments.is_empty()).then(|| {
        let attachments = page.attachments.clone();
        view! {
            <Section title=td_string!(use_locale(), report.files_title)>
                <AttachmentList attachments />
            </Section>
        }
    });
    view! {
        <Title text=title />
        {crumbs(page)}
        <article class="report-page">
            {head(page, name)}
            {not_in}
            {carried(page)}
            {part}
            {attachments}
        </article>
    }
    .into_any()
}

fn crumbs(page: &ReportPage) -> AnyView {
    let locale = use_locale();
    let code = page.code.to_string();
    view! {
        <nav class="no-print" aria-label=td_string!(locale, report.breadcrumb)>
            <ol class="breadcrumb">
                <li><a href="/reports">{td_string!(locale, report.title)}</a></li>
                <li><a href=format!("/projects/{code}")>{code.clone()}</a></li>
                <li aria-current="page">{page.month.month.to_string()}</li>
            </ol>
        </nav>
    }
    .into_any()
}

/// Project, month, light with its reason.
fn head(page: &ReportPage, name: String) -> AnyView {
    let language = use_language();
    let reason = page.light_reason.in_language(language).to_owned();
    let month = month_text(page.light_month, language);
    let light_of = td_string!(use_locale(), report.light_of, month = month).to_string();
    view! {
        <header class="report-head">
            <p class="record-code">{page.code.to_string()}</p>
            <h1 class="page-title">{name}</h1>
            <p class="page-lead">{month_line(&page.month, language)}</p>
            <p class="report-light">
                <span>{light_of}</span>
                " "
                <LightBadge light=page.light />
                " "
                <span>{reason}</span>
            </p>
        </header>
    }
    .into_any()
}

/// What is known before this report: nobody has to look it up, or type it.
fn carried(page: &ReportPage) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let context = &page.context;
    let before = month_text(page.month.month.previous(), language);
    let year = page.month.month.year();
    let rate = |part: Option<Yuan>, whole: Option<Yuan>| BasisPoints::ratio(part?, whole?);
    let total = rate(context.cumulative_before, context.total_planned);
    let annual = rate(context.ytd_before, context.annual_planned);
    let progress = context.previous.and_then(|previous| previous.physical_progress);
    view! {
        <section class="card-section report-before" aria-labelledby="report-before">
            <h2 id="report-before" class="card-title">
                {td_string!(locale, report.before_title, month = before).to_string()}
            </h2>
            <dl class="facts">
                <div class="fact">
                    <dt>{td_string!(locale, report.cumulative)}</dt>
                    <dd><Money value=context.cumulative_before /> " " <Share rate=total /></dd>
                </div>
                <div class="fact">
                    <dt>{td_string!(locale, report.total_planned)}</dt>
                    <dd><Money value=context.total_planned /></dd>
                </div>
                <div class="fact">
                    <dt>{td_string!(locale, report.ytd, year = year).to_string()}</dt>
                    <dd><Money value=context.ytd_before /> " " <Share rate=annual /></dd>
                </div>
                <div class="fact">
                    <dt>{td_string!(locale, report.annual_planned, year = year).to_string()}</dt>
                    <dd><Money value=context.annual_planned /></dd>
                </div>
                <div class="fact">
                    <dt>{td_string!(locale, report.month_planned)}</dt>
                    <dd><Money value=context.month_planned /></dd>
                </div>
                <div class="fact">
                    <dt>{td_string!(locale, report.progress_before)}</dt>
                    <dd><Percent value=progress /></dd>
                </div>
            </dl>
        </section>
    }
    .into_any()
}

/// A rate in brackets; nothing when it is not known.
#[component]
fn Share(
    /// The rate.
    #[prop(optional_no_strip)]
    rate: Option<BasisPoints>,
) -> impl IntoView {
    rate.map(|rate| view! { <span class="record-muted">{format!("({}%)", rate.percent_1())}</span> })
}

/// What was done, by its word in the address.
fn done_words(word: &str) -> Option<String> {
    let locale = use_locale();
    let text = match word {
        "submitted" => td_string!(locale, report.done_submitted),
        "saved" => td_string!(locale, report.done_saved),
        "withdrawn" => td_string!(locale, report.done_withdrawn),
        "approved" => td_string!(locale, report.done_approved_one),
        "returned" => td_string!(locale, report.done_returned),
        "moved" => td_string!(locale, report.done_moved),
        _ => return None,
    };
    Some(text.to_owned())
}
