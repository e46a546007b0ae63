//! How a status light looks: every feature shows the same four shapes.

use crate::locale::use_language;
use crate::ui::{Badge, Tone};
use domain::code_list::CodeList as _;
use domain::status_light::Light;
use leptos::prelude::*;

/// The order in which lights are shown: worst first.
pub const WORST_FIRST: [Light; 4] = [Light::Red, Light::Yellow, Light::Green, Light::Grey];

/// What a light means as a tone.
#[must_use]
pub const fn light_tone(light: Light) -> Tone {
    match light {
        Light::Green => Tone::Good,
        Light::Yellow => Tone::Caution,
        Light::Red => Tone::Bad,
        Light::Grey => Tone::Neutral,
    }
}

/// A light in colour, shape and words.
#[component]
pub fn LightBadge(
    /// The light.
    light: Light,
) -> impl IntoView {
    view! { <Badge label=light.label().in_language(use_language()) tone=light_tone(light) mark=true /> }
}
