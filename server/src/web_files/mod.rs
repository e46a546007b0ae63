//! The files of the web build: style sheet, script, WASM, icons. A release carries them inside (feature
//! `embed`), everything else reads them from the folder the web build writes.

mod answer;
#[cfg_attr(feature = "embed", path = "embedded.rs")]
#[cfg_attr(not(feature = "embed"), path = "folder.rs")]
mod source;

pub use answer::serve;
pub use source::Source;

use app::shell::AssetManifest;
use axum::http::HeaderValue;
use bytes::Bytes;
use std::sync::Arc;

/// One file, as it is sent.
#[derive(Debug, Clone)]
pub struct WebFile {
    /// As it is.
    identity: Bytes,
    /// Compressed with brotli, when the web build did.
    brotli: Option<Bytes>,
    /// Compressed with gzip, when the web build did.
    gzip: Option<Bytes>,
    /// `"<hash of the content>"`.
    etag: HeaderValue,
    media_type: HeaderValue,
    /// Whether the name carries the content's hash: then it never changes.
    immutable: bool,
}

/// The web files and the names pages refer to them by.
#[derive(Debug)]
pub struct WebFiles {
    source: Source,
}

/// The names of the files, and how often they have changed since the start: what is rendered with one
/// generation must not be served with the next.
#[derive(Debug, Clone)]
pub struct Manifest {
    /// What the document refers to.
    pub assets: Arc<AssetManifest>,
    /// 0, and one more whenever the web build has written new files.
    pub generation: u64,
}

/// Why the web files cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the web files cannot be read: {0}")]
pub struct WebFilesError(String);

impl WebFiles {
    /// Over a source.
    #[must_use]
    pub const fn new(source: Source) -> Self {
        Self { source }
    }

    /// The file at an address such as `/pkg/guatu.css`.
    pub async fn find(&self, path: &str) -> Option<WebFile> {
        let name = path.strip_prefix('/')?;
        // Compressed forms are chosen by `Accept-Encoding`, not by name.
        if name.is_empty() || name.ends_with(".br") || name.ends_with(".gz") {
            return None;
        }
        self.source.find(name).await
    }

    /// The names in force.
    ///
    /// # Errors
    /// The web build has left something that cannot be read.
    pub fn manifest(&self) -> Result<Manifest, WebFilesError> {
        self.source.manifest()
    }
}

/// Called as files are, and made for whoever asks.
const FOR_WHO_ASKS: [&str; 2] = [crate::wall_chart::PATH, crate::portfolio_map::TILES];

/// Whether an address is a file's that everybody gets alike, so that who asks need not be found out.
#[must_use]
pub fn is_for_everybody(path: &str) -> bool {
    let is_for_who_asks = FOR_WHO_ASKS.contains(&path) || crate::plate::is_plate(path);
    is_file_address(path) && !path.starts_with("/api/") && !is_for_who_asks
}

/// Whether an address can only be a file's: then a missing one is 404 and never a page.
#[must_use]
pub fn is_file_address(path: &str) -> bool {
    path.starts_with("/pkg/") || path.rsplit('/').next().is_some_and(|last| last.contains('.'))
}

/// Whether a name carries its content's hash, as cargo-leptos writes it: 22 characters of base64url
/// between two dots. (Unhashed split WASM has 22 underscores there.)
fn is_hashed(name: &str) -> bool {
    let is_hash = |part: &str| {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        part.len() == 22 && part.bytes().all(allowed) && part.bytes().any(|b| b != b'_')
    };
    let mut parts = name.rsplit('.').skip(1);
    parts.next().is_some_and(is_hash)
}

fn media_type(name: &str) -> HeaderValue {
    let guess = mime_guess::from_path(name).first_or_octet_stream();
    let text = match guess.type_() {
        mime_guess::mime::TEXT => format!("{guess}; charset=utf-8"),
        _ => guess.to_string(),
    };
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("application/octet-stream"))
}

/// A strong tag of a content's SHA-256; half of it is enough to tell two files apart.
fn etag(sha256: &[u8]) -> HeaderValue {
    use std::fmt::Write as _;
    let mut text = String::from('"');
    for byte in sha256.iter().take(16) {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text.push('"');
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_names_are_told_from_others() {
        for hashed in ["pkg/guatu.Jx0n7p5bYk1Qm2L3s4T5uV.css", "pkg/__wasm_split.AbCdEfGhIjKlMnOpQrSt-_.js"] {
            assert!(is_hashed(hashed), "{hashed}");
        }
        for plain in ["pkg/guatu.css", "icon.svg", "pkg/__wasm_split.______________________.js", "sw.js"] {
            assert!(!is_hashed(plain), "{plain}");
        }
        assert!(
            is_file_address("/pkg/x") && is_file_address("/sw.js") && !is_file_address("/projects/CJ-001")
        );
        assert!(is_for_everybody("/pkg/x") && !is_for_everybody("/api/v1/projects.csv"));
        for made in ["/wall-chart.pdf", "/plates.pdf", "/projects/CJ-001/plate.pdf"] {
            assert!(!is_for_everybody(made), "{made}: who asks is found out");
        }
        assert!(!is_for_everybody("/map/basemap.pmtiles"), "who asks is found out");
    }
}
