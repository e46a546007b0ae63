//! 本月我的项目: what one has to report, what is to be done first on top.

use super::view::{LeftOut, Queue, QueueItem, Standing};
use super::wording::{month_line, report_href, standing_text};
use crate::locale::{td_string, use_language, use_locale};
use crate::status_light::LightBadge;
use crate::ui::{Badge, Disclosure, EmptyState, LinkButton, Money, PageHead, Percent, Section, month_text};
use domain::calendar::ReportingMonth;
use leptos::prelude::*;

/// The queue.
pub(super) fn queue(queue: &Queue) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let Some(head) = queue.month else {
        return view! {
            <PageHead title=td_string!(locale, report.queue_title) />
            <EmptyState
                title=td_string!(locale, report.no_month_title)
                text=td_string!(locale, report.no_month_text)
            />
        }
        .into_any();
    };
    let items = queue.items.iter().map(|item| item_view(item, head.month)).collect_view();
    let list = if queue.items.is_empty() {
        view! {
            <EmptyState
                title=td_string!(locale, report.queue_empty_title)
                text=td_string!(locale, report.queue_empty_text)
            />
        }
        .into_any()
    } else {
        view! { <ol class="queue">{items}</ol> }.into_any()
    };
    let first = first_to_do(queue, head.month);
    view! {
        <PageHead title=td_string!(locale, report.queue_title) lead=month_line(&head, language)>
            {first}
        </PageHead>
        {queue.left_out.as_ref().map(left_out)}
        {progress(queue)}
        {list}
        {not_owed(queue, head.month)}
    }
    .into_any()
}

/// What a closed month does not count: how much, why, and how it is made up for.
fn left_out(left: &LeftOut) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let month = month_text(left.month, language);
    let hint = match left.open {
        Some(open) => {
            let open = month_text(open, language);
            td_string!(locale, report.left_out_hint, open = open, month = month.clone()).to_string()
        }
        None => td_string!(locale, report.left_out_hint_later, month = month.clone()).to_string(),
    };
    let items = left.items.iter().map(|item| {
        let href = report_href(&item.code, left.month);
        let text = format!("{} {}", item.code, item.name.in_language(language));
        let why = match item.standing {
            Standing::Returned => td_string!(locale, report.left_out_returned),
            Standing::NotBegun => td_string!(locale, report.left_out_missing),
            Standing::Draft => td_string!(locale, report.left_out_draft),
            Standing::Submitted | Standing::Approved => td_string!(locale, report.left_out_waiting),
        };
        let amount = item.amount.map(|amount| view! { " · " <Money value=Some(amount) /> });
        let reason = item.return_reason.clone().map(|reason| {
            view! { " " {td_string!(locale, report.return_reason)} <span lang="zh-CN">{reason}</span> }
        });
        view! { <li><a href=href>{text}</a> {amount} " · " {why} {reason}</li> }
    });
    let items = items.collect_view();
    let title = td_string!(locale, report.left_out_title, month = month).to_string();
    view! {
        <Section title note=hint>
            <ul class="record-lines">{items}</ul>
        </Section>
    }
    .into_any()
}

/// How far one is: `已报 12/14`, in words and as a bar.
fn progress(queue: &Queue) -> AnyView {
    let (done, all) = (queue.handed_in(), queue.items.len());
    if all == 0 {
        return ().into_any();
    }
    let text = td_string!(use_locale(), report.progress, done = done, all = all).to_string();
    view! {
        <p class="report-progress">
            <label for="reported">{text}</label>
            <progress id="reported" max=all.to_string() value=done.to_string()></progress>
        </p>
    }
    .into_any()
}

/// Straight to the first report that is not handed in.
fn first_to_do(queue: &Queue, month: ReportingMonth) -> Option<AnyView> {
    let first = queue.items.iter().find(|item| !item.standing.is_handed_in())?;
    let href = report_href(&first.code, month);
    let text = td_string!(use_locale(), report.start);
    Some(view! { <LinkButton href variant=crate::ui::ButtonVariant::Primary>{text}</LinkButton> }.into_any())
}

fn item_view(item: &QueueItem, month: ReportingMonth) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let (label, tone) = standing_text(item.standing, locale);
    let href = report_href(&item.code, month);
    let action = match item.standing {
        Standing::Returned => td_string!(locale, report.do_correct),
        Standing::NotBegun => td_string!(locale, report.do_report),
        Standing::Draft => td_string!(locale, report.do_go_on),
        Standing::Submitted | Standing::Approved => td_string!(locale, report.do_look),
    };
    let reason = item.return_reason.clone().map(|reason| {
        view! {
            <p class="queue-reason">
                {td_string!(locale, report.return_reason)} <span lang="zh-CN">{reason}</span>
            </p>
        }
    });
    let reminded = item.reminded_at.clone().filter(|_| !item.standing.is_handed_in()).map(|at| {
        let text = td_string!(locale, report.reminded, at = at).to_string();
        view! { <Badge label=text tone=crate::ui::Tone::Caution mark=true /> }
    });
    // What is in one's hands tells what is asked for; what is handed in tells what was said.
    let (term, amount) = if item.amount.is_some() {
        (td_string!(locale, report.amount), item.amount)
    } else {
        (td_string!(locale, report.month_planned), item.planned)
    };
    let name = item.name.in_language(language).to_owned();
    let before = month_text(month.previous(), language);
    let cumulative = td_string!(locale, report.cumulative_until, month = before).to_string();
    view! {
        <li class=format!("queue-item queue-{}", item.standing.word())>
            <div class="queue-name">
                <a href=href.clone()>
                    <span class="queue-code">{item.code.to_string()}</span>
                    " "
                    {name.clone()}
                </a>
                <span class="queue-marks" title=item.light_reason.in_language(language).to_owned()>
                    <LightBadge light=item.light />
                    <Badge label tone mark=true />
                    {reminded}
                </span>
                {reason}
            </div>
            <dl class="queue-figures">
                <div><dt>{cumulative}</dt><dd><Money value=item.cumulative /></dd></div>
                <div><dt>{td_string!(locale, report.rate)}</dt><dd><Percent value=item.rate /></dd></div>
                <div><dt>{term}</dt><dd><Money value=amount /></dd></div>
            </dl>
            <a class="btn queue-do" href=href>
                {action}
                <span class="sr-only">" " {name}</span>
            </a>
        </li>
    }
    .into_any()
}

/// Projects of one's own that owe nothing: named, so that nobody looks for them in vain, and can be reported all the
/// same.
fn not_owed(queue: &Queue, month: ReportingMonth) -> Option<AnyView> {
    if queue.not_owed.is_empty() {
        return None;
    }
    let (locale, language) = (use_locale(), use_language());
    let items = queue.not_owed.iter().map(|(code, name)| {
        let text = format!("{code} {}", name.in_language(language));
        view! { <li><a href=report_href(code, month)>{text}</a></li> }
    });
    let items = items.collect_view();
    let summary = td_string!(locale, report.not_owed, count = queue.not_owed.len()).to_string();
    Some(
        view! { <Disclosure summary><ul class="record-lines queue-others">{items}</ul></Disclosure> }
            .into_any(),
    )
}
