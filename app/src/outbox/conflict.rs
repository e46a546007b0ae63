//! A conflict: mine or theirs, field by field, and sent again from what is there now.

use super::wording::field;
use crate::locale::{Locale, td_string, use_locale};
use crate::side::outbox;
use crate::ui::{Button, ButtonVariant};
use domain::outbox::{Choice, Item, Standing, choices, chosen};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::Element;
use uuid::Uuid;

/// What the box of theirs is sent as.
const THEIRS: &str = "theirs";

/// The choice; nothing where the server has not told what is there.
pub(super) fn conflict(item: &Item) -> AnyView {
    let locale = use_locale();
    let Standing::Conflict { theirs: Some(theirs), .. } = &item.standing else { return ().into_any() };
    if theirs.is_handed_in() {
        return view! { <p>{td_string!(locale, outbox.handed_in)}</p> }.into_any();
    }
    let Some(mine) = item.command.form() else { return ().into_any() };
    let there = theirs.fields();
    let asked = choices(mine, &there);
    let (form, whole, key) = (mine.clone(), item.clone(), item.command.key);
    let fields: Vec<String> = asked.iter().map(|choice| choice.field.clone()).collect();
    let send = move |event: MouseEvent| {
        // Without an answer nothing is sent: what was chosen must not be guessed.
        let Some(of_theirs) = of_theirs(&event, key, &fields) else { return };
        let form = chosen(&form, &there, &of_theirs);
        let settled = whole.settled(form, outbox::new_key(), crate::side::device_clock());
        let Some(settled) = settled else { return };
        spawn_local(async move {
            if outbox::replace(key, settled).await.is_ok() {
                super::begin();
            }
        });
    };
    let same = asked.is_empty().then(|| view! { <p>{td_string!(locale, outbox.no_difference)}</p> });
    let title = (!asked.is_empty()).then(|| view! { <p>{td_string!(locale, outbox.choose)}</p> });
    let groups: Vec<_> = asked.iter().map(|choice| choice_view(choice, &key.to_string(), locale)).collect();
    view! {
        {same}
        {title}
        {groups}
        <div class="form-actions">
            <Button variant=ButtonVariant::Primary kind="button" on:click=send>
                {td_string!(locale, outbox.send_chosen)}
            </Button>
        </div>
    }
    .into_any()
}

/// The fields of which theirs is chosen, as the page shows it: the list is drawn anew whenever the box changes, and what
/// the reader sees is what counts.
fn of_theirs(event: &MouseEvent, key: Uuid, fields: &[String]) -> Option<Vec<String>> {
    let button: Element = event.target()?.dyn_into().ok()?;
    let item = button.closest(".outbox-item").ok()??;
    let is_theirs = |field: &&String| {
        let chosen = format!("input[name=\"{key}.{field}\"][value=\"{THEIRS}\"]:checked");
        item.query_selector(&chosen).is_ok_and(|found| found.is_some())
    };
    Some(fields.iter().filter(is_theirs).cloned().collect())
}

fn choice_view(choice: &Choice, key: &str, locale: Locale) -> AnyView {
    let name = format!("{key}.{}", choice.field);
    let shown = |text: &str| match text {
        "" => td_string!(locale, outbox.blank).to_owned(),
        text => text.to_owned(),
    };
    view! {
        <fieldset class="report-item">
            <legend>{field(&choice.field, locale)}</legend>
            <label class="check">
                <input type="radio" name=name.clone() value="mine" checked=true />
                <span>
                    {td_string!(locale, outbox.mine)} ": "
                    <span class="report-text" lang="zh-CN">{shown(&choice.mine)}</span>
                </span>
            </label>
            <label class="check">
                <input type="radio" name=name value=THEIRS />
                <span>
                    {td_string!(locale, outbox.theirs)} ": "
                    <span class="report-text" lang="zh-CN">{shown(&choice.theirs)}</span>
                </span>
            </label>
        </fieldset>
    }
    .into_any()
}
