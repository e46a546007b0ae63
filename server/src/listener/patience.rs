//! A stream that gives up on clients who say nothing or take nothing. hyper's header time-out starts only
//! once the protocol is known, and it has none for writing.

use std::future::Future as _;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep};

/// What an HTTP/2 client says first; until it is complete or contradicted the protocol is not known.
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
/// How long a client may leave a full buffer untouched.
const WRITE_TIMEOUT: Duration = Duration::from_secs(60);

/// A stream with limits on waiting.
#[derive(Debug)]
pub(super) struct PatientStream<S> {
    stream: S,
    greeting: Option<(Pin<Box<Sleep>>, usize)>,
    stalled: Option<Pin<Box<Sleep>>>,
}

impl<S> PatientStream<S> {
    /// `greeting`: within which the protocol must be known.
    pub fn new(stream: S, greeting: Duration) -> Self {
        let sleep = Box::pin(tokio::time::sleep_until(Instant::now() + greeting));
        Self { stream, greeting: Some((sleep, 0)), stalled: None }
    }

    /// Whether bytes just read leave the protocol open.
    fn greeted(&mut self, read: &[u8]) {
        if let Some((_, seen)) = &mut self.greeting {
            let expected = &PREFACE[*seen..];
            let known = read.len() >= expected.len() || !expected.starts_with(read);
            *seen += read.len();
            if known {
                self.greeting = None;
            }
        }
    }

    /// Passes on what a write gave, or gives up when it has been pending for too long.
    fn watch<T>(&mut self, poll: Poll<io::Result<T>>, cx: &mut Context<'_>) -> Poll<io::Result<T>> {
        if poll.is_ready() {
            self.stalled = None;
            return poll;
        }
        let sleep = self.stalled.get_or_insert_with(|| Box::pin(tokio::time::sleep(WRITE_TIMEOUT)));
        ready!(sleep.as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for PatientStream<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        if let Poll::Ready(result) = Pin::new(&mut self.stream).poll_read(cx, buf) {
            self.greeted(&buf.filled()[before..]);
            return Poll::Ready(result);
        }
        if let Some((deadline, _)) = &mut self.greeting {
            ready!(deadline.as_mut().poll(cx));
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        Poll::Pending
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for PatientStream<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let poll = Pin::new(&mut self.stream).poll_write(cx, buf);
        self.watch(poll, cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let poll = Pin::new(&mut self.stream).poll_write_vectored(cx, bufs);
        self.watch(poll, cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let poll = Pin::new(&mut self.stream).poll_flush(cx);
        self.watch(poll, cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let poll = Pin::new(&mut self.stream).poll_shutdown(cx);
        self.watch(poll, cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    #[tokio::test(start_paused = true)]
    async fn a_client_that_does_not_say_what_it_speaks_is_given_up() {
        for said in [&b""[..], b"P", b"PRI * HTTP/2.0\r\n"] {
            let (mut client, server) = tokio::io::duplex(64);
            client.write_all(said).await.expect("write");
            let mut stream = PatientStream::new(server, Duration::from_secs(10));
            let mut buffer = Vec::new();
            let error = stream.read_to_end(&mut buffer).await.expect_err("given up");
            assert_eq!((error.kind(), &buffer[..]), (io::ErrorKind::TimedOut, said));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn one_that_has_said_it_is_left_to_hyper() {
        let (mut client, server) = tokio::io::duplex(64);
        client.write_all(b"GET / HT").await.expect("write");
        let mut stream = PatientStream::new(server, Duration::from_secs(10));
        stream.read_exact(&mut [0; 8]).await.expect("read");
        let more = tokio::time::timeout(Duration::from_secs(60), stream.read_u8()).await;
        assert!(more.is_err(), "still waiting, and no error of ours");
    }

    #[tokio::test(start_paused = true)]
    async fn one_that_takes_nothing_is_given_up() {
        let (_client, server) = tokio::io::duplex(8);
        let mut stream = PatientStream::new(server, Duration::from_secs(10));
        let error = stream.write_all(&[0; 64]).await.expect_err("given up");
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    }
}
