//! The map's colours, from the page's style sheet: so they follow the theme.

use domain::portfolio_map::Colouring;
use web_sys::{CssStyleDeclaration, Element};

/// Colours as CSS writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Colours {
    /// By the name of the custom property without its `--map-`.
    pub ground: Vec<(&'static str, String)>,
    /// By class.
    pub hues: Vec<String>,
}

/// What the ground, its words and a place that is being drawn are drawn in; in the style they stand as `$land` and so on.
const GROUND: [&str; 10] =
    ["land", "neighbour", "district", "sea", "line", "border", "name", "text", "halo", "drawn"];
/// What stands where the style sheet has no such colour.
const NONE: &str = "#888888";

impl Colours {
    /// Those in force at an element.
    pub fn at(element: &Element) -> Self {
        let style = web_sys::window().and_then(|window| window.get_computed_style(element).ok().flatten());
        let ground = GROUND.map(|name| (name, value(style.as_ref(), &format!("--map-{name}"))));
        let hues = (0..Colouring::MOST_CLASSES).map(|class| value(style.as_ref(), &format!("--hue-{class}")));
        Self { ground: ground.to_vec(), hues: hues.collect() }
    }

    /// One of the ground's.
    pub fn of(&self, name: &str) -> &str {
        self.ground.iter().find(|(known, _)| *known == name).map_or(NONE, |(_, value)| value.as_str())
    }

    /// That of a class.
    pub fn hue(&self, class: usize) -> &str {
        self.hues.get(class).map_or(NONE, String::as_str)
    }
}

fn value(style: Option<&CssStyleDeclaration>, name: &str) -> String {
    let value = style.and_then(|style| style.get_property_value(name).ok());
    let value = value.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
    value.unwrap_or_else(|| NONE.to_owned())
}
