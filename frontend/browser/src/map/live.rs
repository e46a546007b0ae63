//! The map while it is open.

use super::basemap::{self, Basemap};
use super::colours::Colours;
use super::library::{Library, Map, object};
use super::listening::{Listener, Told, listen, on, part};
use super::opening::{controls, is_coarse, loaded, mark_idle, options, page_drawn};
use super::theme::Theme;
use super::{image, style};
use crate::document::set_root_attribute;
use domain::portfolio_map::{
    Beyond, MapBox, MapEvent, MapWords, Site, box_around, marks_json, shapes_json, whole_json,
};
use js_sys::Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Element;

/// Room around what is gone to, CSS pixels.
const ROOM: f64 = 48.0;
/// No nearer than this when going to something: a few street blocks across the map.
const NEAREST: f64 = 15.5;

/// An open map; dropping it takes it away.
pub struct LiveMap {
    shown: Rc<Shown>,
    // Kept for as long as the map may call them.
    _listeners: Vec<Listener>,
    _images: Closure<dyn FnMut(String)>,
    _theme: Option<Theme>,
}

impl std::fmt::Debug for LiveMap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LiveMap").finish_non_exhaustive()
    }
}

/// What is on the map: put on it again when its style is renewed.
#[derive(Debug)]
pub(super) struct Shown {
    map: Map,
    frame: Element,
    words: MapWords,
    colours: RefCell<Colours>,
    /// What it is laid on; `None` for the sketch.
    basemap: RefCell<Option<Basemap>>,
    /// GeoJSON text by source.
    data: RefCell<Vec<(&'static str, String)>>,
}

impl Shown {
    /// Gives a source its data, unless it has them.
    fn put(&self, source: &'static str, text: String) {
        if self.data.borrow().iter().any(|(known, has)| *known == source && *has == text) {
            return;
        }
        self.give(source, &text);
        let mut data = self.data.borrow_mut();
        data.retain(|(known, _)| *known != source);
        data.push((source, text));
    }

    fn give(&self, source: &str, text: &str) {
        // A source is missing while the style is being renewed: it gets its data when that is done.
        if let (Some(source), Some(data)) = (self.map.source(source), style::data(text)) {
            source.set_data(&data);
        }
    }

    /// Draws everything anew when the page's colours are others by now.
    pub fn renew(&self) {
        let colours = Colours::at(&self.frame);
        if *self.colours.borrow() != colours {
            *self.colours.borrow_mut() = colours;
            self.draw();
        }
    }

    /// Draws everything anew.
    fn draw(&self) {
        let style = style::style(&self.colours.borrow(), self.words.language, self.basemap.borrow().as_ref());
        // The sources go with the old style, and so do its images.
        self.map.set_style(&style, &object([("diff", false.into())]));
    }
}

impl LiveMap {
    /// Opens a map in `place`, within `frame` (which is what full screen shows), and looks at `start` unless the address
    /// says where to look. `beyond`: `sites` are only the first, and the map asks for all. `None` where the page has no library or the browser no WebGL.
    pub async fn open(
        frame: &Element,
        place: &Element,
        words: MapWords,
        sites: &[Site],
        beyond: Option<&Beyond>,
        start: Option<MapBox>,
        told: impl Fn(MapEvent) + 'static,
    ) -> Option<Self> {
        let library = Library::load().await?;
        if is_coarse() {
            page_drawn().await;
        }
        // The page may have been left meanwhile.
        if !place.is_connected() {
            return None;
        }
        let colours = Colours::at(frame);
        let basemap = Basemap::of_page().await;
        let laid_on = basemap.is_some();
        let style = style::style(&colours, words.language, basemap.as_ref());
        // With its data, so that the first picture is the whole one.
        let data = data(sites, beyond);
        data.iter().for_each(|(source, text)| style::put(&style, source, text));
        let map = library.map(&options(place, words, around(sites, beyond), start, &style))?;
        let shown = Rc::new(Shown {
            map: map.clone(),
            frame: frame.clone(),
            words,
            colours: RefCell::new(colours),
            basemap: RefCell::new(basemap),
            data: RefCell::new(data.into()),
        });
        let images = provide_images(&shown);
        let mut listeners = Vec::new();
        mark_idle(&map, &mut listeners);
        if laid_on {
            sketch_instead(&shown, &mut listeners);
        }
        if !loaded(&map, laid_on, &mut listeners).await {
            map.remove();
            return None;
        }
        controls(&library, &map, frame, laid_on);
        let told: Told = Rc::new(told);
        listeners.extend(listen(&map, &told));
        let renewed = Rc::clone(&shown);
        let again = move |_: JsValue| {
            let data = renewed.data.borrow();
            data.iter().for_each(|(source, text)| renewed.give(source, text));
        };
        on(&map, "style.load", again, &mut listeners);
        let weak = Rc::downgrade(&shown);
        let theme = Theme::watch(move || weak.upgrade().into_iter().for_each(|shown| shown.renew()));
        let live = Self { shown, _listeners: listeners, _images: images, _theme: theme };
        told(MapEvent::Moved(part(&map)));
        Some(live)
    }

