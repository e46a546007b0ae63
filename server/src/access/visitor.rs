//! The layer that finds who asks, once for each request that is not for a file. Nothing is kept between
//! requests: an account that is disabled or a session that is ended is so at once.

use super::{bearer, cookie, must_change, next};
use crate::portfolio_map::TILES;
use crate::problem::Problem;
use crate::state::AppState;
use crate::web_files;
use app::visitor::{Proof, Visitor};
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, HeaderValue, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use domain::access::Action;
use store::session::{SessionId, Touched};
use store::{StoreError, account, session};

/// What the sign-in page itself asks for.
const HELP: [&str; 2] = ["/api/get_sign_in", "/api/get_first_administrator"];
/// Pages for whoever cannot sign in yet.
const OPEN: [&str; 2] = ["/sign-in", "/first-administrator"];

/// Who asks, and the cookie that must be changed.
struct Found {
    visitor: Visitor,
    /// The password is to be changed before anything else.
    must_change: bool,
    cookie: Option<HeaderValue>,
}

/// The layer.
pub async fn find(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if web_files::is_for_everybody(path) {
        return next.run(request).await;
    }
    if let Some(presented) = bearer::presented(&state, &request) {
        return match bearer::who(&state, presented).await {
            Ok(visitor) => {
                request.extensions_mut().insert(visitor);
                next.run(request).await
            }
            Err(refused) => refused,
        };
    }
    let found = match who(&state, request.headers()).await {
        Ok(found) => found,
        Err(error) => {
            tracing::error!(%error, "a session cannot be read");
            return Problem::internal().into_response();
        }
    };
    let first = found.must_change.then(|| must_change::instead(&mut request)).flatten();
    let mut response = match first.or_else(|| refusal(&found.visitor, &request)) {
        Some(refusal) => refusal,
        None => {
            request.extensions_mut().insert(found.visitor);
            next.run(request).await
        }
    };
    // Whoever has just signed in or out has got a cookie already.
    if !cookie::is_set(response.headers(), state.behind_tls) {
        // Beside others: `extend` would replace a cookie of the page's own.
        if let Some(cookie) = found.cookie {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
    }
    response
}

/// Who has this token, and whether the password is to be changed first.
pub(super) async fn of_token(state: &AppState, token: &str) -> Result<(Visitor, bool), StoreError> {
    let (store, district, now) = (&state.context.store, &state.district, state.context.clock.now());
    let Some(touched) = session::touch(store, district, token, now).await? else {
        return Ok((Visitor::anonymous(state.access.read_access), false));
    };
    let must_change = must_change::must(&state.access, &touched);
    Ok((proven(state, touched, token).await?, must_change))
}

async fn proven(state: &AppState, touched: Touched, token: &str) -> Result<Visitor, StoreError> {
    let (store, district) = (&state.context.store, &state.district);
    let projects = account::projects_of(store, district, touched.account.id).await?;
    Ok(Visitor::proven(touched.account, projects, Proof::Session(SessionId::of_token(token))))
}

async fn who(state: &AppState, headers: &HeaderMap) -> Result<Found, StoreError> {
    let anonymous =
        |cookie| Found { visitor: Visitor::anonymous(state.access.read_access), must_change: false, cookie };
    let Some(token) = cookie::token(headers, state.behind_tls) else { return Ok(anonymous(None)) };
    let (store, district, now) = (&state.context.store, &state.district, state.context.clock.now());
    let Some(touched) = session::touch(store, district, token, now).await? else {
        return Ok(anonymous(cookie::taken(state.behind_tls)));
    };
    let renewed =
        if touched.session.must_rotate { session::rotate(store, district, token, now).await? } else { None };
    let must_change = must_change::must(&state.access, &touched);
    let token_now = renewed.as_ref().map_or(token, |renewed| renewed.as_str());
    Ok(Found {
        visitor: proven(state, touched, token_now).await?,
        must_change,
        cookie: renewed.as_ref().and_then(|token| cookie::given(token.as_str(), state.behind_tls)),
    })
}

/// Whether a page shows only what is on the reader's own device: the server draws it without any figure, and the service
/// worker asks for it as nobody.
fn is_shell(path: &str) -> bool {
    path == "/offline" || path.starts_with("/offline/")
}

/// Where only accounts may read: programs are refused, readers are led to the sign-in page. A form that was
/// posted goes on to its door, which keeps what was typed.
fn refusal(visitor: &Visitor, request: &Request) -> Option<Response> {
    let path = request.uri().path();
    if visitor.may(Action::ReadPublicPortfolio)
        || OPEN.contains(&path)
        || HELP.contains(&path)
        || is_shell(path)
    {
        return None;
    }
    if path.starts_with("/api/") || path == TILES {
        return Some(Problem::not_signed_in().into_response());
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return None;
    }
    let to = HeaderValue::from_str(&next::sign_in_for(request.uri())).ok()?;
    let mut response = StatusCode::SEE_OTHER.into_response();
    response.headers_mut().insert(LOCATION, to);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Some(response)
}
