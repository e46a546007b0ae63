//! `/projects`: the list of all projects.

use super::address::{ListAddress, is_of_a_form};
use super::answer::ListPage;
use super::api::list_projects;
use super::chips::Chips;
use super::empty::nothing_found;
use super::failure::Failure;
use super::filter_form::FilterForm;
use super::reading_place;
use super::row_style::RowStyle;
use super::state::ListState;
use super::summary::{lights, summary};
use super::table::ListTable;
use super::tools::Tools;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Density, PageHead, Skeleton, live};
use crate::wire::answer_of;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_url;
use leptos_router::{LazyRoute, lazy_route};
use std::sync::Arc;

/// The route of `/projects`. It carries nothing: what is made before the page's own code is loaded becomes
/// part of the code every page loads, and reading a list's answer is a good deal of code.
#[derive(Debug)]
pub struct ProjectListRoute;

#[lazy_route]
impl LazyRoute for ProjectListRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <ListView state=use_list() /> }.into_any()
    }
}

/// Asks for the list of the page's address, and again whenever the address asks for another.
fn use_list() -> ListState {
    let (url, language) = (use_url(), use_language());
    let address = Memo::new(move |_| ListAddress::permitted(url.read().search()));
    // How close rows stand is no question to the server.
    let question = Memo::new(move |_| {
        address.get().map(|address| ListAddress { density: Density::default(), ..address }.search())
    });
    let page = answer_of(
        move || question.get(),
        move |question| async move { list_projects(question?, language).await },
    );
    let search = url.read_untracked().search().to_owned();
    if let (true, Ok(address)) = (is_of_a_form(&search), address.get_untracked()) {
        crate::side::redirect(&address.href());
    }
    ListState { address, page, hydrated: RwSignal::new(false) }
}

/// The page. The form is drawn once and keeps the focus; what is under it follows every answer.
#[component]
fn ListView(state: ListState) -> impl IntoView {
    let locale = use_locale();
    let pending = RwSignal::new(false);
    Effect::new(move |_| state.hydrated.set(true));
    // While the server renders, "pending" is none of the reader's business.
    let waits = move || state.hydrated.get() && pending.get();
    let content = live(move || match state.page.get() {
        Some(Ok(page)) => content(page, state),
        Some(Err(error)) => view! { <Failure state error /> }.into_any(),
        None => ().into_any(),
    });
    view! {
        <Title text=td_string!(locale, project.list_title) />
        <PageHead title=td_string!(locale, project.list_title)>
            <Tools state />
        </PageHead>
        <Transition fallback=move || view! { <Skeleton lines=12 /> } set_pending=pending>
            <FilterForm state />
            <Chips state />
            <div
                class="list-content"
                class:list-content-waiting=waits
                aria-busy=move || waits().then_some("true")
            >
                {content}
            </div>
        </Transition>
    }
    .into_any()
}

/// Figures and rows of one answer.
fn content(page: ListPage, state: ListState) -> AnyView {
    let language = use_language();
    let address = state.address.get_untracked().unwrap_or_default();
    let at_once = !state.hydrated.get_untracked();
    let density = Signal::derive(move || state.current().density);
    if page.total.count == 0 {
        return view! {
            {lights(&page, &address)}
            {nothing_found(&page, &address)}
        }
        .into_any();
    }
    let figures = summary(&page, &address);
    let style = Arc::new(RowStyle::new(&page, &address, language));
    let place = address.clone();
    Effect::new(move |_| reading_place::go_back(&place));
    view! {
        {figures}
        <div
            on:keydown=move |event| reading_place::on_key(&event)
            on:click=move |event| reading_place::on_click(&event, &address)
        >
            <ListTable page style density at_once />
        </div>
    }
    .into_any()
}
