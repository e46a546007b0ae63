//! The accept loop. `axum::serve` never times out a client that sends its headers slowly (TRUST §0.5), so
//! connections are accepted here, with limits on time and number.

mod crowd;
mod patience;
mod stop;

pub use stop::stop_signal;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use crowd::Crowd;
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use patience::PatientStream;
use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt as _;

/// How long a client may take for its request's headers, and idle between requests.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
/// How long the listener rests when the system cannot accept (no file descriptors left).
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);
/// Streams of one HTTP/2 connection at once; a page with all its files needs a dozen.
const MAX_STREAMS: u32 = 100;
/// Bytes of headers in one HTTP/2 request; hyper's own limit for HTTP/1.1 is of the same size.
const MAX_HEADER_BYTES: u32 = 32 * 1024;

/// How many connections there may be, and how long a stopping server waits for them.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// At once, in all: more wait in the system's queue.
    pub connections: usize,
    /// At once from one address: more are closed; `None` behind a proxy, where all have one address.
    pub connections_per_ip: Option<usize>,
    /// After a stop signal.
    pub drain: Duration,
}

/// Serves until `stop` is ready, then lets answers under way finish, at most for `limits.drain`.
pub async fn serve(listener: TcpListener, router: Router, limits: Limits, stop: impl Future<Output = ()>) {
    let builder = connection_builder();
    let crowd = Crowd::new(limits.connections, limits.connections_per_ip);
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let permit = tokio::select! {
            permit = crowd.wait() => permit,
            () = &mut stop => break,
        };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
                continue;
            }
        };
        let Some(place) = permit.and_then(|permit| crowd.admit(permit, peer.ip())) else {
            tracing::debug!("a connection was closed: too many from its address");
            continue;
        };
        let watcher = graceful.watcher();
        let (builder, router) = (builder.clone(), router.clone());
        tokio::spawn(async move {
            let _place = place;
            let connection = connect(&builder, stream, peer, router);
            if let Err(error) = watcher.watch(connection).await {
                tracing::debug!(%error, "a connection ended early");
            }
        });
    }
    drop(listener);
    let open = graceful.count();
    tracing::info!(connections = open, "stopping");
    if tokio::time::timeout(limits.drain, graceful.shutdown()).await.is_err() {
        tracing::warn!("some answers were not finished in time");
    }
}

fn connection_builder() -> auto::Builder<TokioExecutor> {
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEADER_TIMEOUT);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(Some(Duration::from_secs(20)))
        .keep_alive_timeout(HEADER_TIMEOUT)
        .max_concurrent_streams(MAX_STREAMS)
        .max_header_list_size(MAX_HEADER_BYTES);
    builder
}

type Io = TokioIo<PatientStream<TcpStream>>;

/// One connection, HTTP/1.1 or HTTP/2 as its first bytes say.
fn connect(
    builder: &auto::Builder<TokioExecutor>,
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = Box<dyn std::error::Error + Send + Sync>> + use<>
{
    // Answers are written whole; waiting for a fuller packet only delays them.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "TCP_NODELAY was not set");
    }
    let service = router.map_request(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        request.map(Body::new)
    });
    let io: Io = TokioIo::new(PatientStream::new(stream, HEADER_TIMEOUT));
    builder.serve_connection(io, TowerToHyperService::new(service)).into_owned()
}
