//! The device's position for a site check: asked for by a press, told with how exact it is and how far from the site.

use super::view::SitePlace;
use crate::locale::{td_string, use_locale};
use crate::ui::{Button, Icon};
use domain::site_check::{PositionFault, SitePosition};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is known of the position.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Asked {
    NotYet,
    Waiting,
    Known(SitePosition),
    Not(PositionFault),
}

/// A button, what it found out, and the fields that send it. Without JavaScript only the fields.
#[component]
pub(super) fn PlaceButton(
    /// Longitude, latitude and accuracy as they were sent before.
    position: [String; 3],
    /// Where the site is.
    place: Option<SitePlace>,
) -> impl IntoView {
    let locale = use_locale();
    let place = place.map(SitePlace::geometry);
    let asked = RwSignal::new(Asked::NotYet);
    let hydrated = RwSignal::new(false);
    Effect::new(move || hydrated.set(true));
    let ask = move |_| {
        asked.set(Asked::Waiting);
        spawn_local(async move {
            let found = crate::side::position().await;
            let _ = asked.try_set(found.map_or_else(Asked::Not, Asked::Known));
        });
    };
    let told = move || match asked.get() {
        Asked::NotYet => String::new(),
        Asked::Waiting => td_string!(locale, site_check.place_waiting).to_owned(),
        Asked::Not(fault) => match fault {
            PositionFault::Refused => td_string!(locale, site_check.place_refused),
            PositionFault::TimedOut => td_string!(locale, site_check.place_timed_out),
            PositionFault::Unavailable => td_string!(locale, site_check.place_unavailable),
            PositionFault::NoDevice => td_string!(locale, site_check.place_no_device),
        }
        .to_owned(),
        Asked::Known(position) => {
            let accuracy = position.accuracy_metres;
            match place.as_ref().and_then(|place| position.distance_to(place)) {
                Some(metres) => {
                    td_string!(locale, site_check.place_known, accuracy = accuracy, metres = metres)
                        .to_string()
                }
                None => td_string!(locale, site_check.place_known_alone, accuracy = accuracy).to_string(),
            }
        }
    };
    let fields = ["longitude", "latitude", "accuracy"].into_iter().zip(position).map(|(name, sent)| {
        let value = move || match asked.get() {
            Asked::Known(SitePosition { at, accuracy_metres }) => match name {
                "longitude" => at[0].to_string(),
                "latitude" => at[1].to_string(),
                _ => accuracy_metres.to_string(),
            },
            _ => sent.clone(),
        };
        view! { <input type="hidden" name=name value=value /> }
    });
    let fields = fields.collect_view();
    let button = move || {
        hydrated.get().then(|| {
            view! {
                <Button kind="button" on:click=ask>
                    <Icon icon=icondata::LuMapPin />
                    {td_string!(locale, site_check.place_ask)}
                </Button>
            }
        })
    };
    // What a browser without JavaScript shows: no `<noscript>`, whose content is text to one that has it.
    let without = move || {
        (!hydrated.get()).then(|| {
            view! { <p class="field-hint">{td_string!(locale, site_check.place_no_script)}</p> }
        })
    };
    view! {
        <div class="site-place">
            {fields}
            {button}
            {without}
            <p class="site-place-told" role="status">{told}</p>
        </div>
    }
}
