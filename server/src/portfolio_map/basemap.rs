//! What the browser's map is laid on: the sketch of our own, or a map of others. Here is what browsers are told of it, and
//! which hosts their policy must let them reach.

use super::{Archive, TileKind};
use serde_json::{Value, json};

/// What is under the projects.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Basemap {
    /// The outlines of the program itself; nothing is asked of others.
    #[default]
    Sketch,
    /// 天地图, the state's own map, by the key of an application of the office's.
    Tianditu {
        /// Pictures from the air instead of the drawn map.
        imagery: bool,
        /// The key; browsers send it, so everybody can read it. Tianditu ties it to the office's domain.
        key: String,
    },
    /// A style for MapLibre.
    Style {
        /// Where it is.
        url: String,
        /// What else than its own host its sources come from, as `https://host`.
        hosts: Vec<String>,
    },
    /// Pictures by column, row and zoom.
    Raster {
        /// Where they are, with `{x}`, `{y}`, `{z}` in it.
        url: String,
        /// Whose they are, told on the map; plain text.
        attribution: String,
        /// What else than its own host they come from.
        hosts: Vec<String>,
    },
    /// A file of the data directory.
    Pmtiles(Archive),
}

/// Tianditu's servers, from 0: browsers ask several at once.
const TIANDITU_SERVERS: u8 = 8;
/// The nearest zoom at which Tianditu has tiles everywhere.
const TIANDITU_NEAREST: u8 = 18;
/// What is drawn of a vector archive: layers as Protomaps names them, in the page's colours.
const VECTOR_LAYERS: &str = include_str!("vector_layers.json");

impl Basemap {
    /// The origins browsers must be let to reach for it: `https://host`, `https://host:port`.
    #[must_use]
    pub fn hosts(&self) -> Vec<String> {
        match self {
            Self::Sketch | Self::Pmtiles(_) => Vec::new(),
            Self::Tianditu { .. } => {
                (0..TIANDITU_SERVERS).map(|server| format!("https://t{server}.tianditu.gov.cn")).collect()
            }
            Self::Style { url, hosts } | Self::Raster { url, hosts, .. } => {
                let mut all: Vec<_> = origin(url).map(str::to_owned).into_iter().collect();
                all.extend(hosts.iter().filter(|host| origin(url) != Some(host)).cloned());
                all
            }
        }
    }

    /// The same as they stand in a content policy after a source that is there already: a blank before each.
    #[must_use]
    pub fn policy_sources(&self) -> String {
        self.hosts().iter().flat_map(|host| [" ", host.as_str()]).collect()
    }

    /// What the browser's code (`browser::map`) is told of it, as JSON: either `style`, the address of a style, or
    /// `sources` and `layers` of one. `None` for the sketch. `"$land"` and so on in it stand for the page's colours,
    /// `"$place"` for the name of a place in the page's language, `$origin` for the page's own.
    #[must_use]
    pub fn for_browser(&self) -> Option<String> {
        let told = match self {
            Self::Sketch => return None,
            Self::Tianditu { imagery, key } => {
                let (ground, names) = if *imagery { ("img", "cia") } else { ("vec", "cva") };
                let source = |layer: &str| {
                    let tiles: Vec<_> = (0..TIANDITU_SERVERS).map(|t| tianditu(t, layer, key)).collect();
                    json!({ "type": "raster", "tiles": tiles, "tileSize": 256, "minzoom": 1, "maxzoom": TIANDITU_NEAREST, "attribution": "天地图" })
                };
                json!({
                    "sources": { "ground": source(ground), "names": source(names) },
                    "layers": [pictures("ground"), pictures("names")],
                })
            }
            Self::Style { url, .. } => json!({ "style": url }),
            Self::Raster { url, attribution, .. } => {
                let source = json!({ "type": "raster", "tiles": [url], "tileSize": 256, "attribution": as_html(attribution) });
                json!({ "sources": { "ground": source }, "layers": [pictures("ground")] })
            }
            Self::Pmtiles(archive) => {
                let url = "pmtiles://$origin/map/basemap.pmtiles";
                match archive.kind {
                    TileKind::Raster => json!({
                        "sources": { "ground": { "type": "raster", "url": url, "tileSize": 256 } },
                        "layers": [pictures("ground")],
                    }),
                    TileKind::Vector => json!({
                        "sources": { "ground": { "type": "vector", "url": url } },
                        // Ours, and a test reads it; without it there is a map without layers.
                        "layers": serde_json::from_str::<Value>(VECTOR_LAYERS).unwrap_or_default(),
                    }),
                }
            }
        };
        Some(told.to_string())
    }

