//! Answering with a PDF: one that was printed before for the same data and question, or a new one.

use super::job::{Sheet, print};
use crate::problem::Problem;
use crate::rest::Tagged;
use crate::state::AppState;
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_DISPOSITION, HeaderValue};
use axum::response::Response;
use bytes::Bytes;
use serde::Serialize;
use tokio::sync::OwnedSemaphorePermit;

const MEDIA_TYPE: &str = "application/pdf";

/// What becomes of an order.
pub(crate) enum Ordered<'a> {
    /// It is answered from what is there.
    Answered(Response),
    /// It is to be printed; a press is free for it.
    ToPrint(Order<'a>),
}

/// A PDF that is to be printed.
pub(crate) struct Order<'a> {
    tagged: Tagged<'a>,
    tag: String,
    name: HeaderValue,
    press: OwnedSemaphorePermit,
}

impl<'a> Order<'a> {
    /// Orders a PDF. `tag` names data and question, and no other paper has it; `name` is the file's, in ASCII.
    ///
    /// # Errors
    /// 503 when the server stops.
    pub async fn take(
        state: &AppState,
        headers: &'a HeaderMap,
        tag: String,
        name: &str,
    ) -> Result<Ordered<'a>, Problem> {
        let tagged = Tagged::new(headers, &tag)?;
        if let Some(response) = tagged.not_modified() {
            return Ok(Ordered::Answered(response));
        }
        let name = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).map_err(|error| {
            tracing::error!(%error, name, "a file's name cannot be a header");
            Problem::internal()
        })?;
        if let Some(kept) = state.printed.get(&tag) {
            return Ok(Ordered::Answered(named(&tagged, name, kept)));
        }
        let press = state.printed.press().await.map_err(|_| Problem::unavailable())?;
        // Who waited for a press may have waited for this very paper.
        if let Some(kept) = state.printed.get(&tag) {
            return Ok(Ordered::Answered(named(&tagged, name, kept)));
        }
        Ok(Ordered::ToPrint(Self { tagged, tag, name, press }))
    }

    /// Works out the values, sets them on a sheet, and keeps what is printed.
    ///
    /// # Errors
    /// What `values` says; 500, logged, when the sheet cannot be set.
    pub async fn print<V: Serialize>(
        self,
        state: &AppState,
        sheet: Sheet,
        values: impl FnOnce() -> Result<V, Problem> + Send + 'static,
    ) -> Result<Response, Problem> {
        let press = self.press;
        let printed = state
            .aside(move || {
                // Until it is printed, whether or not anybody still waits for it.
                let _press = press;
                let values = serde_json::to_vec(&values()?).map_err(|error| failed(&error))?;
                print(sheet, values).map_err(|error| failed(&error))
            })
            .await??;
        let printed = Bytes::from(printed);
        state.printed.keep(self.tag, printed.clone());
        Ok(named(&self.tagged, self.name, printed))
    }
}

fn named(tagged: &Tagged<'_>, name: HeaderValue, printed: Bytes) -> Response {
    let mut response = tagged.bytes(MEDIA_TYPE, printed);
    response.headers_mut().insert(CONTENT_DISPOSITION, name);
    response
}

fn failed(error: &dyn std::error::Error) -> Problem {
    tracing::error!(%error, "a paper cannot be printed");
    Problem::internal()
}
