//! `/offline`: what is on this device, how old it is, and how it is kept, renewed and removed.

use super::copy::Copy;
use super::keeping::{persist, remove, renew};
use super::page::{Device, ROOT, age, tabs};
use crate::locale::{Locale, td_string, use_language, use_locale};
use crate::ui::{
    Button, ButtonVariant, ChoiceOption, Fact, Facts, LinkButton, Notice, Section, SelectField, Tone, live,
};
use chrono::{DateTime, FixedOffset, Utc};
use domain::code_list::CodeList as _;
use domain::label::Language;
use domain::offline::Choice;
use leptos::html;
use leptos::prelude::*;

/// Bytes to a megabyte, as browsers count.
const MEGABYTE: u64 = 1_000_000;
/// The office's clock, seconds before Greenwich.
const SHANGHAI: i32 = 8 * 3600;

/// The page.
pub(super) fn page(device: Device, copy: Option<&Copy>, search: &str) -> AnyView {
    let locale = use_locale();
    let question = copy.map(|copy| copy.pack.made.question.as_str());
    let age = copy.map(|copy| age(copy, None));
    let here = match copy {
        Some(copy) => here(device, copy),
        None => view! { <p>{td_string!(locale, offline.nothing_text)}</p> }.into_any(),
    };
    view! {
        {tabs(ROOT, search)}
        {wanted(search)}
        {age}
        {told(device)}
        <Section title=td_string!(locale, offline.here)>{here}</Section>
        {choose(device, question)}
        {room(device)}
    }
    .into_any()
}

/// What is there is of another version: it must be asked for again.
pub(super) fn other_version(device: Device, question: Option<&str>) -> AnyView {
    let locale = use_locale();
    view! {
        {tabs(ROOT, "")}
        <Notice tone=Tone::Caution>{td_string!(locale, offline.other_version)}</Notice>
        {told(device)}
        {choose(device, question)}
    }
    .into_any()
}

/// A moment by the office's clock.
pub(super) fn local_time(at: DateTime<Utc>) -> String {
    match FixedOffset::east_opt(SHANGHAI) {
        Some(shanghai) => at.with_timezone(&shanghai).format("%Y-%m-%d %H:%M").to_string(),
        None => at.format("%Y-%m-%d %H:%MZ").to_string(),
    }
}

/// The page that was asked for without a network, and cannot be had here.
fn wanted(search: &str) -> Option<AnyView> {
    let mut pairs = form_urlencoded::parse(search.trim_start_matches('?').as_bytes());
    let (_, path) = pairs.find(|(name, _)| name == "wanted")?;
    // An address of ours, and of nobody else.
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    let path = ours.then(|| path.into_owned())?;
    let locale = use_locale();
    let text = td_string!(locale, offline.needs_network, path = path.clone()).to_string();
    Some(
        view! {
            <Notice tone=Tone::Caution>
                <p>{text}</p>
                <p><a href=path rel="external">{td_string!(locale, offline.try_again)}</a></p>
            </Notice>
        }
        .into_any(),
    )
}

/// What was done, or could not be.
fn told(device: Device) -> AnyView {
    live(move || {
        let text = device.told.get();
        view! { <p class="offline-told" role="status">{text}</p> }.into_any()
    })
}

fn here(device: Device, copy: &Copy) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let made = &copy.pack.made;
    let scope = match Choice::of_question(&made.question) {
        Some(choice) => label(choice, locale, language),
        None => made.question.clone(),
    };
    let count =
        td_string!(locale, offline.count_of, count = copy.pack.records.len(), everything = made.everything)
            .to_string();
    let whose = match &made.account {
        Some(account) => td_string!(locale, offline.of_account, account = account.clone()).to_string(),
        None => td_string!(locale, offline.public).to_owned(),
    };
    let (question, etag) = (made.question.clone(), copy.etag.clone());
    let (saved, weight) = (local_time(made.at), size(copy.bytes as u64));
    view! {
        <Facts>
            <Fact term=td_string!(locale, offline.scope)>{scope} " · " {count}</Fact>
            <Fact term=td_string!(locale, offline.saved_at)>{saved}</Fact>
            <Fact term=td_string!(locale, offline.size)>{weight}</Fact>
            <Fact term=td_string!(locale, offline.whose)>{whose}</Fact>
        </Facts>
        <p class="page-actions">
            <Button
                kind="button"
                variant=ButtonVariant::Primary
                on:click=move |_| renew(device, question.clone(), Some(etag.clone()), locale)
            >
                {td_string!(locale, offline.renew)}
            </Button>
            <Button kind="button" on:click=move |_| remove(device, locale)>
                {td_string!(locale, offline.remove)}
            </Button>
            <LinkButton href=super::page::PROJECTS>{td_string!(locale, offline.tab_projects)}</LinkButton>
        </p>
    }
    .into_any()
}

/// Which part is to be kept instead.
fn choose(device: Device, question: Option<&str>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let current = question.and_then(Choice::of_question).unwrap_or_default();
    let options = Choice::all(crate::side::signed_in_as().is_some()).into_iter().map(move |choice| {
        ChoiceOption::new(choice.question(), label(choice, locale, language), choice == current)
    });
    let form = NodeRef::<html::Form>::new();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(form) = form.get_untracked() else { return };
        renew(device, crate::side::field_value(&form, "part").unwrap_or_default(), None, locale);
    };
    let title = td_string!(locale, offline.choose);
    view! {
        <Section title note=td_string!(locale, offline.choose_note).to_owned()>
            <form class="filter-form" node_ref=form aria-label=title on:submit=on_submit>
                <SelectField name="part" label=td_string!(locale, offline.scope) options=options.collect() />
                <Button variant=ButtonVariant::Primary>{td_string!(locale, offline.keep)}</Button>
            </form>
        </Section>
    }
    .into_any()
}

/// What the browser promises, and how much room there is.
fn room(device: Device) -> AnyView {
    let locale = use_locale();
    live(move || {
        let Some(room) = device.room.get() else { return ().into_any() };
        let used =
            td_string!(locale, offline.used, used = size(room.used), quota = size(room.quota)).to_string();
        let promise = if room.persistent {
            td_string!(locale, offline.persistent)
        } else {
            td_string!(locale, offline.not_persistent)
        };
        let ask = (!room.persistent).then(|| {
            view! {
                <Button kind="button" on:click=move |_| persist(device, locale)>
                    {td_string!(locale, offline.ask_to_persist)}
                </Button>
            }
        });
        view! {
            <Section title=td_string!(locale, offline.room)>
                <p>{used}</p>
                <p>{promise}</p>
                {ask}
            </Section>
        }
        .into_any()
    })
}

fn label(choice: Choice, locale: Locale, language: Language) -> String {
    match choice {
        Choice::All => td_string!(locale, offline.choice_all).to_owned(),
        Choice::Own => td_string!(locale, offline.choice_own).to_owned(),
        Choice::Subdistrict(subdistrict) => subdistrict.label().in_language(language).to_owned(),
        Choice::Light(light) => light.label().in_language(language).to_owned(),
    }
}

/// Megabytes with one digit, as people read them.
fn size(bytes: u64) -> String {
    let tenths = bytes.div_ceil(MEGABYTE / 10);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_times_as_people_read_them() {
        assert_eq!(
            [size(0), size(1), size(1_000_000), size(12_340_000)],
            ["0.0 MB", "0.1 MB", "1.0 MB", "12.4 MB"]
        );
        let at = "2025-10-15T18:30:00Z".parse().expect("time");
        assert_eq!(local_time(at), "2025-10-16 02:30");
    }
}
