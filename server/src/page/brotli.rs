//! A brotli stream with holes (RFC 7932): all fragments are compressed once, as one text; what goes into a hole is an
//! uncompressed meta-block between two byte boundaries.
//!
//! A decoder carries three things from one meta-block into the next, and each must be what the compressor believes.
//! The text so far: the compressor is given as many bytes for the hole, of values that no page holds, so nothing that
//! comes later is copied from there. The last distances copied from: no two of those bytes follow each other twice, so
//! they are not copied from anywhere either and leave the distances alone. The last two bytes, by which literals are
//! coded: the meta-block of the hole takes the two that follow it along, and the compressor never copies the last four
//! bytes before a boundary.

use super::spliced::Spliced;
use brotli::CompressorWriter;
use brotli::enc::BrotliEncoderParams;
use bytes::Bytes;
use std::io::Write as _;
use std::sync::Arc;

/// What fills a hole is as long as this: 128 bits in base64url.
pub(super) const HOLE: usize = 22;
/// How many bytes after a hole go with it.
const ALONG: usize = 2;
/// Where more would take long: of the list of 282 (387 kB) 7 makes 14.6 kB in 2.2 ms, 9 makes 14.5 kB in 14 ms; gzip
/// makes 20.4 kB.
const QUALITY: i32 = 7;
/// 2²⁰ bytes: longer than a page of ours.
const WINDOW: i32 = 20;
/// Byte values that no page holds: controls that HTML forbids, and what is never part of UTF-8. A prime number of them.
const STRANGE: [u8; 41] = [
    0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x0b, 0x0e, 0x0f, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15,
    0x16, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f, 0x7f, 0xc0, 0xc1, 0xf5, 0xf6, 0xf7, 0xf8,
    0xf9, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe, 0xff,
];

/// Fragments compressed; what follows each hole begins with the bytes that go with it.
#[derive(Debug)]
pub(super) struct Stream {
    pieces: Arc<[Bytes]>,
}

impl Stream {
    /// Compresses the fragments. `None` where there is no room for holes between them, or a fragment holds bytes that
    /// pages do not hold: the page is then sent in another coding.
    pub fn new(fragments: &[Bytes]) -> Option<Self> {
        let (first, later) = fragments.split_first()?;
        let strange = |fragment: &Bytes| fragment.iter().any(|byte| STRANGE.contains(byte));
        let short = |fragment: &Bytes| fragment.len() < ALONG;
        if first.is_empty() || later.len() >= STRANGE.len() || later.iter().any(short) {
            return None;
        }
        if fragments.iter().any(strange) {
            return None;
        }
        let params =
            BrotliEncoderParams { quality: QUALITY, lgwin: WINDOW, ..BrotliEncoderParams::default() };
        let mut compress = CompressorWriter::with_params(Vec::new(), 1 << 14, &params);
        let mut pieces = Vec::with_capacity(fragments.len());
        compress.write_all(first).ok()?;
        let mut from = 0;
        let mut before = Vec::new();
        for (at, fragment) in later.iter().enumerate() {
            let (along, rest) = fragment.split_at(ALONG);
            compress.flush().ok()?;
            before.extend_from_slice(&compress.get_ref()[from..]);
            pieces.push(Bytes::from(std::mem::replace(&mut before, along.to_vec())));
            compress.write_all(&placeholder(at)).ok()?;
            compress.write_all(along).ok()?;
            compress.flush().ok()?;
            // That meta-block is left out: the hole's own takes its place.
            from = compress.get_ref().len();
            compress.write_all(rest).ok()?;
        }
        before.extend_from_slice(compress.into_inner().get(from..)?);
        pieces.push(before.into());
        Some(Self { pieces: pieces.into() })
    }

    /// The stream with `filling` in every hole; `None` for one of another length than [`HOLE`].
    pub fn spliced(&self, filling: &[u8]) -> Option<Spliced> {
        (filling.len() == HOLE).then(|| Spliced::between(Arc::clone(&self.pieces), uncompressed(filling)))
    }
}

/// What the compressor is given for a hole: a walk through [`STRANGE`] with a step of its own. Their number is prime, so
/// no value comes twice in a walk and no two values follow each other in two walks.
fn placeholder(at: usize) -> [u8; HOLE] {
    std::array::from_fn(|index| STRANGE[index * (at + 1) % STRANGE.len()])
}

/// The head of an uncompressed meta-block and its filling; the bytes that go along follow it.
fn uncompressed(filling: &[u8]) -> Bytes {
    // Not the last (1 bit, 0), length in four nibbles (2 bits, 0), length - 1 (16 bits), uncompressed (1 bit, 1).
    let length = u32::try_from(HOLE + ALONG - 1).unwrap_or(0);
    let head = (length << 3) | (1 << 19);
    let mut block = head.to_le_bytes()[..3].to_vec();
    block.extend_from_slice(filling);
    block.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use http_body_util::BodyExt as _;
    use std::collections::HashSet;

    async fn read(stream: &Stream, filling: &str) -> String {
        let spliced = stream.spliced(filling.as_bytes()).expect("as long as a hole");
        let coded = spliced.collect().await.expect("body").to_bytes();
        let mut text = Vec::new();
        brotli::BrotliDecompress(&mut &coded[..], &mut text).expect("brotli");
        String::from_utf8(text).expect("utf-8")
    }

    fn fragments(texts: &[String]) -> Vec<Bytes> {
        texts.iter().map(|text| Bytes::from(text.clone())).collect()
    }

    /// Fragments that repeat each other near their ends, where a copy could reach into a hole, of any length.
    fn repetitive(seed: u32, holes: usize) -> Vec<String> {
        let mut state = seed;
        let mut next = move |below: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) % below
        };
        let words =
            ["\">", "nonce=\"", "<td class=\"c\">", "未公布", "<tr>", "a", "38.35", "\"><script nonce=\""];
        let mut text = |least: u32| {
            let most = if next(4) == 0 { 4_000 } else { 12 };
            let count = least + next(most);
            (0..count).map(|_| words[next(8) as usize]).collect::<String>()
        };
        (0..=holes).map(|_| text(2)).collect()
    }

    #[tokio::test]
    async fn every_filling_gives_the_page_with_it() {
        for seed in 0..300 {
            let holes = seed as usize % STRANGE.len();
            let texts = repetitive(seed, holes);
            let stream = Stream::new(&fragments(&texts)).expect("room for holes");
            for filling in ["BBBBBBBBBBBBBBBBBBBBBB", "0123456789abcdefghij-_"] {
                assert_eq!(read(&stream, filling).await, texts.join(filling), "seed {seed}, {holes} holes");
            }
        }
    }

    #[test]
    fn without_room_for_holes_there_is_no_stream() {
        for texts in [&["", "ab"][..], &["ab", "c"], &["a\u{1}", "bc"], &["ab"; 42]] {
            let fragments: Vec<Bytes> =
                texts.iter().map(|text| Bytes::from_static(text.as_bytes())).collect();
            assert!(Stream::new(&fragments).is_none(), "{texts:?}");
        }
        let one = Stream::new(&[Bytes::from_static(b"one")]).expect("no holes");
        assert!(one.spliced(b"short").is_none());
    }

    #[test]
    fn no_two_bytes_follow_each_other_twice() {
        let mut pairs = HashSet::new();
        for at in 0..STRANGE.len() - 1 {
            for pair in placeholder(at).windows(2) {
                assert!(pairs.insert(pair.to_vec()), "hole {at}");
            }
        }
    }
}
