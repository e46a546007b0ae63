//! What every page of what is on the device has: its head, the line that says how old it is, the way to the others.

use super::copy::{Copy, OnDevice};
use super::question::with_path;
use super::{list, map, record, start};
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{
    ButtonVariant, EmptyState, LinkButton, PageHead, Skeleton, TabLink, TabLinks, live, month_text,
};
use domain::calendar::ReportingMonth;
use domain::offline::Room;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_meta::Title;
use leptos_router::hooks::use_location;

/// Where they are.
pub(super) const ROOT: &str = "/offline";
/// The list.
pub(super) const PROJECTS: &str = "/offline/projects";
/// The map.
pub(super) const MAP: &str = "/offline/map";

/// What a page knows of the device.
#[derive(Debug, Clone, Copy)]
pub(super) struct Device {
    /// The copy: the page is drawn anew when it changes.
    pub copy: RwSignal<OnDevice>,
    /// What was done, or could not be.
    pub told: RwSignal<Option<String>>,
    /// Whether a copy is on its way.
    pub busy: RwSignal<bool>,
    /// Room on the device.
    pub room: RwSignal<Option<Room>>,
}

impl Device {
    fn new() -> Self {
        Self {
            copy: RwSignal::new(OnDevice::Reading),
            told: RwSignal::new(None),
            busy: RwSignal::new(false),
            room: RwSignal::new(None),
        }
    }

    /// Asks the device for everything.
    pub async fn look(self) {
        self.copy.set(OnDevice::read(crate::side::copy::load().await));
        self.room.set(crate::side::copy::room().await);
    }
}

/// The page at a path.
#[must_use]
pub fn open(path: &str) -> AnyView {
    let locale = use_locale();
    let device = Device::new();
    let search = use_location().search;
    let links = StoredValue::new_local(None);
    // Only in a browser.
    Effect::new(move || {
        // The shell was drawn for everybody; the reader's own theme is in their cookie, which the worker cannot read.
        if let Some(theme) = crate::side::remembered_theme().filter(|theme| *theme != crate::side::theme()) {
            crate::side::remember_theme(theme);
        }
        // Other pages are of other code, which only a network brings: the service worker answers for whole pages.
        links.set_value(Some(crate::side::hold_links()));
        spawn_local(device.look());
    });
    let path = path.to_owned();
    view! {
        <Title text=td_string!(locale, offline.title) />
        <div class="offline">
            <PageHead title=td_string!(locale, offline.title) lead=td_string!(locale, offline.lead) />
            {live(move || shown(&path, device, &search.get()))}
        </div>
    }
    .into_any()
}

/// The page's own part. The server draws no more than that something is being read, at every path the same.
fn shown(path: &str, device: Device, search: &str) -> AnyView {
    let locale = use_locale();
    let copy = match device.copy.get() {
        OnDevice::Reading => {
            return view! {
                <p class="offline-wait">{td_string!(locale, offline.reading)}</p>
                <Skeleton lines=6 />
            }
            .into_any();
        }
        OnDevice::Nothing => None,
        OnDevice::OfOtherVersion(question) => return start::other_version(device, question.as_deref()),
        OnDevice::Here(copy) => Some(copy),
    };
    if path == ROOT {
        return start::page(device, copy.as_deref(), search);
    }
    let Some(copy) = copy else { return nothing_here() };
    let part = match path.strip_prefix(PROJECTS).map(|rest| rest.trim_start_matches('/')) {
        Some("") => list::page(&copy, search),
        Some(code) => record::page(&copy, code, search),
        None => map::page(&copy, search),
    };
    view! { {tabs(path, search)} {age(&copy, None)} {part} }.into_any()
}

/// Alternatives: what there is, list, map.
pub(super) fn tabs(path: &str, search: &str) -> AnyView {
    let locale = use_locale();
    let tab = |to: &str, label: &str| TabLink {
        href: with_path(to, search),
        label: label.to_owned(),
        current: path == to,
    };
    let tabs = vec![
        TabLink {
            href: ROOT.to_owned(),
            label: td_string!(locale, offline.tab_start).to_owned(),
            current: path == ROOT,
        },
        tab(PROJECTS, td_string!(locale, offline.tab_projects)),
        tab(MAP, td_string!(locale, offline.tab_map)),
    ];
    view! { <TabLinks label=td_string!(locale, offline.title) tabs /> }.into_any()
}

/// 离线 · 数据截至 …: on every page. `month`: another than the copy's own, where one was asked for.
pub(super) fn age(copy: &Copy, month: Option<ReportingMonth>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let made = &copy.pack.made;
    let month = month_text(month.unwrap_or(made.as_of.month), language);
    let at = start::local_time(made.at);
    let text = td_string!(locale, offline.as_of, month = month, at = at).to_string();
    view! { <p class="offline-age" role="status">{text}</p> }.into_any()
}

/// There is no copy; the way to one.
fn nothing_here() -> AnyView {
    let locale = use_locale();
    view! {
        <EmptyState title=td_string!(locale, offline.nothing) text=td_string!(locale, offline.nothing_text)>
            <LinkButton href=ROOT variant=ButtonVariant::Primary>{td_string!(locale, offline.to_start)}</LinkButton>
        </EmptyState>
    }
    .into_any()
}

/// A question that cannot be answered, with what would have been allowed.
pub(super) fn wrong(error: domain::portfolio::QueryError) -> AnyView {
    view! { <crate::ui::ErrorState error=error.into() /> }.into_any()
}

/// The page's own part, drawn with what is said to be on a device.
#[cfg(test)]
pub(super) fn drawn(path: &str, on_device: OnDevice, search: &str) -> AnyView {
    let device = Device::new();
    device.copy.set(on_device);
    shown(path, device, search)
}
