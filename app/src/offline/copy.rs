//! The copy on this device, ready to be asked.

use domain::offline::{Kept, Pack, Record};
use domain::portfolio::Portfolio;
use domain::project::ProjectCode;
use serde::Deserialize;
use std::sync::Arc;

/// A copy that could be read.
#[derive(Debug)]
pub(super) struct Copy {
    /// As it came.
    pub pack: Pack,
    /// The same questions, the same answers as on the server.
    pub portfolio: Portfolio,
    /// The entity tag it came with.
    pub etag: String,
    /// What it weighs, bytes.
    pub bytes: usize,
}

/// What there is on the device.
#[derive(Debug, Clone)]
pub(super) enum OnDevice {
    /// It is still being read.
    Reading,
    /// Nothing.
    Nothing,
    /// Something that this version cannot read; what it was asked for with, if that much can be read.
    OfOtherVersion(Option<String>),
    /// A copy.
    Here(Arc<Copy>),
}

/// No more of a pack than says whether the rest can be read.
#[derive(Deserialize)]
struct Beginning {
    made: BeginningOfMade,
}

#[derive(Deserialize)]
struct BeginningOfMade {
    format: u32,
    #[serde(default)]
    question: String,
}

impl OnDevice {
    /// Reads what was kept.
    pub fn read(kept: Option<Kept>) -> Self {
        let Some(kept) = kept else { return Self::Nothing };
        let Ok(Beginning { made }) = serde_json::from_slice(&kept.body) else {
            return Self::OfOtherVersion(None);
        };
        if made.format != Pack::FORMAT {
            return Self::OfOtherVersion(Some(made.question));
        }
        match serde_json::from_slice::<Pack>(&kept.body) {
            Ok(pack) => Self::Here(Arc::new(Copy {
                portfolio: pack.portfolio(),
                bytes: kept.body.len(),
                etag: kept.etag,
                pack,
            })),
            Err(_) => Self::OfOtherVersion(Some(made.question)),
        }
    }
}

impl Copy {
    /// A record of it.
    pub fn record(&self, code: &ProjectCode) -> Option<&Record> {
        self.pack.records.iter().find(|record| record.entry.project.code == *code)
    }
}
