//! Turns the scenes: one is shown, and after its time the next. The scenes stay in the document as they are and only a
//! mark moves from one to the other, so that nothing grows however long the screen is on.

use leptos::html;
use leptos::leptos_dom::helpers::set_timeout_with_handle;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::Element;
use std::time::Duration;

/// The mark of the scene that is shown (`style/wall.css`).
const SHOWN: &str = "data-current";

/// The rotation of one wall.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rotation {
    /// Where the scenes stand.
    pub place: NodeRef<html::Div>,
    /// Which one is shown, from 0.
    pub at: RwSignal<usize>,
    /// How many there are.
    pub count: RwSignal<usize>,
    /// Whether it stands still.
    pub paused: RwSignal<bool>,
}

impl Rotation {
    /// From the first scene on.
    pub fn new(place: NodeRef<html::Div>) -> Self {
        Self { place, at: RwSignal::new(0), count: RwSignal::new(0), paused: RwSignal::new(false) }
    }

    /// Turns them in the browser; `seconds`: how long each stays, once that is known.
    pub fn run(self, seconds: impl Fn() -> Option<u32> + Send + Sync + 'static) {
        // A timer for each scene, made anew whenever another is shown, by whomever.
        Effect::new(move |_| {
            self.at.track();
            let (Some(seconds), Some(_)) = (seconds(), self.place.get()) else { return };
            self.show();
            if self.paused.get() {
                return;
            }
            let turn = move || {
                // The page may have been left meanwhile.
                if self.paused.try_get_untracked() == Some(false) {
                    self.step(1);
                }
            };
            let timer = set_timeout_with_handle(turn, Duration::from_secs(u64::from(seconds))).ok();
            on_cleanup(move || {
                if let Some(timer) = timer {
                    timer.clear();
                }
            });
        });
    }

    /// Goes so many scenes on, or back; past the last comes the first.
    pub fn step(self, by: isize) {
        if let Some(count) = isize::try_from(self.slides().len()).ok().filter(|count| *count > 0) {
            let at = isize::try_from(self.at.get_untracked()).unwrap_or(0);
            self.at.set((at + by).rem_euclid(count).unsigned_abs());
        }
    }

    /// Shows the scene whose turn it is; of fewer scenes than before the last.
    pub fn show(self) {
        let slides = self.slides();
        if slides.is_empty() {
            return;
        }
        if self.count.get_untracked() != slides.len() {
            self.count.set(slides.len());
        }
        let at = self.at.get_untracked().min(slides.len() - 1);
        for (n, slide) in slides.iter().enumerate() {
            // Neither fails: the name is a constant and valid.
            let _ = if n == at { slide.set_attribute(SHOWN, "") } else { slide.remove_attribute(SHOWN) };
        }
    }

    fn slides(self) -> Vec<Element> {
        let found = self.place.try_get_untracked().flatten();
        let Some(found) = found.and_then(|place| place.query_selector_all(".wall-slide").ok()) else {
            return Vec::new();
        };
        (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
    }
}
