//! A body made of fixed pieces with something fresh between them: no byte of the pieces is copied.

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

/// The pieces, the separator, and what comes after all.
#[derive(Debug)]
pub(super) struct Spliced {
    pieces: Arc<[Bytes]>,
    separator: Bytes,
    tail: Bytes,
    /// Of pieces and separators together.
    next: usize,
    remaining: u64,
}

impl Spliced {
    /// A separator between any two pieces.
    pub fn between(pieces: Arc<[Bytes]>, separator: Bytes) -> Self {
        Self::with_tail(pieces, separator, Bytes::new())
    }

    /// The same, and something at the end.
    pub fn with_tail(pieces: Arc<[Bytes]>, separator: Bytes, tail: Bytes) -> Self {
        let fixed: usize = pieces.iter().map(Bytes::len).sum();
        let length = fixed + separator.len() * pieces.len().saturating_sub(1) + tail.len();
        Self { pieces, separator, tail, next: 0, remaining: u64::try_from(length).unwrap_or(u64::MAX) }
    }

    /// Bytes still to come.
    pub const fn length(&self) -> u64 {
        self.remaining
    }

    fn next_piece(&mut self) -> Option<Bytes> {
        let at = self.next;
        self.next += 1;
        let last = self.pieces.len().saturating_sub(1) * 2;
        match at {
            _ if at > last => (at == last + 1).then(|| self.tail.clone()),
            _ if at.is_multiple_of(2) => self.pieces.get(at / 2).cloned(),
            _ => Some(self.separator.clone()),
        }
    }
}

impl Body for Spliced {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        loop {
            match self.next_piece() {
                Some(piece) if piece.is_empty() => {}
                Some(piece) => {
                    self.remaining -= u64::try_from(piece.len()).unwrap_or(self.remaining);
                    return Poll::Ready(Some(Ok(Frame::data(piece))));
                }
                None => return Poll::Ready(None),
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.remaining == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.remaining)
    }
}
