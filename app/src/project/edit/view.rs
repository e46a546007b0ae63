//! What the form of a record is given.

use crate::posting::Again;
use domain::form::Fields;
use domain::label::Bilingual;
use domain::project::ProjectField;
use serde::{Deserialize, Serialize};

/// Before the name of a hidden field that holds what stood in a field that clashes before either changed it.
pub const OLD: &str = "old.";
/// Before the name of the choice of a field that clashes.
pub const CHOOSE: &str = "choose.";

/// The form of one record, for one reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordForm {
    /// The record's code; empty for a new one.
    pub code: String,
    /// What it is called.
    pub name: Bilingual,
    /// What makes sending it twice harmless.
    pub key: String,
    /// Hidden fields: the revision that is shown, and what stood in each field.
    pub hidden: Fields,
    /// What stands in the inputs of the fields this reader may change.
    pub stored: Fields,
    /// Whether the fields of the office are among them.
    pub office: bool,
    /// Fields that somebody else has changed to something else than was typed.
    pub clashes: Vec<FieldClash>,
    /// Fields that somebody else has changed, and that were taken over.
    pub taken: Vec<ProjectField>,
    /// The form as it was sent, with what was taken over; `None` when it is shown for the first time.
    pub again: Option<Again>,
}

impl RecordForm {
    /// Whether this reader may change a field.
    #[must_use]
    pub fn has(&self, field: ProjectField) -> bool {
        self.stored.find(field.inputs()[0]).is_some()
    }

    /// What stands in an input.
    #[must_use]
    pub fn value(&self, input: &str) -> String {
        self.stored.get(input).to_owned()
    }
}

/// A field that two changed to different things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldClash {
    /// The field.
    pub field: ProjectField,
    /// What stood in it before either changed it.
    pub old_text: Bilingual,
    /// What was typed.
    pub mine_text: Bilingual,
    /// What somebody else has saved.
    pub theirs_text: Bilingual,
    /// What was chosen already.
    pub chosen: Option<Choice>,
}

/// Which of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// What I typed.
    Mine,
    /// What somebody else has saved.
    Theirs,
    /// What stood there before.
    Old,
}

impl Choice {
    /// The word that is sent.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Theirs => "theirs",
            Self::Old => "old",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Mine, Self::Theirs, Self::Old].into_iter().find(|choice| choice.word() == word)
    }
}
