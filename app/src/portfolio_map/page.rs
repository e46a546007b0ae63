//! `/map`: the page, from its address to its parts.

use super::card::Card;
use super::live::use_live_map;
use super::rows::{code_at, hide_rows, mark_row};
use super::state::{MapState, use_map};
use crate::locale::{td_string, use_locale};
use crate::project::list::drawn::figures;
use crate::project::list::{Face, Failure, FilterForm, wall_chart_links};
use crate::ui::{Button, Icon, MonthSlider, Months, PageHead, Skeleton, address, live};
use domain::code_list::CodeList as _;
use domain::portfolio_map::sums_in;
use leptos::html;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page `/map`.
#[must_use]
pub fn open() -> AnyView {
    view! { <MapView state=use_map() /> }.into_any()
}

/// The page. The form and the browser's map are made once and keep what the reader does with them; what stands around
/// them follows every answer.
#[component]
fn MapView(state: MapState) -> impl IntoView {
    let locale = use_locale();
    let title = td_string!(locale, portfolio_map.title);
    let failure = live(move || match state.error() {
        Some(error) => {
            let retry = Callback::new(move |()| state.answer.refetch());
            view! { <Failure face=Face::Map error retry /> }.into_any()
        }
        None => ().into_any(),
    });
    let months = Signal::derive(move || {
        state.of_answer(|answer| Months::of(answer.offer.calendar, answer.offer.as_of))
    });
    let is_bare = move || state.of_answer(super::MapAnswer::is_empty).unwrap_or(true);
    view! {
        <Title text=title />
        <PageHead title>
            <Tools state />
        </PageHead>
        <MonthSlider months />
        <Transition fallback=move || view! { <Skeleton lines=12 /> }>
            <FilterForm state=state.form() face=Face::Map />
            {failure}
            <div class="map-head" inner_html=move || state.drawn(|answer| &answer.drawn.head)></div>
            <div class="map-layout" hidden=is_bare>
                <Drawing state />
                <Side state />
            </div>
            <div class="map-elsewhere" inner_html=move || state.drawn(|answer| &answer.drawn.elsewhere)></div>
        </Transition>
    }
    .into_any()
}

/// The same question elsewhere.
#[component]
fn Tools(state: MapState) -> impl IntoView {
    let locale = use_locale();
    let current = move || state.address.get().unwrap_or_default();
    let elsewhere = move |path| {
        let mut query = current().query;
        query.by.clear();
        address(path, query.to_pairs())
    };
    let data = move || elsewhere("/api/v1/projects.geojson");
    // The same projects on a screen; it has its own place for what it shows of them.
    let wall = move || elsewhere("/wall");
    view! {
        <a class="btn" href=move || current().as_face(Face::List).href() rel=Face::List.rel()>
            <Icon icon=icondata::LuList />
            {td_string!(locale, portfolio_map.as_a_list)}
        </a>
        <a class="btn" href=data rel="external nofollow" download>
            <Icon icon=icondata::LuDownload />
            "GeoJSON"
        </a>
        {wall_chart_links(current)}
        <a class="btn" href=wall rel="nofollow external">
            <Icon icon=icondata::LuMonitor />
            {td_string!(locale, wall.open)}
        </a>
    }
    .into_any()
}

/// The map, sketch or live, with its words and its legend.
#[component]
fn Drawing(state: MapState) -> impl IntoView {
    let locale = use_locale();
    let (frame, place) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    use_live_map(state, frame, place);
    // That of the answer: the address is ahead of what is drawn.
    let colour = move || state.of_answer(|answer| answer.colouring.code());
    let examples = live(move || {
        let count = state.of_answer(|answer| answer.sites.iter().filter(|site| site.illustrative).count());
        match count {
            Some(count) if count > 0 => {
                let text = td_string!(locale, portfolio_map.examples, count = count).to_string();
                view! { <span class="pill tone-caution">{text}</span> }.into_any()
            }
            _ => ().into_any(),
        }
    });
    view! {
        <figure class="map-figure" data-colour=colour>
            <div node_ref=frame class="map-frame" class:map-open=state.open>
                <div class="map-sketch" inner_html=move || state.drawn(|answer| &answer.drawn.sketch)></div>
                <div node_ref=place class="map-place"></div>
                <p class="map-words">
                    <strong>{td_string!(locale, portfolio_map.sketch)}</strong>
                    {examples}
                </p>
                <Card state />
            </div>
            <figcaption inner_html=move || state.drawn(|answer| &answer.drawn.legend)></figcaption>
        </figure>
    }
    .into_any()
}

/// The figures and the list of what the map shows.
#[component]
fn Side(state: MapState) -> impl IntoView {
    let locale = use_locale();
    hide_rows(state);
    mark_row(state);
    let figures = live(move || {
        let drawn = state.of_answer(|answer| {
            let month = answer.offer.as_of.month;
            let (total, note) = match state.part.get() {
                None => {
                    let all = td_string!(locale, project.of_all, count = answer.everything).to_string();
                    (answer.total, all)
                }
                part @ Some(_) => {
                    let many = state.in_part.with(|part| part.as_ref().map(|part| part.total));
                    // Until the server has said what of many is in sight, the figures of all stand there.
                    let total = match answer.beyond {
                        Some(_) => many.unwrap_or(answer.total),
                        None => sums_in(&answer.sites, part, month),
                    };
                    let placed = answer.beyond.as_ref().map_or(answer.sites.len(), |_| total.count as usize);
                    let note = td_string!(locale, portfolio_map.of_placed, count = placed).to_string();
                    (total, note)
                }
            };
            figures(total, note, month)
        });
        drawn.unwrap_or_else(|| ().into_any())
    });
    let scope = live(move || {
        let placed = state.of_answer(|answer| (answer.sites.len(), answer.total.count as usize));
        let (placed, found) = placed.unwrap_or_default();
        let text = match state.part.get() {
            Some(_) => td_string!(locale, portfolio_map.in_view).to_owned(),
            // All marks are on the map by themselves; how many of them have a place only the map knows.
            None if state.is_beyond() => String::new(),
            None => td_string!(locale, portfolio_map.placed, placed = placed, count = found).to_string(),
        };
        view! { <p class="map-scope" role="status">{text}</p> }.into_any()
    });
    let show_all = live(move || {
        let narrowed = state.part.with(Option::is_some);
        narrowed
            .then(|| {
                view! {
                    <Button kind="button" on:click=move |_| super::live::show_all(state)>
                        <Icon icon=icondata::LuMaximize />
                        {td_string!(locale, portfolio_map.show_all)}
                    </Button>
                }
            })
            .into_any()
    });
    let point = move |code: Option<String>| {
        if state.pointed.with_untracked(|pointed| *pointed != code) {
            state.pointed.set(code);
        }
    };
    view! {
        <section class="map-side" aria-labelledby="map-side-title">
            <div class="map-side-head">
                <h2 id="map-side-title" class="card-title">
                    {td_string!(locale, portfolio_map.list_title)}
                </h2>
                {show_all}
                {scope}
            </div>
            {figures}
            <div
                class="map-list"
                class:map-open=state.open
                on:mouseover=move |event| point(code_at(event.target().as_ref()))
                on:mouseleave=move |_| point(None)
                on:focusin=move |event| point(code_at(event.target().as_ref()))
                on:focusout=move |_| point(None)
                on:click=move |event| super::live::locate(state, event.target().as_ref())
                inner_html=move || state.drawn(|answer| &answer.drawn.list)
            ></div>
        </section>
    }
    .into_any()
}
