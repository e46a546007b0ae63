//! A gzip member with holes (RFC 1951, RFC 1952): each fixed fragment is deflated once, by itself, and ends
//! on a byte boundary; what goes into a hole is a stored block; the checksum is combined from parts.

use super::spliced::Spliced;
use bytes::Bytes;
use crc32fast::Hasher;
use flate2::{Compress, Compression, FlushCompress};
use std::sync::Arc;

/// Magic, deflate, no flags, no time, no extra flags, unknown system.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
/// A last, empty stored block.
const END: [u8; 5] = [1, 0, 0, 0xff, 0xff];

/// Fragments deflated, with the checksums of what they hold.
#[derive(Debug)]
pub(super) struct Member {
    pieces: Arc<[Bytes]>,
    checksums: Box<[Hasher]>,
    length: usize,
}

impl Member {
    /// Deflates each fragment.
    pub fn new(fragments: &[Bytes]) -> Self {
        let mut pieces = Vec::with_capacity(fragments.len());
        for fragment in fragments {
            let mut piece = if pieces.is_empty() { HEADER.to_vec() } else { Vec::new() };
            deflate(fragment, &mut piece);
            pieces.push(Bytes::from(piece));
        }
        let checksum = |fragment: &Bytes| {
            let mut hasher = Hasher::new();
            hasher.update(fragment);
            hasher
        };
        Self {
            pieces: pieces.into(),
            checksums: fragments.iter().map(checksum).collect(),
            length: fragments.iter().map(Bytes::len).sum(),
        }
    }

    /// The member with `filling` in every hole.
    pub fn spliced(&self, filling: &[u8]) -> Spliced {
        let mut filled = Hasher::new();
        filled.update(filling);
        let mut checksum = Hasher::new();
        for (at, fragment) in self.checksums.iter().enumerate() {
            if at > 0 {
                checksum.combine(&filled);
            }
            checksum.combine(fragment);
        }
        let length = self.length + filling.len() * self.checksums.len().saturating_sub(1);
        let mut tail = END.to_vec();
        tail.extend_from_slice(&checksum.finalize().to_le_bytes());
        // RFC 1952: the length modulo 2³².
        tail.extend_from_slice(&u32::try_from(length & 0xffff_ffff).unwrap_or(0).to_le_bytes());
        Spliced::with_tail(Arc::clone(&self.pieces), stored(filling), tail.into())
    }
}

/// Appends a fragment as deflate blocks that end on a byte boundary.
fn deflate(fragment: &[u8], piece: &mut Vec<u8>) {
    let mut compress = Compress::new(Compression::default(), false);
    loop {
        let (taken, given) = (compress.total_in(), compress.total_out());
        let from = usize::try_from(taken).unwrap_or(fragment.len()).min(fragment.len());
        piece.reserve(fragment.len() / 3 + 64);
        let room = piece.capacity() - piece.len();
        // Deflating without a dictionary cannot fail.
        let told = compress.compress_vec(&fragment[from..], piece, FlushCompress::Sync);
        let filled = usize::try_from(compress.total_out() - given).unwrap_or(room);
        let all_taken = usize::try_from(compress.total_in()).unwrap_or(0) >= fragment.len();
        // A call that left room unused has written everything, the boundary included.
        if told.is_err() || (all_taken && filled < room) {
            return;
        }
    }
}

/// A stored block, not the last. Fillings are nonces: far below the 65 535 bytes one may hold.
fn stored(filling: &[u8]) -> Bytes {
    let length = u16::try_from(filling.len()).unwrap_or(u16::MAX);
    let mut block = vec![0];
    block.extend_from_slice(&length.to_le_bytes());
    block.extend_from_slice(&(!length).to_le_bytes());
    block.extend_from_slice(&filling[..usize::from(length)]);
    block.into()
}
