//! What a report's form tells beside the report: dates of milestones, how issues go, new issues.

use crate::form::{FieldErrors, Fields, optional_day, optional_text};
use crate::issue_register::{IssueOpening, MOST_CHARACTERS};
use crate::label::Bilingual;
use crate::milestone::MilestoneUpdate;
use uuid::Uuid;

/// Told with a report and written with it, all or nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alongside {
    /// `milestone.<id>.seen`, `.forecast`, `.actual`.
    pub milestones: Vec<MilestoneUpdate>,
    /// `issue.<id>.seen`, `.note`, `.close`.
    pub issues: Vec<IssueWord>,
    /// `new_issue.title`, `.severity`, `.owner`, `.due`.
    pub new_issue: Option<IssueOpening>,
}

/// How an issue goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueWord {
    /// Which one.
    pub id: Uuid,
    /// The revision that was seen.
    pub seen_revision: i64,
    /// What is said; when the issue is closed, what shows that it is solved.
    pub note: String,
    /// 销号: whether it is closed, today.
    pub close: bool,
}

impl Alongside {
    /// Whether there is nothing to write.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.milestones.is_empty() && self.issues.is_empty() && self.new_issue.is_none()
    }

    /// Reads what was typed. An issue of which nothing is said, and a new one without a single word, are left
    /// out.
    ///
    /// # Errors
    /// Everything that is wrong, each at its field.
    pub fn read(fields: &Fields) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut read = Self::default();
        for (id, seen_revision) in seen(fields, "milestone", &mut errors) {
            let mut day = |field: &str| {
                let name = format!("milestone.{id}.{field}");
                errors.take(&name, optional_day(fields.find(&name)))
            };
            if let (Some(forecast), Some(actual)) = (day("forecast"), day("actual")) {
                read.milestones.push(MilestoneUpdate { id, seen_revision, forecast, actual });
            }
        }
        for (id, seen_revision) in seen(fields, "issue", &mut errors) {
            let (name, close) = (format!("issue.{id}.note"), fields.find(&format!("issue.{id}.close")));
            match errors.take(&name, optional_text(fields.find(&name), MOST_CHARACTERS)) {
                Some(Some(note)) => {
                    read.issues.push(IssueWord { id, seen_revision, note, close: close.is_some() });
                }
                Some(None) if close.is_some() => errors.add(name, without_evidence()),
                _ => {}
            }
        }
        let new_issue = part(fields, "new_issue.");
        if ["title", "owner", "due"].iter().any(|name| new_issue.filled(name).is_some()) {
            match IssueOpening::read(&new_issue) {
                Ok(opening) => read.new_issue = Some(opening),
                Err(wrong) => errors.0.extend(wrong.under("new_issue.").0),
            }
        }
        errors.or(Some(read))
    }
}

fn without_evidence() -> Bilingual {
    Bilingual::new("销号须写明依据。", "To close the issue, say what shows that it is solved.")
}

/// The fields whose names begin so, without that beginning.
fn part(fields: &Fields, prefix: &str) -> Fields {
    let rest = |(name, text): &(String, String)| Some((name.strip_prefix(prefix)?.to_owned(), text.clone()));
    fields.0.iter().filter_map(rest).collect()
}

/// The ids a form names as `<kind>.<id>.seen`, with the revisions that were seen.
fn seen(fields: &Fields, kind: &str, errors: &mut FieldErrors) -> Vec<(Uuid, i64)> {
    let mut found = Vec::new();
    for (name, text) in &part(fields, &format!("{kind}.")).0 {
        let Some(id) = name.strip_suffix(".seen") else { continue };
        match (id.parse(), text.trim().parse()) {
            (Ok(id), Ok(revision)) => found.push((id, revision)),
            _ => {
                let lost = Bilingual::new(
                    "页面信息不完整，请重新打开填报页；您填写的内容已保留。",
                    "The page is not complete; open it again. What you typed is kept.",
                );
                errors.add("", lost);
            }
        }
    }
    found
}
