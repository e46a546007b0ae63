//! A conflict: mine or theirs, field by field, and sent again from what is there now.

use super::wording::field;
use crate::locale::{Locale, td_string, use_locale};
use crate::side::outbox;
use crate::ui::{Button, ButtonVariant};
use domain::outbox::{Choice, Item, Standing, choices, chosen};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

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
    // Kept by what uses it: the list around it is drawn anew whenever the box changes.
    let of_theirs = ArcRwSignal::new(Vec::<String>::new());
    let taken = of_theirs.clone();
    let (form, whole, key) = (mine.clone(), item.clone(), item.command.key);
    let send = move |_: MouseEvent| {
        let form = chosen(&form, &there, &taken.get_untracked());
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
    let fields: Vec<_> =
        asked.iter().map(|choice| choice_view(choice, &key.to_string(), &of_theirs, locale)).collect();
    view! {
        {same}
        {title}
        {fields}
        <div class="form-actions">
            <Button variant=ButtonVariant::Primary kind="button" on:click=send>
                {td_string!(locale, outbox.send_chosen)}
            </Button>
        </div>
    }
    .into_any()
}

fn choice_view(choice: &Choice, key: &str, of_theirs: &ArcRwSignal<Vec<String>>, locale: Locale) -> AnyView {
    let name = format!("{key}.{}", choice.field);
    let shown = |text: &str| match text {
        "" => td_string!(locale, outbox.blank).to_owned(),
        text => text.to_owned(),
    };
    let (mine, theirs) = (choice.field.clone(), choice.field.clone());
    let (before, after) = (of_theirs.clone(), of_theirs.clone());
    let take_mine = move |_| before.update(|taken| taken.retain(|field| *field != mine));
    let take_theirs = move |_| after.update(|taken| taken.push(theirs.clone()));
    view! {
        <fieldset class="report-item">
            <legend>{field(&choice.field, locale)}</legend>
            <label class="check">
                <input type="radio" name=name.clone() checked=true on:change=take_mine />
                <span>
                    {td_string!(locale, outbox.mine)} ": "
                    <span class="report-text" lang="zh-CN">{shown(&choice.mine)}</span>
                </span>
            </label>
            <label class="check">
                <input type="radio" name=name on:change=take_theirs />
                <span>
                    {td_string!(locale, outbox.theirs)} ": "
                    <span class="report-text" lang="zh-CN">{shown(&choice.theirs)}</span>
                </span>
            </label>
        </fieldset>
    }
    .into_any()
}
