//! Two people changed one record. What they changed apart is both kept; what both changed to different
//! things is a person's choice.

use super::RecordValues;
use crate::project::ProjectField;
use serde::{Deserialize, Serialize};

/// A field that two changed to different things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    /// The field.
    pub field: ProjectField,
    /// As it was when the form was opened.
    pub base: String,
    /// As it was typed.
    pub mine: String,
    /// As somebody else has saved it.
    pub theirs: String,
}

/// What two changes come to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Merged {
    /// Every field; of those that clash, mine.
    pub value: RecordValues,
    /// The fields that clash.
    pub clashes: Vec<Clash>,
    /// The fields that only the other changed, and that were taken over.
    pub taken: Vec<ProjectField>,
}

/// Brings two changes of `base` together, over the fields that `mine` speaks of.
#[must_use]
pub fn merge(base: &RecordValues, mine: &RecordValues, theirs: &RecordValues) -> Merged {
    let mut merged = Merged::default();
    for (field, my_value) in &mine.0 {
        let (base, theirs) = (base.get(*field), theirs.get(*field));
        let i_changed_it = my_value != base;
        if i_changed_it && theirs != base && theirs != my_value {
            merged.clashes.push(Clash {
                field: *field,
                base: base.to_owned(),
                mine: my_value.clone(),
                theirs: theirs.to_owned(),
            });
        }
        if !i_changed_it && theirs != base {
            merged.taken.push(*field);
        }
        merged.value.set(*field, if i_changed_it { my_value } else { theirs });
    }
    merged
}
