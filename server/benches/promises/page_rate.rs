//! The list of all 282 projects as a page, against a file of the same bytes behind the same layers.

use crate::client::{Client, rate};
use crate::promise::{Outcome, at_least, told};
use app::server_context::ServerContext;
use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use bytes::Bytes;
use domain::calendar::{Clock as _, FixedClock};
use server::access::Access;
use server::listener::{Limits, serve};
use server::password::Passwords;
use server::state::AppState;
use server::web_files::{Source, WebFiles};
use server::{demo, layer, opening, router};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use store::{ReadModel, Store, StoreOptions};
use tokio::net::TcpListener;

const LIST: &str = "/projects?limit=300";
const CONNECTIONS: usize = 4;
const ROUND: Duration = Duration::from_secs(2);
const ROUNDS: u32 = 3;

pub async fn measure() -> Outcome<()> {
    let directory = tempfile::tempdir()?;
    let store = Store::open(&StoreOptions::sqlite(directory.path().join("guatu.db"))).await?;
    let clock = FixedClock("2025-10-15T02:00:00Z".parse()?);
    let district: store::DistrictId = "350503".parse()?;
    let read_model = ReadModel::load(store.clone(), district.clone(), clock.today()).await?;
    opening::load_demo(&store, &read_model, &district, &clock).await?;
    let context = ServerContext {
        clock: Arc::new(clock),
        read_model,
        store,
        work_report: Arc::new(demo::work_report()?),
        outlines: Arc::new(server::portfolio_map::outlines()?),
    };
    let files = WebFiles::new(Source::new(directory.path().join("site")));
    let state = AppState::new(context, district, files, 8 << 20, Access::new(Passwords::new()?))?;
    let pages = listen(router::router(&state)).await?;
    let length = tokio::task::spawn_blocking(move || length(pages)).await??;
    let bytes = Bytes::from(vec![b'x'; length]);
    let file = get(move || std::future::ready(([(CONTENT_TYPE, "text/html; charset=utf-8")], bytes.clone())));
    let files = listen(layer::around(Router::new().route("/file", file), &state)).await?;
    let measured =
        tokio::task::spawn_blocking(move || compare(pages, files).map_err(|error| error.to_string()));
    let (page, file, compressed) = measured.await??;
    at_least("HTML of the 282-project list ÷ file of the same bytes", page / file, 0.5, "");
    told("that page, requests a second", page, "/s");
    told("that file, requests a second", file, "/s");
    told("that page for clients that take gzip, requests a second", compressed, "/s");
    told("its size", f64::from(u32::try_from(length)?) / 1000.0, " kB");
    Ok(())
}

async fn listen(router: Router) -> Outcome<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let addr = listener.local_addr()?;
    let limits = Limits { connections: 256, connections_per_ip: None, drain: Duration::ZERO };
    tokio::spawn(serve(listener, router, limits, std::future::pending()));
    Ok(addr)
}

fn length(addr: SocketAddr) -> Result<usize, String> {
    let answered = Client::connect(addr).and_then(|mut client| client.get(LIST, ""));
    answered.map(|answered| answered.bytes).map_err(|error| error.to_string())
}

/// In turns, so that what slows the machine down slows both.
fn compare(pages: SocketAddr, files: SocketAddr) -> Outcome<(f64, f64, f64)> {
    let (mut page, mut file, mut compressed) = (0.0, 0.0, 0.0);
    for _ in 0..ROUNDS {
        page += rate(pages, LIST, "", CONNECTIONS, ROUND)?;
        file += rate(files, "/file", "", CONNECTIONS, ROUND)?;
        compressed += rate(pages, LIST, "accept-encoding: gzip\r\n", CONNECTIONS, ROUND)?;
    }
    let rounds = f64::from(ROUNDS);
    Ok((page / rounds, file / rounds, compressed / rounds))
}
