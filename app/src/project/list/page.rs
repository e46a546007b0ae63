//! `/projects`: the list of all projects.

use super::address::{ListAddress, is_of_a_form};
use super::answer::ListAnswer;
use super::api::list_projects;
use super::face::Face;
use super::failure::Failure;
use super::filter_form::FilterForm;
use super::reading_place;
use super::state::ListState;
use super::tools::Tools;
use super::windows::Windows;
use crate::changes::use_changes;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{PageHead, Skeleton, live};
use domain::label::Language;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::Element;
use leptos_meta::Title;
use leptos_router::hooks::use_url;
use std::time::Duration;

/// How long an answer may take, or typing rest, before the page shows that something goes on.
const PATIENCE: Duration = Duration::from_millis(300);

/// The page `/projects`.
#[must_use]
pub fn open() -> AnyView {
    view! { <ListView state=use_list() /> }.into_any()
}

/// Asks for the list of the page's address, and again whenever the address asks for another.
fn use_list() -> ListState {
    let (url, language) = (use_url(), use_language());
    let names = crate::names::may_be_asked_for();
    let address = Memo::new(move |_| ListAddress::permitted(url.read().search(), names));
    let question = Memo::new(move |_| address.get().map(|address| address.search()));
    let answer = Resource::new_with_options(
        move || question.get(),
        move |question| async move { list_projects(question?, language).await },
        false,
    );
    let search = url.read_untracked().search().to_owned();
    if let (true, Ok(address)) = (is_of_a_form(&search), address.get_untracked()) {
        crate::side::redirect(&address.href());
    }
    ListState { address, answer, fresh: RwSignal::new(None), hydrated: RwSignal::new(false) }
}

/// Shows what others change, in place: rows that stay the same are not touched.
fn follow(state: ListState, busy: StoredValue<bool>, language: Language) {
    let show = move || {
        let Ok(asked) = state.address.get_untracked() else { return };
        spawn_local(async move {
            let Ok(answer) = list_projects(asked.search(), language).await else { return };
            // The reader may have left the page or gone on to another list, or rows are still being put in.
            if busy.try_get_value() != Some(false) || state.address.get_untracked().ok() != Some(asked) {
                return;
            }
            let long = answer.part.is_some() || state.is_part();
            let place = document().query_selector(".list-content > div").ok().flatten();
            match place.filter(|_| !long) {
                Some(place) => {
                    crate::side::patch(&place, &answer.drawn.with(&answer.drawn.bodies));
                    state.fresh.set(Some(answer));
                }
                None => state.answer.refetch(),
            }
        });
    };
    use_changes(|_, _| true, show);
}

/// The page. The form is drawn once and keeps the focus; what is under it follows every answer.
#[component]
fn ListView(state: ListState) -> impl IntoView {
    let locale = use_locale();
    let pending = RwSignal::new(false);
    Effect::new(move |_| state.hydrated.set(true));
    // Not `set_pending` of the transition: it makes an effect on the server too, which may run when the page
    // is long sent and its signals are gone.
    let asked = StoredValue::new(0_u32);
    Effect::new(move |earlier: Option<()>| {
        state.address.track();
        let question = asked.get_value() + 1;
        asked.set_value(question);
        // What is answered soon need not look as if it were not.
        let wait = move || {
            if asked.try_get_value() == Some(question) {
                pending.set(true);
            }
        };
        if earlier.is_some() {
            set_timeout(wait, PATIENCE);
        }
    });
    // Whether rows of a new answer are still being put in.
    let busy = StoredValue::new(false);
    follow(state, busy, use_language());
    Effect::new(move |_| {
        state.answer.track();
        state.fresh.set(None);
        let _ = asked.try_update_value(|asked| *asked += 1);
        pending.set(false);
    });
    let windows = RwSignal::new(None::<Windows>);
    let content = live(move || match state.answer.get() {
        Some(Ok(answer)) => content(&answer, state, windows, busy),
        Some(Err(error)) => {
            let retry = Callback::new(move |()| state.answer.refetch());
            view! { <Failure face=Face::List error retry /> }.into_any()
        }
        None => ().into_any(),
    });
    let on_click = move |event: MouseEvent| {
        use leptos::wasm_bindgen::JsCast as _;
        let clicked = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(clicked) = clicked else { return };
        reading_place::on_click(&clicked, &state.address.get_untracked().unwrap_or_default());
        if let Some(windows) = windows.get_untracked() {
            windows.retry(&clicked);
        }
    };
    view! {
        <Title text=td_string!(locale, project.list_title) />
        <PageHead title=td_string!(locale, project.list_title)>
            <Tools state />
        </PageHead>
        <Transition fallback=move || view! { <Skeleton lines=12 /> }>
            <FilterForm state=state.form() face=Face::List />
            <div
                class="list-content"
                class:list-content-waiting=pending
                aria-busy=move || pending.get().then_some("true")
                on:keydown=move |event| reading_place::on_key(&event)
                on:click=on_click
            >
                {content}
            </div>
        </Transition>
    }
    .into_any()
}

/// What stands under the form, as the server has drawn it. A page that came drawn is taken as it is; of a
/// later answer only the first rows are put in at once.
fn content(
    answer: &ListAnswer,
    state: ListState,
    windows: RwSignal<Option<Windows>>,
    busy: StoredValue<bool>,
) -> AnyView {
    let language = use_language();
    let address = state.address.get_untracked().unwrap_or_default();
    let bodies = answer.drawn.bodies.as_slice();
    let (now, later) = match (state.hydrated.get_untracked(), answer.part, bodies) {
        // The two blanks of a long list and the window between them: what else is in sight is looked for.
        (true, Some(_), [top, first, later @ .., bottom]) => {
            (vec![top.clone(), first.clone(), bottom.clone()], later.to_vec())
        }
        (true, None, [first, later @ ..]) => (vec![first.clone()], later.to_vec()),
        _ => (bodies.to_vec(), Vec::new()),
    };
    let (html, part) = (answer.drawn.with(&now), answer.part);
    Effect::new(move |_| {
        let search = address.first_rows().search();
        let long = part.map(|part| Windows::new(part, search, &later, language));
        windows.set(long);
        match long {
            Some(windows) => windows.follow(),
            None => put_in(StoredValue::new(later.clone()), 0, busy),
        }
        reading_place::go_back(&address);
    });
    view! { <div inner_html=html></div> }.into_any()
}

/// Puts bodies of rows in one after the other, a frame each, until all are there or the list is left. It
/// begins when typing rests: who types is never held up.
fn put_in(bodies: StoredValue<Vec<String>>, at: usize, busy: StoredValue<bool>) {
    let next = move || {
        let Some(Some(rows)) = bodies.try_with_value(|bodies| bodies.get(at).cloned()) else { return };
        if let Ok(Some(foot)) = document().query_selector(".list-table tfoot") {
            // Cannot fail: the place is valid and the foot has a table around it.
            let _ = foot.insert_adjacent_html("beforebegin", &rows);
        }
        request_animation_frame(move || put_in(bodies, at + 1, busy));
    };
    let more = bodies.try_with_value(|bodies| at < bodies.len()) == Some(true);
    let _ = busy.try_update_value(|busy| *busy = more);
    if more {
        set_timeout(next, if at == 0 { PATIENCE } else { Duration::ZERO });
    }
}
