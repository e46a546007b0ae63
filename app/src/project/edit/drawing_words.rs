//! What is said of a drawing while it is made, under its map.

use super::drawing_state::DrawingState;
use crate::locale::td_string;
use domain::code_list::CodeList as _;
use domain::form::Fields;
use domain::place::{CHINA, COORDINATES, TypedShape, has_holes};
use leptos::prelude::*;

impl DrawingState {
    /// Says what stands in the fields.
    pub(super) fn tell(self) {
        self.tell_of(&self.now.get_value());
    }

    pub(super) fn tell_of(self, typed: &Fields) {
        let locale = self.locale;
        let told = if typed.filled(COORDINATES).is_none() {
            td_string!(locale, record_edit.draw_empty).to_owned()
        } else {
            match TypedShape::read(typed, &CHINA) {
                Ok(shape) => self.said(&shape, has_holes(typed)),
                Err(errors) => {
                    let language = self.language;
                    let first = errors.0.first().map(|error| error.message.in_language(language).to_owned());
                    first.unwrap_or_default()
                }
            }
        };
        self.told.set(told);
    }

    /// A shape in words: what it is, how large, and where a position was converted to.
    fn said(self, shape: &TypedShape, with_holes: bool) -> String {
        let (locale, language) = (self.locale, self.language);
        let kind = shape.geometry.kind().label().in_language(language);
        let extent = shape.geometry.extent().words();
        let extent = extent.map(|words| words.in_language(language).to_owned());
        let first = shape.positions.first().map(|position| position.note().in_language(language).to_owned());
        let holes = with_holes.then(|| td_string!(locale, record_edit.draw_holes).to_owned());
        let parts = [Some(kind.to_owned()), extent, first.filter(|_| shape.positions.len() == 1), holes];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    pub(super) fn say(self, text: &'static str) {
        self.told.set(text.to_owned());
    }
}
