//! The server's stand-in for the browser's map: the same functions, and no map.

use domain::portfolio_map::{MapBox, MapEvent, MapWords, Site};
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
        _start: Option<MapBox>,
        _told: impl Fn(MapEvent) + 'static,
    ) -> Option<Self> {
        None
    }

    /// Shows these projects and no others.
    pub fn show(&self, _sites: &[Site]) {}

    /// Marks the project chosen and the one pointed at.
    pub fn mark(&self, _chosen: Option<&Site>, _pointed: Option<&Site>) {}

    /// Goes to a part.
    pub fn go_to(&self, _part: MapBox) {}
}
