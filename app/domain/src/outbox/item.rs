//! A command in the box, and how it stands.

use super::{Command, Errand, Outcome, Theirs, pause};
use crate::form::Fields;
use crate::label::Bilingual;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A command in the box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// What is to be sent.
    pub command: Command,
    /// How it stands.
    pub standing: Standing,
    /// How often it was sent.
    pub tries: u32,
    /// Not to be sent before this, by the device's clock, in milliseconds since 1970.
    pub not_before: i64,
}

/// How a command stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// To be sent.
    Waiting,
    /// On its way. A page that dies then leaves it so: whoever sends next takes it for [`Self::Waiting`].
    Sending,
    /// To be sent once its author has signed in again.
    SignedOut,
    /// The server will not have it as it is.
    Refused {
        /// Why.
        reason: Bilingual,
    },
    /// Somebody has changed meanwhile what it was made from.
    Conflict {
        /// What the server says to it.
        reason: Bilingual,
        /// What is there now, as far as the server told.
        theirs: Option<Box<Theirs>>,
    },
}

impl Item {
    /// New in the box.
    #[must_use]
    pub const fn new(command: Command) -> Self {
        Self { command, standing: Standing::Waiting, tries: 0, not_before: 0 }
    }

    /// Whether it goes by itself.
    #[must_use]
    pub const fn goes(&self) -> bool {
        matches!(self.standing, Standing::Waiting | Standing::Sending | Standing::SignedOut)
    }

    /// On its way now. To be kept before it is sent: of what was on its way nobody knows whether it arrived.
    pub fn send(&mut self) {
        self.standing = Standing::Sending;
        self.tries = self.tries.saturating_add(1);
    }

    /// After an answer; says whether it leaves the box. `now`: the device's clock; `chance`: 0–999.
    #[must_use]
    pub fn answered(&mut self, outcome: Outcome, now: i64, chance: u32) -> bool {
        match outcome {
            Outcome::Done => return true,
            Outcome::Again { after } => {
                self.standing = Standing::Waiting;
                self.not_before = now.saturating_add(pause(self.tries, chance).max(after.unwrap_or(0)));
            }
            Outcome::SignIn => self.standing = Standing::SignedOut,
            Outcome::Refused { reason } => self.standing = Standing::Refused { reason },
            Outcome::Conflict { reason, theirs } => self.standing = Standing::Conflict { reason, theirs },
        }
        false
    }

    /// To be sent at once, as it is.
    pub fn retry(&mut self) {
        self.standing = Standing::Waiting;
        self.not_before = 0;
    }

    /// To be sent at once as `form`, made from what is there now: another request, and so under another key. `None`
    /// when it is no report, or the server has not told what is there.
    #[must_use]
    pub fn settled(&self, form: Fields, key: Uuid, now: i64) -> Option<Self> {
        let Standing::Conflict { theirs: Some(theirs), .. } = &self.standing else { return None };
        let errand = match &self.command.errand {
            Errand::ReportDraft { month, .. } => {
                Errand::ReportDraft { month: *month, form, heard: theirs.heard.unwrap_or(0) }
            }
            Errand::ReportSubmit { month, .. } => {
                let seen = theirs.revision.map(|revision| revision.to_string()).unwrap_or_default();
                let mut form = form.without(|name| name == "seen_revision");
                form.0.push(("seen_revision".to_owned(), seen));
                Errand::ReportSubmit { month: *month, form, seen_revision: theirs.revision }
            }
            Errand::SiteCheck(_) | Errand::Photo(_) => return None,
        };
        Some(Self::new(Command { key, errand, made_at: now, ..self.command.clone() }))
    }
}
