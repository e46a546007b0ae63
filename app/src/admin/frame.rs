//! What the pages of administration share: title, the way to the other parts, what was done.

use super::Part;
use crate::error::AppError;
use crate::locale::{td_string, use_locale};
use crate::ui::{DoneNotice, PageHead, TabLink, TabLinks, awaited};
use leptos::prelude::*;
use leptos_meta::Title;

/// A page of administration: what `own` becomes, under the title and the way to the other parts.
pub(super) fn admin_page<F>(part: Part, own: impl Fn() -> F + Send + Sync + 'static) -> AnyView
where
    F: Future<Output = Result<AnyView, AppError>> + Send + 'static,
{
    framed(part, awaited(12, own))
}

fn framed(part: Part, own: AnyView) -> AnyView {
    let locale = use_locale();
    let actor = crate::side::actor();
    let title = part.label(locale);
    let tabs: Vec<_> = Part::ALL
        .into_iter()
        .filter(|other| other.check(&actor).is_ok())
        .map(|other| TabLink {
            href: other.href().to_owned(),
            label: other.label(locale).to_owned(),
            current: other == part,
        })
        .collect();
    let tabs = (!tabs.is_empty()).then(|| view! { <TabLinks label=td_string!(locale, admin.parts) tabs /> });
    view! {
        <Title text=title />
        <div class="admin wide-page">
            <PageHead title />
            {tabs}
            <DoneNotice words=done_words />
            {own}
        </div>
    }
    .into_any()
}

/// What the doors of administration have done.
fn done_words(word: &str) -> Option<String> {
    let locale = use_locale();
    let text = match word {
        "added" => td_string!(locale, admin.done_added),
        "changed" => td_string!(locale, admin.done_changed),
        "disabled" => td_string!(locale, admin.done_disabled),
        "enabled" => td_string!(locale, admin.done_enabled),
        "roles" => td_string!(locale, admin.done_roles),
        "projects" => td_string!(locale, admin.done_projects),
        "second-factor" => td_string!(locale, admin.done_second_factor),
        "sessions" => td_string!(locale, admin.done_sessions),
        "lock-out" => td_string!(locale, admin.done_lock_out),
        "adopted" => td_string!(locale, admin.done_adopted),
        "retired" => td_string!(locale, admin.done_retired),
        "restored" => td_string!(locale, admin.done_restored),
        "rules" => td_string!(locale, admin.done_rules),
        "purged" => td_string!(locale, admin.done_purged),
        "revoked" => td_string!(locale, admin.done_revoked),
        _ => return None,
    };
    Some(text.to_owned())
}
