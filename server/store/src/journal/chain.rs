//! The hash chain: SHA-256 over every field of a row, the hash of the row before included.

use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// The journal's end: the last row's number and hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    pub seq: i64,
    /// 64 hexadecimal digits.
    pub hash: String,
}

impl Head {
    /// Before the first row.
    pub fn start() -> Self {
        Self { seq: 0, hash: "0".repeat(64) }
    }
}

/// Every field of a row but its own hash, as stored.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hashed<'a> {
    pub district: &'a str,
    pub seq: i64,
    pub at: &'a str,
    pub actor: &'a str,
    pub subject_kind: &'a str,
    pub subject_id: &'a str,
    pub project_id: Option<&'a str>,
    pub action: &'a str,
    pub before: Option<&'a str>,
    pub after: Option<&'a str>,
    pub previous_hash: &'a str,
}

impl Hashed<'_> {
    /// The journal's end when this row is the last.
    ///
    /// Each field goes in as its length and its bytes, null as a mark of its own: no two different rows
    /// give the same text. The first field names the encoding, should it ever change.
    pub fn head(&self) -> Head {
        let seq = self.seq.to_string();
        let fields = [
            Some("guatu journal 1"),
            Some(self.district),
            Some(seq.as_str()),
            Some(self.at),
            Some(self.actor),
            Some(self.subject_kind),
            Some(self.subject_id),
            self.project_id,
            Some(self.action),
            self.before,
            self.after,
            Some(self.previous_hash),
        ];
        Head { seq: self.seq, hash: sha256_hex(&fields) }
    }
}

/// SHA-256 of a list of texts, in hexadecimal digits.
pub(crate) fn sha256_hex(fields: &[Option<&str>]) -> String {
    let mut sha = Sha256::new();
    for field in fields {
        match field {
            Some(text) => {
                sha.update([1]);
                sha.update((text.len() as u64).to_be_bytes());
                sha.update(text.as_bytes());
            }
            None => sha.update([0]),
        }
    }
    sha.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
