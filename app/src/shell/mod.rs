//! The HTML document around every page: language, theme, style sheet, hydration. Everything inline
//! carries the response's nonce, and there are no style attributes: the CSP refuses both otherwise.

mod device;
mod map;

pub use device::uses_devices;
pub use map::{BasemapOfPage, has_map};

use self::map::{MapLibrary, basemap, map_library, own_sheets, path};
use crate::locale::{of_language, td_string};
use crate::server_context::{
    account_id, actor, has_illustrative, language, remember_theme, signed_in_as, site_notice, theme,
};
use domain::access::Actor;
use domain::code_list::CodeList as _;
use leptos::WasmSplitManifest;
use leptos::config::LeptosOptions;
use leptos::hydration::AutoReload;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::MetaTags;
use std::collections::HashMap;

/// The names of the web files, which carry the hash of their content. The server makes it once, from
/// the files beside it (development) or inside it (release).
#[derive(Debug, Clone)]
pub struct AssetManifest {
    script: String,
    wasm: String,
    style: String,
    split: Option<WasmSplitManifest>,
    map: Option<MapLibrary>,
}

/// In the context: this page stands at another page's address, so the browser's code, which goes by the
/// address, must not take it over.
#[derive(Debug, Clone, Copy)]
pub struct Still;

/// Where the web build puts its files, as an address.
const PKG: &str = "/pkg";
/// Where the wall is.
const WALL: &str = "/wall";
/// The name the web build gives its files (`output-name` in the workspace manifest).
const OUTPUT_NAME: &str = "guatu";
/// How long a page waits to be told that it is painted: tabs in the background are not, and some browsers
/// do not tell.
const PATIENCE_MS: u32 = 2_000;
/// Around the installed application: the brand's, as in its manifest.
const THEME_COLOUR: &str = "#0f5257";
/// How cargo-leptos names the loader of split WASM before it is hashed.
const UNHASHED_SPLIT: &str = "______________________";

impl AssetManifest {
    /// Reads what the web build has written: `hash.txt` (lines `js: …`, `wasm: …`, `css: …`,
    /// `split: …`, `manifest: …`; `None` when files are not hashed) and, when the build was split, the
    /// text of the split manifest; and the list of the map's files ([`Self::MAP_FILES`]: `script: …`, `worker: …`,
    /// `style: …` and more), without which pages with a map are neither styled nor alive.
    ///
    /// # Errors
    /// The split manifest is not the JSON it should be.
    pub fn new(
        hash_txt: Option<&str>,
        split_manifest: Option<&str>,
        map_files: Option<&str>,
    ) -> Result<Self, serde_json::Error> {
        let hash = |key: &str| entry(hash_txt?, key);
        let map = map_files.and_then(MapLibrary::of_list);
        let file = |key: &str| match hash(key) {
            Some(hash) => format!("{OUTPUT_NAME}.{hash}"),
            None => OUTPUT_NAME.to_owned(),
        };
        let loader = hash("split").unwrap_or_else(|| UNHASHED_SPLIT.to_owned());
        let split = match split_manifest {
            Some(json) => {
                let chunks: HashMap<String, Vec<String>> = serde_json::from_str(json)?;
                let loader = format!("__wasm_split.{loader}.js");
                Some(WasmSplitManifest(ArcStoredValue::new((PKG.to_owned(), chunks, loader))))
            }
            None => None,
        };
        Ok(Self { script: file("js"), wasm: file("wasm"), style: file("css"), split, map })
    }

    /// The list of the map's files, inside the site.
    pub const MAP_FILES: &str = "map/files.txt";

    /// The name of the split manifest that belongs to a `hash.txt`, inside the package folder.
    #[must_use]
    pub fn split_manifest_name(hash_txt: Option<&str>) -> String {
        hash_txt.into_iter().flat_map(str::lines).find_map(|line| line.strip_prefix("manifest:")).map_or_else(
            || "__wasm_split_manifest.json".to_owned(),
            |hash| format!("__wasm_split_manifest.{}.json", hash.trim()),
        )
    }
}

