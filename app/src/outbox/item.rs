//! One thing that waits: what, of which project, how old, how it stands and why, and what can be done.

use super::conflict::conflict;
use super::wording::{age, kind, standing};
use crate::locale::{td_string, use_language, use_locale};
use crate::side::outbox;
use crate::ui::{Badge, Button, ButtonVariant, live};
use domain::outbox::{Errand, Item, PhotoSubject, Standing};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

/// The item among all of its author's.
pub(super) fn item_view(item: &Item, own: &[Item], now: i64) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let command = &item.command;
    let is_held = command.depends_on.iter().any(|of| own.iter().any(|other| other.command.key == *of));
    let (label, tone) = standing(item, is_held, locale);
    let reason = match &item.standing {
        Standing::Refused { reason } | Standing::Conflict { reason, .. } => {
            Some(reason.in_language(language).to_owned())
        }
        _ => None,
    };
    let reason = reason.map(|reason| view! { <p>{reason}</p> });
    let tries = (item.tries > 0).then(|| {
        view! { <span class="card-note">{td_string!(locale, outbox.tries, count = item.tries).to_string()}</span> }
    });
    let project = format!("{} {}", command.project, command.name.in_language(language));
    let what = kind(command, locale);
    let conflict = matches!(item.standing, Standing::Conflict { .. }).then(|| conflict(item));
    view! {
        <li class="card-section outbox-item">
            <h2 class="card-title">{what.clone()}</h2>
            <p>{project}</p>
            <p>
                <Badge tone label />
                " "
                <span class="card-note">{age(item, now, locale)}</span>
                " "
                {tries}
            </p>
            {reason}
            {conflict}
            {actions(item, what)}
        </li>
    }
    .into_any()
}

fn actions(item: &Item, what: String) -> AnyView {
    let locale = use_locale();
    let (key, what) = (item.command.key, StoredValue::new(what));
    let asks = RwSignal::new(false);
    let is_under_way = item.standing == Standing::Sending;
    // A conflict goes only as it is settled; the same again would be told the same.
    let has_choice = matches!(&item.standing, Standing::Conflict { theirs: Some(_), .. });
    let retry = (!has_choice && !is_under_way).then(|| {
        let again = move |_: MouseEvent| retry(key);
        view! {
            <Button kind="button" on:click=again>
                {td_string!(locale, outbox.retry)}
                <span class="sr-only">{what.get_value()}</span>
            </Button>
        }
    });
    let report = match (&item.command.errand, item.command.thing()) {
        (Errand::SiteCheck(_), _) | (_, PhotoSubject::SiteCheck(_)) => None,
        (_, PhotoSubject::Report(month)) => {
            Some(format!("/projects/{}/report/{month}", item.command.project))
        }
    };
    let report = report.map(|href| {
        view! { <a class="btn btn-ghost" href=href rel="external">{td_string!(locale, outbox.open_report)}</a> }
    });
    let discard = live(move || {
        let ask = move |_: MouseEvent| asks.set(true);
        let not = move |_: MouseEvent| asks.set(false);
        let sure = move |_: MouseEvent| discard(key);
        if asks.get() {
            view! {
                <span role="status">{td_string!(locale, outbox.export_first)}</span>
                <Button kind="button" on:click=sure>
                    {td_string!(locale, outbox.discard_sure)}
                </Button>
                <Button kind="button" on:click=not>
                    {td_string!(locale, outbox.discard_not)}
                </Button>
            }
            .into_any()
        } else {
            view! {
                <Button variant=ButtonVariant::Ghost kind="button" on:click=ask>
                    {td_string!(locale, outbox.discard)}
                    <span class="sr-only">{what.get_value()}</span>
                </Button>
            }
            .into_any()
        }
    });
    view! { <div class="form-actions">{retry} {report} {discard}</div> }.into_any()
}

fn retry(key: Uuid) {
    spawn_local(async move {
        // What cannot be written down goes with the next look at the box.
        let _ = outbox::retry(key).await;
        super::begin();
    });
}

fn discard(key: Uuid) {
    spawn_local(async move {
        if outbox::discard(key).await.is_ok() {
            // What waited for it goes now.
            super::begin();
        }
    });
}
