//! What the server tells of a part of the journal: codes with the names that go with them. Words for the codes
//! are the page's.

use domain::form::{FieldErrors, Fields};
use domain::label::Bilingual;
use domain::project::ProjectCode;
use serde::{Deserialize, Serialize};

/// A part of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalPart {
    /// The rows, newest first.
    pub rows: Vec<JournalRow>,
    /// The question as it was typed.
    pub asked: Fields,
    /// What is wrong with it: then there are no rows.
    pub errors: FieldErrors,
    /// Where it goes on: the address of the next part.
    pub next: Option<String>,
}

/// A row of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalRow {
    /// Its number.
    pub seq: i64,
    /// When.
    pub at: String,
    /// Who.
    pub actor: String,
    /// A verb's code, as it was stored.
    pub action: String,
    /// What it was done to.
    pub subject: JournalSubject,
    /// The project that belongs to.
    pub project: Option<JournalProject>,
    /// The members that differ, when there is a value before and one after.
    pub changes: Vec<Changed>,
    /// JSON before.
    pub before: Option<String>,
    /// JSON after.
    pub after: Option<String>,
    /// Its hash.
    pub hash: String,
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalSubject {
    /// A kind's code, as it was stored.
    pub kind: String,
    /// Which one, as it was stored.
    pub id: String,
    /// What people call it; `None` when nobody knows any more.
    pub name: Option<Bilingual>,
    /// Where it is shown to this reader.
    pub href: Option<String>,
}

/// The project a row belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalProject {
    /// Its id.
    pub id: String,
    /// Its code and name; `None` when it was purged.
    pub known: Option<(ProjectCode, Bilingual)>,
}

/// A member that a change has given another value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Its name in the JSON.
    pub field: String,
    /// What it was, long texts cut; `None` = nothing.
    pub before: Option<String>,
    /// What it became.
    pub after: Option<String>,
}
