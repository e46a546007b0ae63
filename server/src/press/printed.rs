//! Papers that were printed, kept until they are pushed out, and how many are printed at once.

use bytes::Bytes;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use std::sync::Arc;
use std::thread::available_parallelism;
use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore};

/// Bytes of papers that are kept: some dozens of a district's wall charts.
const KEPT: u64 = 8 << 20;
/// How many that is, roughly: only sizes the table of keys.
const ROUGHLY: usize = 32;

#[derive(Debug, Clone)]
struct Size;

impl Weighter<String, Bytes> for Size {
    fn weight(&self, key: &String, paper: &Bytes) -> u64 {
        u64::try_from(key.len() + paper.len()).unwrap_or(u64::MAX)
    }
}

/// Papers by entity tag, which changes with the question, the reader and the data: an old one is never found again and
/// falls out by itself.
#[derive(Debug)]
pub struct Printed {
    papers: Cache<String, Bytes, Size>,
    presses: Arc<Semaphore>,
}

impl Default for Printed {
    /// As many presses as processor cores: more would only take turns.
    fn default() -> Self {
        let presses = available_parallelism().map_or(1, usize::from);
        Self { papers: Cache::with_weighter(ROUGHLY, KEPT, Size), presses: Arc::new(Semaphore::new(presses)) }
    }
}

impl Printed {
    /// The paper of a tag.
    pub(super) fn get(&self, tag: &str) -> Option<Bytes> {
        self.papers.get(tag)
    }

    /// Keeps a paper.
    pub(super) fn keep(&self, tag: String, paper: Bytes) {
        self.papers.insert(tag, paper);
    }

    /// A press to print on; whoever comes when all are busy waits. It is free again when what is given is dropped.
    pub(super) async fn press(&self) -> Result<OwnedSemaphorePermit, AcquireError> {
        Arc::clone(&self.presses).acquire_owned().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_bounded_by_its_bytes() {
        let printed = Printed::default();
        let paper = Bytes::from(vec![0; 1 << 20]);
        for n in 0..64 {
            printed.keep(n.to_string(), paper.clone());
        }
        let kept = (0..64).filter(|n| printed.get(&n.to_string()).is_some()).count();
        assert!((1..=8).contains(&kept), "{kept}");
    }
}
