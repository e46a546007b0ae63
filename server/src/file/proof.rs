//! Proving the files: that every row's bytes are there and are those whose hash the journal names.

use super::storage::FileStorage;
use domain::attachment::AttachmentId;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use store::attachment::StoredObject;

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// Its bytes cannot be read.
    #[error("file {id}: {key} cannot be read: {reason}")]
    Missing {
        /// The attachment.
        id: AttachmentId,
        /// Name of the bytes.
        key: String,
        /// What the storage says.
        reason: String,
    },
    /// Its bytes are not those that were stored.
    #[error("file {id}: {key} is not what was stored")]
    Changed {
        /// The attachment.
        id: AttachmentId,
        /// Name of the bytes.
        key: String,
    },
}

impl FileStorage {
    /// What is wrong with these, one file in memory at a time.
    pub async fn damaged(&self, objects: Vec<StoredObject>) -> Vec<Damage> {
        let mut found = Vec::new();
        for StoredObject { id, object_key, thumbnail_key, sha256 } in objects {
            for (key, hash) in [(Some(object_key), Some(sha256)), (thumbnail_key, None)] {
                let Some(key) = key else { continue };
                let bytes = match self.get(&key).await {
                    Ok(found) => found.bytes().await,
                    Err(error) => Err(error),
                };
                match bytes {
                    Err(error) => found.push(Damage::Missing { id, key, reason: error.to_string() }),
                    Ok(bytes) if hash.is_some_and(|hash| hash != sha256_hex(&bytes)) => {
                        found.push(Damage::Changed { id, key });
                    }
                    Ok(_) => {}
                }
            }
        }
        found
    }
}

/// SHA-256 in hexadecimal.
pub(super) fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
