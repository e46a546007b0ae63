//! What is drawn and what stands in the fields, kept the same; and what stood there before.

use crate::locale::{Locale, td_string, use_language, use_locale};
use crate::side::DrawingMap;
use domain::code_list::CodeList as _;
use domain::form::Fields;
use domain::label::Language;
use domain::place::{
    COORDINATE_SYSTEM, COORDINATES, CoordinateSystem, Geometry, SHAPE, ShapeKind, coordinates_text,
    drawn_so_far, has_holes, read_positions,
};
use leptos::html;
use leptos::prelude::*;

/// Where the map is kept while it is there. Made in the browser alone: only the thread that made it may touch it.
type Kept = StoredValue<Option<DrawingMap>, LocalStorage>;
/// The fields that are drawn into.
const FIELDS: [&str; 3] = [SHAPE, COORDINATES, COORDINATE_SYSTEM];

/// Handed to every part.
#[derive(Debug, Clone, Copy)]
pub(super) struct DrawingState {
    /// Around the fields.
    pub fields: NodeRef<html::Div>,
    /// Around the map.
    pub frame: NodeRef<html::Div>,
    /// Where the map goes.
    pub place: NodeRef<html::Div>,
    /// The map.
    pub kept: RwSignal<Option<Kept>>,
    /// How far it is.
    pub stage: RwSignal<Stage>,
    /// What stands in the fields, what stood there before, and what was taken back.
    pub now: StoredValue<Fields>,
    past: StoredValue<Vec<Fields>>,
    future: StoredValue<Vec<Fields>>,
    /// Which other shape was begun and is not finished.
    pub begun: StoredValue<Option<ShapeKind>>,
    /// What is said of it.
    pub told: RwSignal<String>,
    /// Kept here: what happens on the map happens outside of the page's own context.
    pub(super) locale: Locale,
    pub(super) language: Language,
}

/// How far the map is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// There is none: no JavaScript yet, or no WebGL.
    None,
    /// It is being opened.
    Opening,
    /// It is there.
    Open,
}

/// The drawing of the fields in an element.
pub(super) fn use_drawing(fields: NodeRef<html::Div>) -> DrawingState {
    DrawingState {
        fields,
        frame: NodeRef::new(),
        place: NodeRef::new(),
        kept: RwSignal::new(None),
        stage: RwSignal::new(Stage::None),
        now: StoredValue::default(),
        past: StoredValue::default(),
        future: StoredValue::default(),
        begun: StoredValue::default(),
        told: RwSignal::default(),
        locale: use_locale(),
        language: use_language(),
    }
}

/// The fields of a shape in the system everything is kept in.
fn fields_of(kind: ShapeKind, coordinates: String) -> Fields {
    let system = CoordinateSystem::Wgs84.code();
    [(SHAPE, kind.code().to_owned()), (COORDINATES, coordinates), (COORDINATE_SYSTEM, system.to_owned())]
        .into_iter()
        .collect()
}

impl DrawingState {
    fn with_map<T>(self, use_it: impl FnOnce(&DrawingMap) -> T) -> Option<T> {
        // The page may have been left meanwhile.
        let kept = self.kept.try_get_untracked().flatten()?;
        kept.try_with_value(|map| map.as_ref().map(use_it)).flatten()
    }

    /// What stands in the fields.
    pub fn typed(self) -> Fields {
        let fields = self.fields.get_untracked();
        let text = |name| fields.as_ref().and_then(|fields| crate::side::field_value(fields, name));
        FIELDS.iter().map(|name| (*name, text(name).unwrap_or_default())).collect()
    }

    /// Something else was typed or chosen.
    pub fn typed_over(self) {
        let typed = self.typed();
        if typed != self.now.get_value() {
            self.keep(typed);
            self.show();
        }
    }

    /// Something else is being typed: what it means so far is shown. It is kept when it is done.
    pub fn follow(self) {
        let typed = self.typed();
        self.begun.set_value(None);
        self.with_map(|map| map.show(drawn_so_far(&typed).as_ref()));
        self.tell_of(&typed);
    }

    /// Whether the form must wait: what is being drawn would be lost. Says so.
    pub fn is_unfinished(self) -> bool {
        let unfinished =
            self.begun.get_value().is_some() && self.with_map(DrawingMap::is_drawing) == Some(true);
        if unfinished {
            self.say(td_string!(self.locale, record_edit.draw_unfinished));
        }
        unfinished
    }

