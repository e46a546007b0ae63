//! The listener: HTTP/1.1 and HTTP/2 on one port, limits, and stopping without breaking an answer off.

use axum::Router;
use axum::routing::get;
use server::listener::{Limits, serve};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

struct Running {
    addr: SocketAddr,
    stop: oneshot::Sender<()>,
    served: JoinHandle<()>,
}

async fn start(connections_per_ip: usize) -> Running {
    let slow = get(async || {
        tokio::time::sleep(Duration::from_millis(300)).await;
        "slow"
    });
    let router = Router::new().route("/", get(async || "quick")).route("/slow", slow);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("port");
    let addr = listener.local_addr().expect("address");
    let (stop, stopped) = oneshot::channel();
    let limits = Limits {
        connections: 64,
        connections_per_ip: Some(connections_per_ip),
        drain: Duration::from_secs(5),
    };
    let served = tokio::spawn(serve(listener, router, limits, async move { drop(stopped.await) }));
    Running { addr, stop, served }
}

async fn ask(addr: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(addr).await.expect("connect");
    let request = format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("write");
    let mut text = String::new();
    stream.read_to_string(&mut text).await.expect("read");
    text
}

#[tokio::test]
async fn answers_under_way_are_finished_and_new_ones_refused() {
    let running = start(16).await;
    let slow = tokio::spawn(async move { ask(running.addr, "/slow").await });
    tokio::time::sleep(Duration::from_millis(100)).await;
    running.stop.send(()).expect("running");
    assert!(slow.await.expect("task").ends_with("slow"));
    running.served.await.expect("stopped");
    assert!(TcpStream::connect(running.addr).await.is_err());
}

#[tokio::test]
async fn speaks_http_2_when_asked_to() {
    let running = start(16).await;
    let mut stream = TcpStream::connect(running.addr).await.expect("connect");
    // Preface and an empty SETTINGS frame; the server's own SETTINGS (type 4) comes first.
    stream.write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0").await.expect("write");
    let mut frame = [0; 9];
    stream.read_exact(&mut frame).await.expect("a frame");
    assert_eq!(frame[3], 4);
}

#[tokio::test]
async fn one_address_has_only_so_many_connections() {
    let running = start(2).await;
    let hold = |_| TcpStream::connect(running.addr);
    let (first, second) = (hold(1).await.expect("one"), hold(2).await.expect("two"));
    tokio::time::sleep(Duration::from_millis(50)).await;
    let mut third = TcpStream::connect(running.addr).await.expect("accepted by the system");
    let mut byte = [0];
    let closed = tokio::time::timeout(Duration::from_secs(5), third.read(&mut byte)).await.expect("closed");
    assert!(matches!(closed, Ok(0) | Err(_)));
    drop((first, second));
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(ask(running.addr, "/").await.ends_with("quick"));
}
