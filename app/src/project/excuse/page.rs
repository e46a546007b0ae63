//! The page.

use super::api::get_excuses;
use super::forms::{excuse_form, revoke_form};
use super::view::ExcuseView;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::{Again, use_again};
use crate::project::sub_page::{failed, sub_head};
use crate::status_light::LightBadge;
use crate::ui::{DoneNotice, Section, awaited_or, month_text, use_path_value};
use crate::wire::answer_of;
use domain::status_light::LightExcuse;
use leptos::prelude::*;

/// The page `/projects/{code}/light`.
pub(in crate::project) fn open() -> AnyView {
    let code = use_path_value("code");
    let answer = answer_of(move || code.get(), get_excuses);
    let again = use_again();
    view! {
        <DoneNotice words=done />
        {awaited_or(
            6,
            move || async move { Ok(excuses(&answer.await?, again.await.as_ref())) },
            |error| failed(td_string!(use_locale(), excuse.title), error),
        )}
    }
    .into_any()
}

/// What was done, in words.
fn done(word: &str) -> Option<String> {
    let locale = use_locale();
    let text = match word {
        "excused" => td_string!(locale, excuse.done_excused),
        "revoked" => td_string!(locale, excuse.done_revoked),
        _ => return None,
    };
    Some(text.to_owned())
}

fn excuses(found: &ExcuseView, again: Option<&Again>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let month = month_text(found.open, language);
    let now = td_string!(locale, excuse.now, month = month).to_string();
    let reason = found.evaluation.reason().in_language(language).to_owned();
    let light = found.evaluation.light;
    let items: Vec<_> = found.excuses.iter().map(|excuse| item(found, excuse, again)).collect();
    let past = if items.is_empty() {
        view! { <p class="record-muted">{td_string!(locale, excuse.none)}</p> }.into_any()
    } else {
        view! { <ol class="record-timeline">{items}</ol> }.into_any()
    };
    let form = found.may_excuse.then(|| excuse_form(found, again));
    view! {
        {sub_head(
            &found.code,
            &found.name,
            td_string!(locale, excuse.title),
            td_string!(locale, excuse.lead).to_owned(),
        )}
        <Section title=now>
            <p><LightBadge light /></p>
            <p>{reason}</p>
        </Section>
        {form}
        <Section title=td_string!(locale, excuse.past)>{past}</Section>
    }
    .into_any()
}

/// One time it was set aside.
fn item(found: &ExcuseView, excuse: &LightExcuse, again: Option<&Again>) -> AnyView {
    let locale = use_locale();
    let title =
        td_string!(locale, excuse.held, from = excuse.from.to_string(), until = excuse.until.to_string());
    let by = |name: &str| match name {
        "" => String::new(),
        name => td_string!(locale, excuse.by, name = name).to_string(),
    };
    let revoked = excuse.revoked.as_ref().map(|revoked| {
        let text = td_string!(locale, excuse.revoked_on, day = revoked.on.to_string());
        view! { <p class="card-note">{format!("{text}{}", by(&revoked.by))}</p> }
    });
    let revoke =
        (found.may_excuse && excuse.can_be_revoked(found.unclosed)).then(|| revoke_form(excuse, again));
    view! {
        <li>
            <h3 class="record-item-title">{title}</h3>
            <p lang="zh-CN" class="typed-text">{excuse.reason.clone()}</p>
            <p class="card-note">{by(&excuse.author)}</p>
            {revoked}
            {revoke}
        </li>
    }
    .into_any()
}