    /// Something was drawn, or what is shown was changed on the map.
    pub fn drawn(self, geometry: &Geometry) {
        let to = fields_of(geometry.kind(), coordinates_text(geometry));
        self.write(&to);
        self.keep(to);
        match self.begun.get_value() {
            // What is finished is shown to be changed.
            Some(_) => self.show(),
            // It is shown already, and may still be in the reader's hand: an edge drawn out is told of when its corner
            // is made and once more when that is let go.
            None => self.tell(),
        }
    }

    /// Writes something else into the fields.
    fn change(self, to: Fields) {
        self.write(&to);
        self.keep(to);
        self.show();
    }

    fn write(self, typed: &Fields) {
        if let Some(fields) = self.fields.get_untracked() {
            crate::side::fill_form(&fields, typed);
        }
    }

    fn keep(self, to: Fields) {
        let before = self.now.get_value();
        if before != to {
            self.past.update_value(|past| past.push(before));
            self.future.set_value(Vec::new());
            self.now.set_value(to);
        }
    }

    /// Shows what stands in the fields, and says what it is.
    pub fn show(self) {
        self.begun.set_value(None);
        let typed = self.now.get_value();
        let geometry = drawn_so_far(&typed);
        self.with_map(|map| map.show(geometry.as_ref()));
        self.tell();
    }

    /// Begins another shape.
    pub fn begin(self, kind: ShapeKind) {
        let locale = self.locale;
        self.begun.set_value(Some(kind));
        self.with_map(|map| map.begin(kind));
        self.say(match kind {
            ShapeKind::Point => td_string!(locale, record_edit.drawing_point),
            ShapeKind::Line => td_string!(locale, record_edit.drawing_line),
            ShapeKind::Area => td_string!(locale, record_edit.drawing_area),
        });
    }

    /// Adds the middle of the map to the chosen shape: how one draws by keyboard.
    pub fn add_middle(self) {
        let locale = self.locale;
        let typed = self.now.get_value();
        // The first point of another shape is put where the old one goes.
        let begun = self.begun.get_value();
        if begun.is_none() && has_holes(&typed) {
            return self.say(td_string!(locale, record_edit.draw_holes));
        }
        let blank = begun.is_some() || typed.filled(COORDINATES).is_none();
        let before = if blank { Ok(Vec::new()) } else { read_positions(&typed) };
        let Ok(before) = before else { return self.say(td_string!(locale, record_edit.draw_unreadable)) };
        let Some(middle) = self.with_map(DrawingMap::middle) else { return };
        let kind = begun.or_else(|| typed.filled(SHAPE).and_then(ShapeKind::from_code));
        let kind = kind.unwrap_or(ShapeKind::Point);
        let mut positions = Vec::new();
        if kind != ShapeKind::Point {
            positions.extend(before.iter().map(|position| position.position));
        }
        positions.push(middle);
        self.change(fields_of(kind, coordinates_text(&Geometry::LineString(positions))));
    }

    /// Takes everything away.
    pub fn clear(self) {
        let kind = self.now.get_value().filled(SHAPE).and_then(ShapeKind::from_code);
        self.change(fields_of(kind.unwrap_or(ShapeKind::Point), String::new()));
    }

    /// Goes back a point, or to what stood there before.
    pub fn undo(self) {
        if self.with_map(DrawingMap::undo_point) == Some(true) {
            return;
        }
        if self.begun.get_value().is_some() {
            return self.show();
        }
        self.step(self.past, self.future, td_string!(self.locale, record_edit.draw_nothing_before));
    }

    /// Goes there again.
    pub fn redo(self) {
        if self.with_map(DrawingMap::redo_point) != Some(true) {
            self.step(self.future, self.past, td_string!(self.locale, record_edit.draw_nothing_after));
        }
    }

    fn step(self, from: StoredValue<Vec<Fields>>, to: StoredValue<Vec<Fields>>, nothing: &'static str) {
        let Some(found) = from.try_update_value(Vec::pop).flatten() else { return self.say(nothing) };
        to.update_value(|to| to.push(self.now.get_value()));
        self.write(&found);
        self.now.set_value(found);
        self.show();
    }
}
