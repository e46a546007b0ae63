//! Rendered pages kept in memory, bounded by their bytes.

use super::document::Document;
use domain::label::Language;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use std::sync::Arc;

/// Everything an anonymous page depends on. The portfolio's version is part of it, so a page of yesterday's
/// data is never found again and falls out by itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct PageKey {
    pub address: Box<str>,
    pub language: Language,
    pub theme: &'static str,
    pub version: i64,
    pub assets: u64,
}

#[derive(Debug, Clone)]
struct Bytes;

impl Weighter<PageKey, Arc<Document>> for Bytes {
    fn weight(&self, key: &PageKey, document: &Arc<Document>) -> u64 {
        let bytes = key.address.len() + document.weight();
        u64::try_from(bytes).unwrap_or(u64::MAX)
    }
}

/// The cache.
#[derive(Debug)]
pub struct PageCache {
    pages: Option<Cache<PageKey, Arc<Document>, Bytes>>,
}

impl PageCache {
    /// Of at most so many bytes; 0 keeps nothing.
    #[must_use]
    pub fn new(bytes: u64) -> Self {
        /// A list of a few rows, rendered and compressed: only sizes the table of keys.
        const TYPICAL: u64 = 64 * 1024;
        let count = usize::try_from((bytes / TYPICAL).max(16)).unwrap_or(16);
        Self { pages: (bytes > 0).then(|| Cache::with_weighter(count, bytes, Bytes)) }
    }

    pub(super) fn get(&self, key: &PageKey) -> Option<Arc<Document>> {
        self.pages.as_ref()?.get(key)
    }

    pub(super) fn put(&self, key: PageKey, document: Arc<Document>) {
        if let Some(pages) = &self.pages {
            pages.insert(key, document);
        }
    }
}
