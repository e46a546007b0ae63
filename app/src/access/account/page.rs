//! The page.

use super::api::{OwnAccount, get_account};
use super::{password, second_factor, sessions};
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::{Again, use_again};
use crate::ui::{DoneNotice, Fact, Facts, Notice, PageHead, Section, Tone, awaited};
use crate::wire::answer_of;
use domain::code_list::CodeList as _;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The page `/account`.
pub(in crate::access) fn open() -> AnyView {
    let (again, account) = (use_again(), answer_of(|| (), |()| get_account()));
    let (locale, query) = (use_locale(), use_query_map());
    let must = query.read_untracked().get("must").is_some_and(|what| what == "password");
    view! {
        <Title text=td_string!(locale, account.title) />
        <div class="account">
            <PageHead title=td_string!(locale, account.title) />
            <DoneNotice words=done />
            {must.then(must_note)}
            {awaited(12, move || async move { Ok(parts(account.await?, again.await, must)) })}
        </div>
    }
    .into_any()
}

/// What was done, in words.
fn done(word: &str) -> Option<String> {
    let locale = use_locale();
    let text = match word {
        "password" => td_string!(locale, account.done_password),
        "totp_set" => td_string!(locale, account.done_totp_set),
        "totp_removed" => td_string!(locale, account.done_totp_removed),
        "session" => td_string!(locale, account.done_session),
        _ => return None,
    };
    Some(text.to_owned())
}

fn must_note() -> AnyView {
    view! { <Notice tone=Tone::Caution>{td_string!(use_locale(), account.must_change)}</Notice> }.into_any()
}

fn parts(account: OwnAccount, again: Option<Again>, must: bool) -> AnyView {
    let password = password::section(&account, again.clone());
    if must {
        // Nothing else can be done before.
        return password;
    }
    let who = who(&account);
    let sessions = sessions::section(account.sessions.clone(), again.clone());
    let second_factor = second_factor::section(account, again);
    view! { {who} {password} {second_factor} {sessions} }.into_any()
}

fn who(account: &OwnAccount) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let roles: Vec<_> = account.roles.iter().map(|role| role.label().in_language(language)).collect();
    let roles = roles.join(td_string!(locale, account.list_comma));
    let none = || td_string!(locale, account.none).to_owned();
    let (name, display_name) = (account.name.clone(), account.display_name.clone());
    let unit = account.unit.clone().unwrap_or_else(none);
    let projects = account.projects.to_string();
    view! {
        <Section title=td_string!(locale, account.who) note=td_string!(locale, account.who_note)>
            <Facts>
                <Fact term=td_string!(locale, account.name)>{name}</Fact>
                <Fact term=td_string!(locale, account.display_name)>{display_name}</Fact>
                <Fact term=td_string!(locale, account.roles)>{roles}</Fact>
                <Fact term=td_string!(locale, account.unit)>{unit}</Fact>
                <Fact term=td_string!(locale, account.projects)>{projects}</Fact>
            </Facts>
        </Section>
    }
    .into_any()
}
