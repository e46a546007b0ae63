//! What a page and the browser's map tell each other.

use super::MapBox;
use crate::label::Language;
use serde::{Deserialize, Serialize};

/// More projects than a page brings along: the map asks for their marks itself, and the page for what a part of the map
/// shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beyond {
    /// The address of all marks; another when the projects are others.
    pub marks: String,
    /// The same of the shapes beside the marks.
    pub shapes: String,
    /// The part that every project lies in, whatever is asked.
    pub around: MapBox,
}

/// What happened on the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MapEvent {
    /// It came to rest over this part.
    Moved(MapBox),
    /// A project was chosen by its code; `None`: what was chosen no longer is.
    Chosen(Option<String>),
    /// A project is pointed at; `None`: none is.
    Pointed(Option<String>),
}

/// The shape of each light by its ordinal, as an SVG path in a box of 12 × 12: that of everywhere else.
pub type LightShapes = [&'static str; 4];

/// How the map speaks.
#[derive(Debug, Clone, Copy)]
pub struct MapWords {
    /// Of sums.
    pub language: Language,
    /// Of marks.
    pub shapes: LightShapes,
    /// What the map is, for screen readers.
    pub title: &'static str,
    /// Of its buttons.
    pub zoom_in: &'static str,
    /// Of its buttons.
    pub zoom_out: &'static str,
    /// Of its buttons.
    pub full_screen: &'static str,
    /// Of its buttons.
    pub leave_full_screen: &'static str,
    /// Shown where one finger scrolls the page.
    pub two_fingers: &'static str,
}
