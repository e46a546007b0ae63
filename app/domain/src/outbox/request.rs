//! A command as a request to the API.

use super::{Command, Errand, Position, SiteCheckErrand};
use crate::form::Fields;
use serde::Serialize;

/// The header with the id of the account that made a command: a session that is another's by now refuses it.
pub const ACCOUNT: &str = "Guatu-Account";

/// What is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Request<'a> {
    /// The method.
    pub method: &'static str,
    /// The address on the server, without its query.
    pub path: String,
    /// The query's names and values, not encoded yet.
    pub query: Vec<(&'static str, String)>,
    /// Headers beside the content's own.
    pub headers: Vec<(&'static str, String)>,
    /// The content.
    pub content: Content<'a>,
}

/// What a request carries.
#[derive(Debug, Clone, PartialEq)]
pub enum Content<'a> {
    /// JSON.
    Json(Body<'a>),
    /// The bytes kept beside the command, a JPEG.
    Photo,
}

/// A body as the API reads it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Body<'a> {
    /// A form to be kept.
    Keep {
        /// The form.
        form: &'a Fields,
        /// When the server last had something of it.
        heard: i64,
    },
    /// A form to be handed in.
    Submit {
        /// The form.
        form: &'a Fields,
    },
    /// A visit.
    SiteCheck(&'a SiteCheckErrand),
}

impl Command {
    /// The request that does it: the same every time.
    #[must_use]
    pub fn request(&self) -> Request<'_> {
        let base = format!("/api/v1/projects/{}", self.project);
        // The session may be another account's by now: the server compares.
        let mut headers = vec![("Idempotency-Key", self.key.to_string()), (ACCOUNT, self.by.clone())];
        let mut query = Vec::new();
        let (method, path, content) = match &self.errand {
            Errand::ReportDraft { month, form, heard } => {
                let body = Body::Keep { form, heard: *heard };
                ("PUT", format!("{base}/reports/{month}/typed"), Content::Json(body))
            }
            Errand::ReportSubmit { month, form, seen_revision } => {
                headers.push(match seen_revision {
                    Some(revision) => ("If-Match", format!("\"{revision}\"")),
                    None => ("If-None-Match", "*".to_owned()),
                });
                let body = Body::Submit { form };
                ("POST", format!("{base}/reports/{month}/typed/submit"), Content::Json(body))
            }
            Errand::SiteCheck(check) => {
                ("POST", format!("{base}/site-checks"), Content::Json(Body::SiteCheck(check)))
            }
            Errand::Photo(photo) => {
                query.push(("subject", photo.subject.word()));
                query.push(("caption", photo.caption.clone()));
                query.push(("taken_at", photo.taken_at.clone()));
                if let Some(Position { longitude, latitude, accuracy }) = photo.position {
                    query.push(("longitude", longitude.to_string()));
                    query.push(("latitude", latitude.to_string()));
                    query.push(("accuracy", accuracy.to_string()));
                }
                ("PUT", format!("{base}/photos/{}", self.key), Content::Photo)
            }
        };
        Request { method, path, query, headers, content }
    }
}
