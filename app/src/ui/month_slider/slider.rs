//! The handle, with the links beside it.

use super::Months;
use super::play::Play;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Icon, live, month_choice_text, with_query};
use domain::calendar::ReportingMonth;
use leptos::html::Input;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

/// What its parts share.
#[derive(Clone, Copy)]
pub(super) struct Slider {
    /// What the page shows.
    pub(super) months: Signal<Option<Months>>,
    /// What has been asked for and is not shown yet.
    pub(super) asked: RwSignal<Option<ReportingMonth>>,
    /// Whether the months play.
    pub(super) playing: RwSignal<bool>,
}

impl Slider {
    /// Something of the months, once there are any.
    fn read<T>(self, read: impl FnOnce(Months) -> T) -> Option<T> {
        self.months.get().map(read)
    }

    /// The month the handle stands at: the one asked for, before it is shown.
    fn month(self) -> Option<ReportingMonth> {
        self.asked.get().or_else(|| self.read(|months| months.shown))
    }

    fn position(self) -> i32 {
        let month = self.month();
        self.read(|months| month.map_or(0, |month| month.months_since(months.first))).unwrap_or(0)
    }

    fn text(self) -> String {
        let (language, month) = (use_language(), self.month());
        let text = self.read(|months| Some(month_choice_text(month?, &months.calendar, language)));
        text.flatten().unwrap_or_default()
    }
}

/// Chooses the month a page is given for, by sliding or by playing. Made once: it keeps the keyboard's focus while the
/// page follows. Nothing while there is only one month.
#[component]
pub fn MonthSlider(
    /// The months there are and the one shown; nothing while the page has no answer.
    #[prop(into)]
    months: Signal<Option<Months>>,
) -> impl IntoView {
    let slider = Slider { months, asked: RwSignal::new(None), playing: RwSignal::new(false) };
    let go = use_going(slider);
    // What was asked for is shown, or cannot be: then the handle stands at what is.
    Effect::new(move || {
        let shown = slider.read(|months| months.shown);
        if slider.asked.get().is_some() && (shown.is_none() || slider.asked.get() == shown) {
            slider.asked.set(None);
        }
    });
    let is_bare = move || slider.read(|months| months.count() < 2).unwrap_or(true);
    // The handle tells its month by itself; months that play are told as they come.
    let told = move || if slider.playing.get() { "polite" } else { "off" };
    view! {
        <Transition fallback=|| ()>
            <div
                class="month-slider no-print"
                role="group"
                aria-label=td_string!(use_locale(), ui.time_machine)
                hidden=is_bare
            >
                <Beside slider step=-1 />
                <Range slider go />
                <Beside slider step=1 />
                <Play slider go />
                <output class="month-now" aria-live=told>{live(move || slider.text().into_any())}</output>
            </div>
        </Transition>
    }
    .into_any()
}

/// Goes to a month: the address it stands in, with nothing else changed. Leaves no step for "back", or sliding over nine
/// months would take nine of them.
pub(super) type Go = Callback<ReportingMonth>;

fn use_going(slider: Slider) -> Go {
    let (location, navigate) = (use_location(), use_navigate());
    Callback::new(move |month: ReportingMonth| {
        slider.asked.set(Some(month));
        let search = with_query(&location.search.get_untracked(), "as_of", Some(&month.to_string()));
        let address = format!("{}{search}", location.pathname.get_untracked());
        navigate(&address, NavigateOptions { scroll: false, replace: true, ..NavigateOptions::default() });
    })
}

/// The link to the month before or after; at the ends it leads nowhere.
#[component]
fn Beside(slider: Slider, step: i32) -> impl IntoView {
    let (locale, location) = (use_locale(), use_location());
    let href = move || {
        let month = slider.read(|months| months.beside(step)).flatten()?;
        let search = with_query(&location.search.get(), "as_of", Some(&month.to_string()));
        Some(format!("{}{search}", location.pathname.get()))
    };
    let (icon, text, rel) = if step < 0 {
        (icondata::LuChevronLeft, td_string!(locale, ui.month_before), "prev")
    } else {
        (icondata::LuChevronRight, td_string!(locale, ui.month_after), "next")
    };
    view! {
        <a class="btn month-beside" href=href rel=rel title=text on:click=move |_| slider.asked.set(None)>
            <Icon icon />
            <span class="sr-only">{text}</span>
        </a>
    }
    .into_any()
}

#[component]
fn Range(slider: Slider, go: Go) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let chosen = move || {
        let position = field.get_untracked()?.value().parse().ok()?;
        slider.months.get_untracked().map(|months| months.at(position))
    };
    let end = move || slider.read(|months| months.count() - 1).unwrap_or(0).to_string();
    view! {
        <input
            node_ref=field
            class="month-range"
            type="range"
            min="0"
            max=end
            step="1"
            value=move || slider.position().to_string()
            prop:value=move || slider.position().to_string()
            aria-label=td_string!(use_locale(), ui.as_of)
            aria-valuetext=move || slider.text()
            autocomplete="off"
            // Told while it is dragged, asked for when it is let go.
            on:input=move |_| slider.asked.set(chosen())
            on:change=move |_| {
                if let Some(month) = chosen() {
                    go.run(month);
                }
            }
        />
    }
    .into_any()
}
