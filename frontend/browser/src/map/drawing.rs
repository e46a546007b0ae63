//! A map on which a place is drawn, while it is open: by mouse and finger with Terra Draw, which is told of here in our
//! own shapes. What is drawn and what stood there before is the page's to keep.

use super::basemap::{self, Basemap};
use super::colours::Colours;
use super::drawing_library::{Draw, draw_on};
use super::drawing_shape::{feature_of, geometry_of, mode, rounded};
use super::library::{Library, Map, member, object};
use super::listening::{Listener, on};
use super::opening::{controls, loaded, options};
use super::style::style;
use super::theme::Theme;
use domain::label::Language;
use domain::place::{Geometry, Position, ShapeKind};
use domain::portfolio_map::{MapBox, MapWords};
use js_sys::{Array, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Element;

/// Terra Draw's mode in which what is drawn is changed.
const CHANGING: &str = "select";

/// An open map; dropping it takes it away.
pub struct DrawingMap {
    shown: Rc<Shown>,
    // Kept for as long as the map may call them.
    _listeners: Vec<Listener>,
    _theme: Option<Theme>,
}

impl std::fmt::Debug for DrawingMap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DrawingMap").finish_non_exhaustive()
    }
}

/// What is on the map: put on it again when its style is another.
struct Shown {
    map: Map,
    draw: Draw,
    geometry: RefCell<Option<Geometry>>,
    frame: Element,
    language: Language,
    colours: RefCell<Colours>,
    /// What it is laid on; `None` for the sketch.
    basemap: RefCell<Option<Basemap>>,
    /// Whether what draws waits for another style.
    is_stopped: Cell<bool>,
}

impl DrawingMap {
    /// Opens a map in `place`, within `frame`, and looks at `start`; tells of every shape that was drawn or changed.
    /// `None` where the page has no library or the browser no WebGL.
    pub async fn open(
        frame: &Element,
        place: &Element,
        words: MapWords,
        start: MapBox,
        told: impl Fn(Geometry) + 'static,
    ) -> Option<Self> {
        let library = Library::load().await?;
        let basemap = Basemap::of_page().await;
        // The page may have been left meanwhile.
        if !place.is_connected() {
            return None;
        }
        let colours = Colours::at(frame);
        let laid_on = basemap.is_some();
        let options =
            options(place, words, None, Some(start), &style(&colours, words.language, basemap.as_ref()));
        for (name, value) in [("hash", false), ("cooperativeGestures", false)] {
            // Cannot fail: the object is ours. One finger draws here, and the address belongs to the form.
            let _ = Reflect::set(&options, &name.into(), &value.into());
        }
        let map = library.map(&options)?;
        let mut listeners = Vec::new();
        let draw = match loaded(&map, laid_on, &mut listeners).await {
            true => draw_on(&map, colours.of("drawn")).await,
            false => None,
        };
        let Some(draw) = draw else {
            map.remove();
            return None;
        };
        controls(&library, &map, frame, laid_on);
        let shown = Rc::new(Shown {
            map,
            draw,
            geometry: RefCell::default(),
            frame: frame.clone(),
            language: words.language,
            colours: RefCell::new(colours),
            basemap: RefCell::new(basemap),
            is_stopped: Cell::new(false),
        });
        follow_style(&shown, &mut listeners);
        if laid_on {
            sketch_instead(&shown, &mut listeners);
        }
        let weak = Rc::downgrade(&shown);
        let theme = Theme::watch(move || weak.upgrade().into_iter().for_each(|shown| shown.renew()));
        let weak = Rc::downgrade(&shown);
        let finished = Listener::new(move |id: JsValue| {
            let Some(shown) = weak.upgrade() else { return };
            if let Some(drawn) = geometry_of(&shown.draw.feature(&id)) {
                *shown.geometry.borrow_mut() = Some(drawn.clone());
                told(drawn);
            }
        });
        shown.draw.on("finish", finished.as_ref().unchecked_ref());
        listeners.push(finished);
        Some(Self { shown, _listeners: listeners, _theme: theme })
    }

    /// Shows a shape, to be changed; nothing else is on the map then. An area with holes is only shown.
    pub fn show(&self, geometry: Option<&Geometry>) {
        *self.shown.geometry.borrow_mut() = geometry.cloned();
        self.shown.put();
    }

