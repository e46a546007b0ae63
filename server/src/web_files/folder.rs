//! Web files in a folder: for development and tests, where they change while the server runs.

use super::{Manifest, WebFile, WebFilesError, etag, is_hashed, media_type};
use app::shell::AssetManifest;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

/// The folder the web build writes.
#[derive(Debug)]
pub struct Source {
    folder: PathBuf,
    read: Mutex<Option<(Option<SystemTime>, Manifest)>>,
}

impl Source {
    /// Files are looked for when they are asked for.
    #[must_use]
    pub const fn new(folder: PathBuf) -> Self {
        Self { folder, read: Mutex::new(None) }
    }

    pub(super) async fn find(&self, name: &str) -> Option<WebFile> {
        // Nothing outside the folder: no `..`, no absolute path.
        if !Path::new(name).components().all(|part| matches!(part, Component::Normal(_))) {
            return None;
        }
        let path = self.folder.join(name);
        let identity = tokio::fs::read(&path).await.ok()?;
        let other = |suffix: &str| {
            let mut path = path.clone().into_os_string();
            path.push(suffix);
            tokio::fs::read(path)
        };
        let (brotli, gzip) = (other(".br").await.ok(), other(".gz").await.ok());
        Some(WebFile {
            etag: etag(&Sha256::digest(&identity)),
            media_type: media_type(name),
            immutable: is_hashed(name),
            identity: identity.into(),
            brotli: brotli.map(Into::into),
            gzip: gzip.map(Into::into),
        })
    }

    /// Read again whenever the list of hashes was written again.
    pub(super) fn manifest(&self) -> Result<Manifest, WebFilesError> {
        let hashes = self.folder.with_extension("hashes.txt");
        let written = fs::metadata(&hashes).and_then(|metadata| metadata.modified()).ok();
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let generation = match &*read {
            Some((when, manifest)) if *when == written => return Ok(manifest.clone()),
            Some((_, manifest)) => manifest.generation + 1,
            None => 0,
        };
        let hashes = optional(fs::read_to_string(hashes))?;
        let split = self.folder.join("pkg").join(AssetManifest::split_manifest_name(hashes.as_deref()));
        let split = optional(fs::read_to_string(split))?;
        let map = optional(fs::read_to_string(self.folder.join(AssetManifest::MAP_FILES)))?;
        let assets = AssetManifest::new(hashes.as_deref(), split.as_deref(), map.as_deref());
        let assets = Arc::new(assets.map_err(|error| WebFilesError(error.to_string()))?);
        let manifest = Manifest { assets, generation };
        *read = Some((written, manifest.clone()));
        Ok(manifest)
    }
}

/// A file that may be missing: before the first web build, and when the build does not hash or split.
fn optional(read: io::Result<String>) -> Result<Option<String>, WebFilesError> {
    match read {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(WebFilesError(error.to_string())),
    }
}