    /// Shows these projects and no others.
    pub fn show(&self, sites: &[Site], beyond: Option<&Beyond>) {
        // What they are coloured by may be another by now.
        self.shown.renew();
        data(sites, beyond).into_iter().for_each(|(source, text)| self.shown.put(source, text));
    }

    /// Marks the project chosen and the one pointed at.
    pub fn mark(&self, chosen: Option<&Site>, pointed: Option<&Site>) {
        self.shown.put("chosen", whole_json(chosen));
        self.shown.put("pointed", whole_json(pointed));
    }

    /// Goes to a part.
    pub fn go_to(&self, part: MapBox) {
        let degrees = |micro: i32| JsValue::from(f64::from(micro) / 1e6);
        let corner = |x: i32, y: i32| Array::of2(&degrees(x), &degrees(y));
        let corners = Array::of2(&corner(part.west, part.south), &corner(part.east, part.north));
        let options = object([("padding", ROOM.into()), ("maxZoom", NEAREST.into())]);
        self.shown.map.fit_bounds(&corners, &options);
    }
}

impl Drop for LiveMap {
    fn drop(&mut self) {
        self.shown.map.remove();
    }
}

/// What the map's sources show: GeoJSON, or where it is.
fn data(sites: &[Site], beyond: Option<&Beyond>) -> [(&'static str, String); 2] {
    match beyond {
        Some(beyond) => [("marks", beyond.marks.clone()), ("shapes", beyond.shapes.clone())],
        None => [("marks", marks_json(sites)), ("shapes", shapes_json(sites))],
    }
}

/// The part that everything lies in.
fn around(sites: &[Site], beyond: Option<&Beyond>) -> Option<MapBox> {
    beyond.map_or_else(|| box_around(sites), |beyond| Some(beyond.around))
}

/// Takes the sketch where nothing of the basemap comes.
fn sketch_instead(shown: &Rc<Shown>, kept: &mut Vec<Listener>) {
    // What is seen is no sketch any more: the style sheet takes away the word.
    let came = || set_root_attribute("data-basemap-shown", Some("true"));
    let weak = Rc::downgrade(shown);
    let failed = move || {
        if let Some(shown) = weak.upgrade()
            && shown.basemap.take().is_some()
        {
            shown.draw();
        }
    };
    basemap::watch(&shown.map, came, failed, kept);
}

/// Draws images when the map asks for them.
fn provide_images(shown: &Rc<Shown>) -> Closure<dyn FnMut(String)> {
    // The map keeps the call, and `shown` the map: neither must keep the other alive for ever.
    let weak = Rc::downgrade(shown);
    let provide = Closure::<dyn FnMut(String)>::new(move |name: String| {
        if let Some(shown) = weak.upgrade() {
            image::add(&shown.map, &name, &shown.colours.borrow(), &shown.words.shapes);
        }
    });
    shown.map.set_missing_image_resolver(provide.as_ref().unchecked_ref());
    provide
}
