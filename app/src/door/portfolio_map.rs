//! The server's stand-ins for the browser's maps: the same functions, and no map.

use domain::place::{Geometry, Position, ShapeKind};
use domain::portfolio_map::{Beyond, MapBox, MapEvent, MapWords, Site};
use leptos::web_sys::Element;

/// A map that is never there.
#[derive(Debug)]
pub(crate) enum LiveMap {}

impl LiveMap {
    /// Opens no map: only browsers have one.
    pub async fn open(
        _frame: &Element,
        _place: &Element,
        _words: MapWords,
        _sites: &[Site],
        _beyond: Option<&Beyond>,
        _start: Option<MapBox>,
        _told: impl Fn(MapEvent) + 'static,
    ) -> Option<Self> {
        None
    }

    /// Shows these projects and no others.
    pub fn show(&self, _sites: &[Site], _beyond: Option<&Beyond>) {}

    /// Marks the project chosen and the one pointed at.
    pub fn mark(&self, _chosen: Option<&Site>, _pointed: Option<&Site>) {}

    /// Goes to a part.
    pub fn go_to(&self, _part: MapBox) {}
}

/// A map to draw on that is never there.
#[derive(Debug)]
pub(crate) enum DrawingMap {}

impl DrawingMap {
    /// Opens no map: only browsers have one.
    pub async fn open(
        _frame: &Element,
        _place: &Element,
        _words: MapWords,
        _start: MapBox,
        _told: impl Fn(Geometry) + 'static,
    ) -> Option<Self> {
        None
    }

    /// Shows a shape and no other.
    pub fn show(&self, _geometry: Option<&Geometry>) {}

    /// Begins another shape.
    pub fn begin(&self, _kind: ShapeKind) {}

    /// Takes back the last point.
    pub fn undo_point(&self) -> bool {
        false
    }

    /// Puts it back.
    pub fn redo_point(&self) -> bool {
        false
    }

    /// Nothing is.
    pub fn is_drawing(&self) -> bool {
        false
    }

    /// The middle of no map.
    pub fn middle(&self) -> Position {
        [0.0, 0.0]
    }
}
