//! What one does with a list as it stands: take it along as a table, pass its address on, give it a name.

use super::face::Face;
use super::paper::{plate_links, wall_chart_links};
use super::saved_views::SavedViews;
use super::state::ListState;
use crate::locale::{td_string, use_locale};
use crate::ui::{Button, Icon, live};
use domain::access::{Action, Subject, may};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The buttons at the right of the page's head. Those that need the browser come once it has taken over.
#[component]
pub(super) fn Tools(state: ListState) -> impl IntoView {
    let locale = use_locale();
    let by_browser = live(move || {
        if state.hydrated.get() {
            return view! {
                <SavedViews state />
                <CopyLink />
            }
            .into_any();
        }
        // Their room is kept, so that nothing moves when they come.
        let names = [td_string!(locale, project.saved_views), td_string!(locale, project.copy_link)];
        let rooms = names.map(|name| {
            view! {
                <span class="btn list-room" aria-hidden="true">
                    <Icon icon=icondata::LuLink />
                    {name}
                </span>
            }
        });
        rooms.into_iter().collect_view().into_any()
    });
    let may_make = may(&crate::side::actor(), Action::EditRecord, Subject::OTHER);
    let make = may_make.then(|| {
        view! {
            <a class="btn" href="/projects/new">
                <Icon icon=icondata::LuPlus />
                {td_string!(locale, project.new_project)}
            </a>
        }
    });
    view! {
        {make}
        {by_browser}
        <a
            class="btn"
            href=move || state.current().as_face(Face::Map).href()
            rel=Face::Map.rel()
        >
            <Icon icon=icondata::LuMap />
            {td_string!(locale, project.on_the_map)}
        </a>
        <a class="btn" href=move || state.current().csv_href() rel="external nofollow" download>
            <Icon icon=icondata::LuDownload />
            {td_string!(locale, project.csv)}
        </a>
        {wall_chart_links(move || state.current())}
        {plate_links(move || state.current())}
    }
    .into_any()
}

#[component]
fn CopyLink() -> impl IntoView {
    let locale = use_locale();
    let told = RwSignal::new(None::<&'static str>);
    let copy = move |_| {
        let address = window().location().href().unwrap_or_default();
        spawn_local(async move {
            let copied = crate::side::copy(address).await;
            let text = if copied {
                td_string!(locale, project.copied)
            } else {
                td_string!(locale, project.not_copied)
            };
            let _ = told.try_set(Some(text));
        });
    };
    view! {
        <Button kind="button" on:click=copy>
            <Icon icon=icondata::LuLink />
            {td_string!(locale, project.copy_link)}
        </Button>
        <span class="list-told" role="status">{told}</span>
    }
    .into_any()
}
