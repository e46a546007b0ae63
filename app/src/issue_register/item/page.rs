//! `/issues/{id}`.

use super::forms::forms;
use super::steps::steps;
use crate::error::AppError;
use crate::issue_register::api::get_issue;
use crate::issue_register::ordered_badge;
use crate::issue_register::standing::{severity_tone, standing};
use crate::issue_register::view::IssueView;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::{Again, use_again};
use crate::ui::{Badge, DoneNotice, ErrorState, Fact, Facts, Section, awaited_or, use_path_value};
use crate::wire::answer_of;
use chrono::NaiveDate;
use domain::code_list::CodeList as _;
use domain::issue_register::owner_label;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page `/issues/{id}`.
pub(in crate::issue_register) fn open() -> AnyView {
    let id = use_path_value("id");
    let answer = answer_of(move || id.get(), get_issue);
    let again = use_again();
    view! {
        <DoneNotice words=done />
        {awaited_or(8, move || async move { Ok(issue(&answer.await?, again.await.as_ref())) }, failed)}
    }
    .into_any()
}

/// What was done, in words.
fn done(word: &str) -> Option<String> {
    let locale = use_locale();
    let text = match word {
        "opened" => td_string!(locale, register.done_opened),
        "noted" => td_string!(locale, register.done_noted),
        "closed" => td_string!(locale, register.done_closed),
        "assigned" => td_string!(locale, register.done_assigned),
        "ordered" => td_string!(locale, register.done_ordered),
        "reopened" => td_string!(locale, register.done_reopened),
        _ => return None,
    };
    Some(text.to_owned())
}

fn failed(error: AppError) -> AnyView {
    let locale = use_locale();
    view! {
        <Title text=td_string!(locale, register.title) />
        <h1 class="page-title">{td_string!(locale, register.title)}</h1>
        <ErrorState error />
    }
    .into_any()
}

fn issue(found: &IssueView, again: Option<&Again>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let issue = &found.issue;
    let title = issue.title.in_language(language).to_owned();
    let (label, tone) = standing(issue, found.day, locale);
    let severity = issue.severity.label().in_language(language);
    view! {
        <Title text=title.clone() />
        <div class="record-nav no-print">
            <nav aria-label=td_string!(locale, record.breadcrumb)>
                <ol class="breadcrumb">
                    <li><a href="/issues">{td_string!(locale, register.title)}</a></li>
                    <li>
                        <a href=format!("/issues?state=all&project={}", found.code)>
                            {found.code.to_string()}
                        </a>
                    </li>
                </ol>
            </nav>
        </div>
        <div class="page-head">
            <div>
                <h1 class="page-title">{title}</h1>
                <p class="page-lead">
                    <a href=format!("/projects/{}", found.code)>
                        {format!("{} {}", found.code, found.name.in_language(language))}
                    </a>
                </p>
                <p class="record-badges">
                    <Badge label tone mark=true />
                    {ordered_badge(issue)}
                    " "
                    <Badge label=severity tone=severity_tone(issue.severity) />
                </p>
            </div>
        </div>
        <div class="issue-columns">
            <div class="issue-column">
                {facts(found)}
                {steps(&found.steps)}
            </div>
            <div class="issue-column no-print">{forms(found, again)}</div>
        </div>
    }
    .into_any()
}

fn facts(found: &IssueView) -> AnyView {
    let (locale, language, issue) = (use_locale(), use_language(), &found.issue);
    let date = |day: Option<NaiveDate>| day.map_or_else(|| "—".to_owned(), |day| day.to_string());
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "—".to_owned());
    let owner = owner_label(issue.owner.as_deref()).in_language(language).to_owned();
    let (raised, due, closed) = (issue.raised.to_string(), date(issue.due), date(issue.closed));
    let ordered = issue.ordered.map(|day| {
        view! { <Fact term=td_string!(locale, register.ordered_on)>{day.to_string()}</Fact> }
    });
    let (progress, evidence) = (text(&issue.progress), text(&issue.evidence));
    view! {
        <Section title=td_string!(locale, register.facts)>
            <Facts>
                <Fact term=td_string!(locale, register.owner)>{owner}</Fact>
                <Fact term=td_string!(locale, register.raised)>{raised}</Fact>
                <Fact term=td_string!(locale, register.due)>{due}</Fact>
                {ordered}
                <Fact term=td_string!(locale, register.closed_on)>{closed}</Fact>
                <Fact term=td_string!(locale, register.progress) wide=true>
                    <span lang="zh-CN" class="typed-text">{progress}</span>
                </Fact>
                <Fact term=td_string!(locale, register.evidence) wide=true>
                    <span lang="zh-CN" class="typed-text">{evidence}</span>
                </Fact>
            </Facts>
        </Section>
    }
    .into_any()
}