    /// Begins another shape.
    pub fn begin(&self, kind: ShapeKind) {
        self.shown.empty();
        // Fails for no mode of ours.
        let _ = self.shown.draw.set_mode(mode(kind));
    }

    /// Takes back the last point of a shape that is not finished; says whether there was one.
    #[must_use]
    pub fn undo_point(&self) -> bool {
        self.is_drawing() && self.shown.draw.undo().unwrap_or(false)
    }

    /// Puts it back.
    #[must_use]
    pub fn redo_point(&self) -> bool {
        self.is_drawing() && self.shown.draw.redo().unwrap_or(false)
    }

    /// Whether a shape has points and is not finished.
    #[must_use]
    pub fn is_drawing(&self) -> bool {
        self.shown.is_drawing()
    }

    /// The middle of the map.
    #[must_use]
    pub fn middle(&self) -> Position {
        let middle = self.shown.map.center();
        let degrees =
            |name| member(&middle, &[name]).and_then(|degrees| degrees.as_f64()).unwrap_or_default();
        [rounded(degrees("lng")), rounded(degrees("lat"))]
    }
}

impl Drop for DrawingMap {
    fn drop(&mut self) {
        // What it leaves behind goes with the map.
        let _ = self.shown.draw.stop();
        self.shown.map.remove();
    }
}

impl Shown {
    fn is_drawing(&self) -> bool {
        self.draw.mode_state() == "drawing"
    }

    /// Takes the page's colours when they are others by now. A shape that is half drawn would go with the old style: then
    /// the old colours stay.
    fn renew(&self) {
        let colours = Colours::at(&self.frame);
        if *self.colours.borrow() != colours && !self.is_drawing() {
            *self.colours.borrow_mut() = colours;
            self.restyle();
        }
    }

    /// Draws the ground anew; what draws has lost its layers then.
    fn restyle(&self) {
        self.is_stopped.set(true);
        // Stopped while its layers are there.
        let _ = self.draw.stop();
        let style = style(&self.colours.borrow(), self.language, self.basemap.borrow().as_ref());
        self.map.set_style(&style, &object([("diff", false.into())]));
    }

    fn empty(&self) {
        // An unfinished shape goes with its mode. Neither fails: the mode is there.
        let _ = self.draw.set_mode(CHANGING);
        let _ = self.draw.clear();
    }

    fn put(&self) {
        self.empty();
        let geometry = self.geometry.borrow();
        let with_holes = matches!(geometry.as_ref(), Some(Geometry::Polygon(rings)) if rings.len() > 1);
        let features = Array::new();
        if let Some(geometry) = geometry.as_ref() {
            features.push(&feature_of(geometry));
        }
        // Terra Draw takes no holes; ours shows them.
        if let Some(source) = self.map.source("chosen") {
            let all = if with_holes { features.clone() } else { Array::new() };
            source.set_data(&object([("type", "FeatureCollection".into()), ("features", all.into())]));
        }
        if with_holes || features.length() == 0 {
            return;
        }
        let added = self.draw.add_features(&features).map(|added| added.get(0));
        let id = added.ok().filter(|added| member(added, &["valid"]).is_some_and(|valid| valid.is_truthy()));
        if let Some(id) = id.and_then(|added| member(&added, &["id"])) {
            // It was just added.
            let _ = self.draw.select_feature(&id);
        }
    }
}

/// Lets what draws begin again with every new style.
fn follow_style(shown: &Rc<Shown>, kept: &mut Vec<Listener>) {
    let weak = Rc::downgrade(shown);
    let renewed = move |_: JsValue| {
        if let Some(shown) = weak.upgrade().filter(|shown| shown.is_stopped.replace(false)) {
            // It was stopped.
            let _ = shown.draw.start();
            shown.put();
        }
    };
    on(&shown.map, "style.load", renewed, kept);
}

/// Takes the sketch where nothing of the basemap comes.
fn sketch_instead(shown: &Rc<Shown>, kept: &mut Vec<Listener>) {
    let weak = Rc::downgrade(shown);
    let failed = move || {
        if let Some(shown) = weak.upgrade()
            && shown.basemap.take().is_some()
        {
            shown.restyle();
        }
    };
    basemap::watch(&shown.map, || (), failed, kept);
}
