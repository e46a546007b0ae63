//! Web files inside the program: served from its own pages of memory, nothing is copied.

use super::{Manifest, WebFile, WebFilesError, etag, is_hashed, media_type};
use app::shell::AssetManifest;
use bytes::Bytes;
use rust_embed::{EmbeddedFile, RustEmbed};
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

/// `make build` runs the web build first and fails without it.
#[derive(RustEmbed)]
#[folder = "../target/site"]
struct Files;

/// The names' hashes; naming the file here also makes cargo embed anew after every web build.
const HASHES: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/site.hashes.txt"));

/// The files inside.
#[derive(Debug, Default)]
pub struct Source {
    manifest: OnceLock<Arc<AssetManifest>>,
}

impl Source {
    /// The folder is only for programs that carry no files.
    #[must_use]
    pub fn new(_folder: std::path::PathBuf) -> Self {
        Self::default()
    }

    pub(super) async fn find(&self, name: &str) -> Option<WebFile> {
        let file = Files::get(name)?;
        let other = |suffix: &str| Files::get(&format!("{name}{suffix}")).map(bytes);
        Some(WebFile {
            etag: etag(&file.metadata.sha256_hash()),
            media_type: media_type(name),
            immutable: is_hashed(name),
            brotli: other(".br"),
            gzip: other(".gz"),
            identity: bytes(file),
        })
    }

    pub(super) fn manifest(&self) -> Result<Manifest, WebFilesError> {
        if let Some(assets) = self.manifest.get() {
            return Ok(Manifest { assets: Arc::clone(assets), generation: 0 });
        }
        let name = format!("pkg/{}", AssetManifest::split_manifest_name(Some(HASHES)));
        let split = Files::get(&name).map(bytes);
        let text = split.as_ref().map(|bytes| String::from_utf8_lossy(bytes));
        let map = Files::get(AssetManifest::MAP_FILES).map(bytes);
        let map = map.as_ref().map(|bytes| String::from_utf8_lossy(bytes));
        let assets = AssetManifest::new(Some(HASHES), text.as_deref(), map.as_deref())
            .map_err(|e| WebFilesError(e.to_string()))?;
        let assets = Arc::clone(self.manifest.get_or_init(|| Arc::new(assets)));
        Ok(Manifest { assets, generation: 0 })
    }
}

fn bytes(file: EmbeddedFile) -> Bytes {
    match file.data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    }
}