    /// Whether browsers need the library that reads archives.
    #[must_use]
    pub const fn is_archive(&self) -> bool {
        matches!(self, Self::Pmtiles(_))
    }
}

/// One of Tianditu's layers as a WMTS in spherical Mercator (`_w`): <http://lbs.tianditu.gov.cn/server/MapService.html>.
fn tianditu(server: u8, layer: &str, key: &str) -> String {
    format!(
        "https://t{server}.tianditu.gov.cn/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}\
         &STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={{z}}&TILEROW={{y}}&TILECOL={{x}}&tk={key}"
    )
}

fn pictures(source: &str) -> Value {
    json!({ "id": source, "type": "raster", "source": source })
}

/// Scheme, host and port of an address.
pub(crate) fn origin(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    Some(&url[..scheme.len() + 3 + host.len()])
}

/// MapLibre takes attributions as HTML.
fn as_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(basemap: &Basemap) -> Value {
        serde_json::from_str(&basemap.for_browser().expect("told")).expect("json")
    }

    #[test]
    fn the_sketch_asks_nothing_of_others() {
        assert_eq!((Basemap::Sketch.for_browser(), Basemap::Sketch.hosts()), (None, Vec::new()));
    }

    #[test]
    fn tianditu_is_asked_for_its_map_and_its_names_by_key() {
        for (imagery, ground, names) in [(false, "vec", "cva"), (true, "img", "cia")] {
            let basemap = Basemap::Tianditu { imagery, key: "k3y".to_owned() };
            let told = told(&basemap);
            for (source, layer) in [("ground", ground), ("names", names)] {
                let source = &told["sources"][source];
                let tiles = source["tiles"].as_array().expect("tiles");
                let hosts: Vec<_> = tiles.iter().filter_map(|url| origin(url.as_str()?)).collect();
                assert_eq!(hosts, basemap.hosts(), "exactly the hosts that are asked");
                let url = tiles[0].as_str().expect("text");
                assert!(url.contains(&format!("/{layer}_w/wmts?")) && url.ends_with("&tk=k3y"), "{url}");
                assert!(["{z}", "{y}", "{x}"].iter().all(|part| url.contains(part)), "{url}");
                assert_eq!(source["attribution"], "天地图");
            }
        }
    }

    #[test]
    fn a_raster_is_told_with_whose_it_is_and_nothing_of_it_is_markup() {
        let raster = Basemap::Raster {
            url: "https://tiles.example.cn:8443/{z}/{x}/{y}.png".to_owned(),
            attribution: "<b>局</b>".to_owned(),
            hosts: vec!["https://tiles.example.cn:8443".to_owned(), "https://b.example.cn".to_owned()],
        };
        assert_eq!(raster.hosts(), ["https://tiles.example.cn:8443", "https://b.example.cn"]);
        assert_eq!(told(&raster)["sources"]["ground"]["attribution"], "&lt;b&gt;局&lt;/b&gt;");
        let style =
            Basemap::Style { url: "https://a.example.cn/style.json?k=1".to_owned(), hosts: Vec::new() };
        assert_eq!(style.hosts(), ["https://a.example.cn"]);
        assert_eq!(told(&style), json!({ "style": "https://a.example.cn/style.json?k=1" }));
    }

    #[test]
    fn layers_of_an_archive_are_drawn_from_it_each_under_a_name_of_its_own() {
        let archive = |kind| Basemap::Pmtiles(Archive { path: "a.pmtiles".into(), kind });
        for kind in [TileKind::Raster, TileKind::Vector] {
            let told = told(&archive(kind));
            let layers = told["layers"].as_array().expect("layers");
            assert!(!layers.is_empty() && layers.iter().all(|layer| layer["source"] == "ground"));
            let mut ids: Vec<_> = layers.iter().filter_map(|layer| layer["id"].as_str()).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), layers.len());
            assert_eq!(archive(kind).hosts(), Vec::<String>::new());
        }
    }
}
