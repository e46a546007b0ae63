//! `guatu serve`.

use super::{log, say};
use crate::access::{Access, keep_house};
use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::file::FileStorage;
use crate::listener::{self, Limits};
use crate::password::Passwords;
use crate::settings::{ServeArgs, Settings};
use crate::state::AppState;
use crate::web_files::{Source, WebFiles};
use crate::{demo, opening, router};
use app::server_context::ServerContext;
use chrono::TimeDelta;
use domain::calendar::Clock as _;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use store::account;
use tokio::net::TcpListener;

/// How often a process looks at what others have written to the same database.
const FOLLOW: Duration = Duration::from_secs(1);

pub(super) async fn run(args: ServeArgs) -> Result<(), Failure> {
    let settings = Settings::resolve(args)?;
    log::start(&settings.log, settings.log_format)?;
    // The port first: who cannot listen must not touch the database.
    let listener =
        TcpListener::bind(settings.addr).await.map_err(|error| cannot_listen(settings.addr, &error))?;
    let addr = listener.local_addr().map_err(|error| cannot_listen(settings.addr, &error))?;
    let stop =
        listener::stop_signal().map_err(|error| Failure::because("signals cannot be caught", error))?;
    let state = state(&settings).await?;
    let (store, read_model) = (state.context.store.clone(), state.context.read_model.clone());
    let following = tokio::spawn(read_model.clone().follow(FOLLOW, || SystemClock.today()));
    let clearing = tokio::spawn(keep_house(state.clone()));
    let router = router::router(&state);
    let projects = read_model.portfolio().entries().len();
    tell_how_to_begin(&state).await?;
    say(format_args!("Guatu 挂图: http://{addr} ({projects} projects; stop with Ctrl+C)"))?;
    let limits = Limits {
        connections: settings.max_connections,
        connections_per_ip: (!settings.behind_proxy).then_some(settings.max_connections_per_ip),
        drain: settings.drain,
    };
    let stopping = Arc::clone(&state.stopping);
    let stop = async move {
        stop.await;
        stopping.send_replace(true);
    };
    listener::serve(listener, router, limits, stop).await;
    following.abort();
    clearing.abort();
    store.close().await;
    Ok(())
}

async fn state(settings: &Settings) -> Result<AppState, Failure> {
    let district = &settings.database.district;
    let store = opening::open(&settings.database).await?;
    let read_model = opening::read_model(&store, district).await?;
    if settings.demo && opening::load_demo(&store, &read_model, district, &SystemClock).await? {
        say(format_args!(
            "The demonstration was loaded: real projects of the work report, the rest is 示例 (made up)."
        ))?;
    }
    let mut access = access(settings)?;
    if settings.demo {
        let hash = async { access.passwords.hash(demo::PASSWORD.to_owned()).await.map_err(Failure::new) };
        let made = opening::load_demo_accounts(&store, &read_model, district, &SystemClock, hash).await?;
        if made > 0 {
            say(format_args!("{made} accounts of the demonstration were made."))?;
        }
        if read_model.has_illustrative() {
            say(format_args!(
                "Sign in as viewer, manager1 … manager20, reviewer, leader, auditor, admin or security, \
                 password {}",
                demo::PASSWORD
            ))?;
            access.demo = Some(Arc::new(demo::sign_in()));
        }
    }
    let context = ServerContext {
        clock: Arc::new(SystemClock),
        read_model,
        store,
        work_report: Arc::new(demo::work_report().map_err(Failure::new)?),
        outlines: Arc::new(crate::portfolio_map::outlines().map_err(Failure::new)?),
    };
    let web_files = WebFiles::new(Source::new(settings.site_dir.clone()));
    let state = AppState::new(context, district.clone(), web_files, settings.page_cache_bytes, access);
    let mut state = state.map_err(Failure::new)?;
    state.files = FileStorage::local(&settings.database.files())?;
    state.basemap = Arc::new(settings.basemap.clone());
    state.behind_tls = settings.behind_proxy;
    state.effective = settings.effective.clone().into();
    // Set by `cargo leptos watch`.
    state.live_reload = std::env::var_os("LEPTOS_WATCH").is_some();
    Ok(state)
}

/// Where there is no administrator yet: says how the first ones are made. Only whoever started the server reads
/// this; the token is in no log and in no address.
async fn tell_how_to_begin(state: &AppState) -> Result<(), Failure> {
    let (store, now) = (&state.context.store, state.context.clock.now());
    let issued = account::bootstrap::issue(store, &state.district, now).await;
    let issued = issued.map_err(|error| Failure::because("the first token cannot be made", error))?;
    let Some(token) = issued else { return Ok(()) };
    say(format_args!(
        "There is no administrator yet: open /first-administrator within {} hours and paste this token:\n{}",
        account::bootstrap::VALID_FOR.num_hours(),
        token.as_str()
    ))
}

/// How one signs in, as the settings say.
fn access(settings: &Settings) -> Result<Access, Failure> {
    let long = |duration| TimeDelta::from_std(duration).map_err(Failure::new);
    let mut access = Access::new(Passwords::new().map_err(Failure::new)?);
    access.read_access = settings.read_access;
    access.password_policy = settings.password_policy;
    access.idle = long(settings.session_idle)?;
    access.lifetime = long(settings.session_lifetime)?;
    Ok(access)
}

fn cannot_listen(addr: SocketAddr, error: &std::io::Error) -> Failure {
    match error.kind() {
        ErrorKind::AddrInUse => Failure::new(format_args!(
            "{addr} is in use, perhaps by another guatu: stop it, or choose another with --addr"
        )),
        ErrorKind::PermissionDenied => Failure::new(format_args!(
            "{addr} may not be used by this account: choose a port from 1024 on with --addr"
        )),
        _ => Failure::because(format_args!("cannot listen on {addr}"), error),
    }
}
