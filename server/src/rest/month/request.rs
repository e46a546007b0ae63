//! What every request about a month brings: who asks, which month, under which key.

use super::body::MonthBody;
use crate::problem::Problem;
use crate::rest::precondition::{broken, of_store, own_key, visitor_of};
use crate::state::AppState;
use app::visitor::Visitor;
use axum::Json;
use axum::body::to_bytes;
use axum::extract::{FromRequest as _, FromRequestParts, Path, Request as Sent};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use domain::access::Action;
use domain::calendar::{OfficeMonth, ReportingMonth};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use store::StoreError;

/// A request about one month.
pub struct Request {
    pub state: AppState,
    pub visitor: Visitor,
    pub month: ReportingMonth,
    pub headers: HeaderMap,
}

impl FromRequestParts<AppState> for Request {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let visitor = visitor_of(parts);
        let Path(month) =
            Path::<String>::from_request_parts(parts, state).await.map_err(|_| unknown_month(""))?;
        Ok(Self {
            state: state.clone(),
            visitor,
            month: month.parse().map_err(|_| unknown_month(&month))?,
            headers: parts.headers.clone(),
        })
    }
}

impl Request {
    /// Refuses whoever may not, before anything is told of what they sent; the write asks again.
    pub fn check(&self, action: Action) -> Result<(), Problem> {
        self.visitor.check(action).map_err(Problem::from)
    }

    /// The month as it is.
    ///
    /// # Errors
    /// 404 for one that was never opened.
    pub async fn opened(&self) -> Result<OfficeMonth, Problem> {
        let months = months(&self.state).await?;
        let found = months.into_iter().find(|known| known.month == self.month);
        found.ok_or_else(|| unknown_month(&self.month.to_string()))
    }

    /// The key, bound to whoever asks.
    pub fn key(&self) -> Result<Option<String>, Problem> {
        own_key(&self.headers, &self.visitor)
    }

    /// A month as whoever asks may read it.
    pub async fn body(&self, month: &OfficeMonth) -> Result<MonthBody, Problem> {
        let counts = !month.closed && self.visitor.may(Action::ReadUnapprovedReports);
        let outstanding = if counts {
            let state = &self.state;
            let counted = store::calendar::outstanding(&state.context.store, &state.district, month.month);
            Some(counted.await.map_err(broken)?)
        } else {
            None
        };
        Ok(MonthBody::new(month, self.visitor.may(Action::ReadInternalFields), outstanding))
    }
}

/// Every month that was opened, oldest first.
pub async fn months(state: &AppState) -> Result<Vec<OfficeMonth>, Problem> {
    store::calendar::months(&state.context.store, &state.district).await.map_err(broken)
}

/// A body that may be left out: then nothing is said. It is an object; a list would be read field by field.
pub async fn body_or_nothing<T: DeserializeOwned + Default>(sent: Sent) -> Result<T, Problem> {
    let (parts, body) = sent.into_parts();
    // The layer has limited it.
    let bytes = to_bytes(body, usize::MAX).await.map_err(|_| Problem::timeout())?;
    if bytes.is_empty() {
        return Ok(T::default());
    }
    let sent = || Sent::from_parts(parts.clone(), bytes.clone().into());
    let Json(_) = Json::<Map<String, Value>>::from_request(sent(), &()).await?;
    let Json(read) = Json::<T>::from_request(sent(), &()).await?;
    Ok(read)
}

/// 404: not a month, or one that was never opened.
pub fn unknown_month(month: &str) -> Problem {
    Problem::not_found(
        format!("没有开放过 {month} 这个月份（写法为 YYYY-MM）"),
        format!("{month} was never opened as a month (they are written YYYY-MM)"),
    )
}

/// What a step that was not taken is told as. What is wrong with the month itself is what is there, not what was
/// sent.
pub fn of_step(error: StoreError) -> Problem {
    match error {
        StoreError::Invalid(errors) if errors.0.iter().all(|error| error.field == "month") => {
            Problem::conflict(errors)
        }
        other => of_store(other),
    }
}
