//! What a page with a map has beside the browser's code: the map's library, what reads archives of tiles and what draws
//! with it, each loaded when it is first wanted; what the map is laid on; and the style sheets that only some pages load.

use super::{Still, WALL, entry};
use crate::server_context::signed_in_as;
use http::request::Parts;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

/// Where the web build puts the files, as an address; and the map's own.
const MAP: &str = "/map";
/// Where the pages of what is on the device are.
const OFFLINE: &str = "/offline";

/// The names of the files.
#[derive(Debug, Clone)]
pub(super) struct MapLibrary {
    script: String,
    worker: String,
    style: String,
    /// Our own sheet of pages with a map, and of the wall's sketch.
    page: String,
    /// Our own sheet of the wall.
    wall: String,
    /// Our own sheet of what is done after signing in.
    desk: String,
    /// Our own sheet of the pages of what is on the device.
    offline: String,
    /// What reads archives of tiles.
    archive: Option<String>,
    /// What draws, and what lets it draw on this map.
    drawing: Option<(String, String)>,
}

/// In the context: what the map is laid on, if it is not the sketch.
#[derive(Debug, Clone, Default)]
pub struct BasemapOfPage {
    told: Option<Arc<str>>,
    is_archive: bool,
    /// Another for other hosts.
    mark: Option<Arc<str>>,
}

impl BasemapOfPage {
    /// `told`: what the browser's code is told, as JSON; `is_archive`: whether an archive is to be read; `hosts`: what
    /// the map's worker may ask.
    #[must_use]
    pub fn new(told: Option<String>, is_archive: bool, hosts: &[String]) -> Self {
        let mut hasher = DefaultHasher::new();
        hosts.hash(&mut hasher);
        let mark = (!hosts.is_empty()).then(|| format!("{:016x}", hasher.finish()).into());
        Self { told: told.map(Into::into), is_archive, mark }
    }
}

impl MapLibrary {
    /// From the list of its files (`name: file`); `None` where one is missing without which there is no map.
    pub fn of_list(list: &str) -> Option<Self> {
        let file = |key: &str| Some(format!("{MAP}/{}", entry(list, key)?));
        Some(Self {
            script: file("script")?,
            worker: file("worker")?,
            style: file("style")?,
            page: file("page")?,
            wall: file("wall")?,
            desk: file("desk")?,
            offline: file("offline")?,
            archive: file("archive"),
            drawing: file("draw").zip(file("draw-adapter")),
        })
    }
}

/// Whether the page at a path has a map: `/map` itself, and where a project's place is drawn.
#[must_use]
pub fn has_map(path: &str) -> bool {
    let path = path.trim_end_matches('/');
    path == MAP || draws(path)
}

fn draws(path: &str) -> bool {
    let code = path.strip_prefix("/projects/").and_then(|rest| rest.strip_suffix("/place"));
    code.is_some_and(|code| !code.is_empty() && !code.contains('/'))
}

/// Whether a page shows what is on the device. One shell without a network stands for all of them, so each has all sheets.
fn is_offline(path: &str) -> bool {
    path == OFFLINE || path.strip_prefix(OFFLINE).is_some_and(|rest| rest.starts_with('/'))
}

/// The path of the page that is asked for, without a slash at its end.
pub(super) fn path() -> String {
    use_context::<Parts>().map(|parts| parts.uri.path().trim_end_matches('/').to_owned()).unwrap_or_default()
}

/// What the page's map is laid on, for the attribute `data-basemap`.
pub(super) fn basemap() -> Option<String> {
    let basemap = use_context::<BasemapOfPage>().filter(|_| has_map(&path()))?;
    basemap.told.as_deref().map(str::to_owned)
}

/// Whether the page at a path is read by visitors, who go from one to another without loading a document anew.
fn is_read_by_visitors(path: &str) -> bool {
    let record = path.strip_prefix("/projects/").is_some_and(|code| !code.contains('/') && code != "new");
    record || ["", "/projects", "/investment", "/changes", MAP, WALL].contains(&path)
}

/// The style sheets that only some pages load. Links to such a page load it as a page of its own (`Face::rel`); who signs
/// in gets a new document by that.
pub(super) fn own_sheets(library: Option<&MapLibrary>) -> Option<impl IntoView + use<>> {
    let (library, path) = (library?, path());
    let (is_wall, is_offline) = (path == WALL, is_offline(&path));
    // A page that answers a form stands at any address.
    let is_still = use_context::<Still>().is_some();
    let at_desk = is_still || signed_in_as().is_some() || !is_read_by_visitors(&path);
    let sheets = [
        (at_desk, &library.desk),
        (is_wall || is_offline || has_map(&path), &library.page),
        (is_wall, &library.wall),
        (is_offline, &library.offline),
    ];
    let wanted = sheets.into_iter().filter(|(wanted, _)| *wanted).map(|(_, sheet)| sheet.clone());
    Some(wanted.map(|href| view! { <link rel="stylesheet" href=href /> }).collect_view())
}