/// The value of a name in a list of lines `name: value`.
fn entry(list: &str, key: &str) -> Option<String> {
    list.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        (name.trim() == key).then(|| value.trim().to_owned())
    })
}

/// The document. `assets` is shared by all requests; `options` only serve live reload in development.
pub fn shell(assets: &AssetManifest, options: LeptosOptions) -> impl IntoView + use<> {
    if let Some(split) = &assets.split {
        // leptos_axum reads it to preload the page's own WASM file.
        provide_context(split.clone());
    }
    let (language, theme) = (language(), theme());
    remember_theme(theme);
    let style = format!("{PKG}/{}.css", assets.style);
    let description = td_string!(of_language(language), ui.site_description);

    let (roles, read_access) = match actor() {
        Actor::Account(roles) => (Some(roles.to_string()), None),
        Actor::Anonymous(access) => (None, Some(access.code())),
        Actor::System => (None, None),
    };

    view! {
        <!DOCTYPE html>
        <html
            lang=language.tag()
            data-choice=theme.word()
            data-theme=theme.stylesheet_name()
            data-illustrative=has_illustrative()
            data-notice=site_notice()
            data-account=signed_in_as()
            data-account-id=account_id()
            data-roles=roles
            data-read-access=read_access
            data-basemap=basemap()
        >
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="description" content=description />
                <meta name="color-scheme" content="light dark" />
                <meta name="format-detection" content="telephone=no" />
                <meta name="theme-color" content=THEME_COLOUR />
                <link rel="icon" type="image/svg+xml" href="/icon.svg" />
                <link rel="apple-touch-icon" href="/icons/apple-touch-icon.png" />
                <link rel="manifest" href="/manifest.webmanifest" />
                <link rel="stylesheet" id="leptos" href=style />
                <AutoReload options />
                {use_context::<Still>().is_none().then(|| hydration(assets))}
                {own_sheets(assets.map.as_ref())}
                {map_library(assets.map.as_ref())}
                {is_wall().then(again)}
                <MetaTags />
            </head>
            <body>
                <crate::App />
            </body>
        </html>
    }
}

/// Loads and starts the browser's code once the page is painted: on a weak connection it would hold up the
/// style sheet, and so the page. `crossorigin` must be the same in every hint and in the fetch itself, or the
/// browser loads the file twice. Links `rel="later"` are the server's (its page `late`).
fn hydration(assets: &AssetManifest) -> impl IntoView + use<> {
    let script = format!("{PKG}/{}.js", assets.script);
    let wasm = format!("{PKG}/{}.wasm", assets.wasm);
    // A map's page at a desk is looked at when the map is there.
    let at_once = if has_map(&path()) { "if (matchMedia('(pointer: fine)').matches) begin();\n" } else { "" };
    let start = format!(
        "let begun = false;
const begin = () => {{
  if (begun) return;
  begun = true;
  for (const link of document.querySelectorAll('link[rel=later]')) {{
    link.rel = 'module' in link.dataset ? 'modulepreload' : 'preload';
  }}
  import({script:?}).then(m => m.default({{module_or_path: {wasm:?}}}).then(() => m.hydrate()));
}};
{at_once}try {{ new PerformanceObserver(begin).observe({{ type: 'paint', buffered: true }}); }} catch {{ begin(); }}
setTimeout(begin, {PATIENCE_MS});"
    );
    view! {
        <link
            as="fetch"
            crossorigin="anonymous"
            href=wasm
            rel="preload"
            r#type="application/wasm"
        />
        <script type="module" nonce=use_nonce()>
            {start}
        </script>
    }
}

/// Whether the page is the wall.
fn is_wall() -> bool {
    path() == WALL
}

/// A wall without JavaScript is loaded again each minute: nothing else would bring what others change.
fn again() -> impl IntoView {
    view! {
        <noscript>
            <meta http-equiv="refresh" content="60" />
        </noscript>
    }
}
