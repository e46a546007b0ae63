//! The cursor of a paged list: which question it belongs to, and after which project it goes on.

use crate::project::ProjectCode;

/// FNV-1a, 64 bit: stable across builds and machines, which `std`'s hasher does not promise.
#[must_use]
pub(super) fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The cursor after a project.
#[must_use]
pub(super) fn encode(fingerprint: u64, last: &ProjectCode) -> String {
    format!("{fingerprint:016x}.{last}")
}

/// The project a cursor goes on after, if the cursor belongs to this question.
#[must_use]
pub(super) fn decode(cursor: &str, expected: u64) -> Option<ProjectCode> {
    let (hash, code) = cursor.split_once('.')?;
    let given = u64::from_str_radix(hash, 16).ok().filter(|_| hash.len() == 16)?;
    (given == expected).then(|| code.parse().ok())?
}
