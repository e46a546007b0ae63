//! What an answer means.

use super::Theirs;
use crate::label::{Bilingual, Language};
use serde::Deserialize;
use uuid::Uuid;

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// The status; `None`: nothing came back that a server of ours would say.
    pub status: Option<u16>,
    /// The key the answer names.
    pub key: Option<String>,
    /// `Retry-After`, in milliseconds.
    pub retry_after: Option<i64>,
    /// What the server says, if it says it as a problem.
    pub problem: Option<Problem>,
    /// The language it was asked to speak.
    pub language: Language,
}

/// Problem details (RFC 9457), as far as they matter here.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct Problem {
    /// `urn:guatu:problem:…`
    pub r#type: String,
    /// The kind of problem.
    pub title: String,
    /// This very problem.
    pub detail: Option<String>,
    /// What is there now.
    pub current: Option<Box<Theirs>>,
}

/// What an answer means for the command it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is on the server.
    Done,
    /// Nobody knows, or not now: to be sent again.
    Again {
        /// Not before so many milliseconds.
        after: Option<i64>,
    },
    /// Its author must sign in, or change their password, first.
    SignIn,
    /// The server will not have it as it is.
    Refused {
        /// Why.
        reason: Bilingual,
    },
    /// Somebody has changed meanwhile what it was made from.
    Conflict {
        /// What the server says to it.
        reason: Bilingual,
        /// What is there now.
        theirs: Option<Box<Theirs>>,
    },
}

impl Outcome {
    /// Of an answer to the command with this key. Whoever says yes must name the key: what stands between a phone and
    /// the server (a sign-in page of a hotel) says yes to everything.
    #[must_use]
    pub fn of(key: Uuid, answer: Answer) -> Self {
        let again = Self::Again { after: answer.retry_after };
        let Some(status) = answer.status else { return again };
        match status {
            200..=299 if answer.key.as_deref() == Some(key.to_string().as_str()) => Self::Done,
            401 => Self::SignIn,
            403 if answer.is("password-change-required") => Self::SignIn,
            409 | 412 => {
                let reason = answer.reason(status);
                let theirs = answer.problem.and_then(|problem| problem.current);
                Self::Conflict { reason, theirs }
            }
            408 | 425 | 429 => again,
            400..=499 => Self::Refused { reason: answer.reason(status) },
            _ => again,
        }
    }
}

impl Answer {
    fn is(&self, kind: &str) -> bool {
        let named = |problem: &Problem| problem.r#type.strip_prefix("urn:guatu:problem:") == Some(kind);
        self.problem.as_ref().is_some_and(named)
    }

    /// What the server says, in the language it was asked in; else what the status means.
    fn reason(&self, status: u16) -> Bilingual {
        let said = self.problem.as_ref().map(|problem| match &problem.detail {
            Some(detail) if !detail.is_empty() => detail.clone(),
            _ => problem.title.clone(),
        });
        let meant = meaning(status);
        match (said.filter(|said| !said.is_empty()), self.language) {
            (Some(zh), Language::ZhCn) => Bilingual { zh, ..meant },
            (Some(en), Language::En) => Bilingual { en, ..meant },
            (None, _) => meant,
        }
    }
}

fn meaning(status: u16) -> Bilingual {
    match status {
        403 => Bilingual::new("没有权限。", "This account may not do that."),
        404 => Bilingual::new("服务器上没有这一项。", "The server does not know what this is for."),
        409 => Bilingual::new("当前状态不允许这样做。", "This cannot be done in its present state."),
        412 => Bilingual::new("他人已修改。", "Somebody else has changed it meanwhile."),
        413 => Bilingual::new("内容过大，服务器不接收。", "It is too large for the server."),
        422 => Bilingual::new("内容有误。", "Something in it is wrong."),
        other => Bilingual::new(
            format!("服务器不接收（{other}）。"),
            format!("The server will not have it ({other})."),
        ),
    }
}