/// What the browser's code calls (`browser::map`) to load the map's library: a module, its worker's address and its style
/// sheet; on a page that draws, what draws, too. At a desk it is asked for with the page, on a phone when the page's own code
/// wants it: the page is read first there. WebAssembly itself has no dynamic import.
pub(super) fn map_library(library: Option<&MapLibrary>) -> Option<impl IntoView + use<>> {
    let path = path();
    let MapLibrary { script, worker, style, archive, drawing, .. } = library.filter(|_| has_map(&path))?;
    let basemap = use_context::<BasemapOfPage>().unwrap_or_default();
    // Browsers keep the worker for a year, with the policy it came with.
    let worker = basemap.mark.map_or_else(|| worker.clone(), |mark| format!("{worker}?for={mark}"));
    let archive = archive.as_ref().filter(|_| basemap.is_archive).map_or_else(String::new, |archive| {
        format!(
            "\n  Promise.all([import({archive:?}), import({script:?})]).then(([{{ Protocol }}, map]) => \
             map.addProtocol('pmtiles', new Protocol({{ metadata: true }}).tile)),"
        )
    });
    let drawing = drawing.as_ref().filter(|_| draws(&path)).map_or_else(String::new, |(draw, adapter)| {
        format!(
            "\nglobalThis.guatuDraw = () => Promise.all([import({draw:?}), import({adapter:?})])\
             .then((parts) => Object.assign({{}}, ...parts));"
        )
    });
    let load = format!(
        "let library;
globalThis.guatuMap = () => library ??= Promise.all([
  import({script:?}),
  new Promise((done, failed) => {{
    const link = Object.assign(document.createElement('link'), {{ rel: 'stylesheet', href: {style:?}, onload: done, onerror: failed }});
    document.head.prepend(link);
  }}),{archive}
]).then(([map]) => (map.setWorkerUrl(new URL({worker:?}, location.href).href), map.prewarm(), map))
  .catch((error) => {{ library = undefined; throw error; }});
if (matchMedia('(pointer: fine)').matches) guatuMap().catch(() => {{}});{drawing}"
    );
    Some(view! {
        <script type="module" nonce=use_nonce()>
            {load}
        </script>
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_map_and_where_places_are_drawn_have_one() {
        for path in ["/map", "/map/", "/projects/CJ-001/place"] {
            assert!(has_map(path), "{path}");
        }
        for path in
            ["/", "/maps", "/projects", "/projects//place", "/projects/CJ-001/edit", "/projects/a/b/place"]
        {
            assert!(!has_map(path), "{path}");
        }
        assert!(draws("/projects/CJ-001/place") && !draws("/map"));
    }

    #[test]
    fn visitors_read_these_pages() {
        for path in ["", "/projects", "/projects/CJ-001", "/investment", "/changes", "/map", "/wall"] {
            assert!(is_read_by_visitors(path), "{path}");
        }
        for path in
            ["/sign-in", "/reports", "/projects/new", "/projects/CJ-001/edit", "/issues", "/admin/people"]
        {
            assert!(!is_read_by_visitors(path), "{path}");
        }
    }

    #[test]
    fn a_list_without_the_map_is_no_library_and_what_is_more_is_known_by_its_name() {
        let list = "script: s.js\nworker: w.js\nstyle: c.css\npage: p.css\nwall: w.css\ndesk: d.css\noffline: o.css\n";
        let library = MapLibrary::of_list(list).expect("a library");
        assert_eq!((library.worker.as_str(), library.archive), ("/map/w.js", None));
        let more = format!("{list}archive: p.js\ndraw: d.js\ndraw-adapter: a.js\n");
        let library = MapLibrary::of_list(&more).expect("a library");
        assert_eq!(library.drawing, Some(("/map/d.js".to_owned(), "/map/a.js".to_owned())));
        assert!(MapLibrary::of_list("script: s.js\n").is_none());
    }

    #[test]
    fn the_workers_address_is_another_for_other_hosts() {
        let mark = |hosts: &[&str]| {
            let hosts: Vec<_> = hosts.iter().map(|host| (*host).to_owned()).collect();
            BasemapOfPage::new(None, false, &hosts).mark
        };
        assert_eq!(mark(&[]), None);
        assert_ne!(mark(&["https://a.cn"]), mark(&["https://b.cn"]));
        assert_eq!(mark(&["https://a.cn"]), mark(&["https://a.cn"]));
    }
}
