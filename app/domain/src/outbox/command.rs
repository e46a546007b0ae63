//! One thing to be sent.

use crate::calendar::ReportingMonth;
use crate::form::Fields;
use crate::label::Bilingual;
use crate::project::ProjectCode;
use crate::site_check::{SiteCheckDraft, SiteFinding, SitePosition};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One thing somebody did on their device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Command {
    /// Made on the device, UUIDv7: the `Idempotency-Key` under which it is sent, every time.
    pub key: Uuid,
    /// Of which project.
    pub project: ProjectCode,
    /// The project's name, to be shown without a network.
    pub name: Bilingual,
    /// What is to be done.
    pub errand: Errand,
    /// When, by the device's clock, in milliseconds since 1970.
    pub made_at: i64,
    /// The id of the account that did it: nobody else's session may send it.
    pub by: String,
    /// Commands that must be on the server first.
    pub depends_on: Vec<Uuid>,
}

/// What is to be done, with the version it was made from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Errand {
    /// Keep a report's form as it stands, valid or not.
    ReportDraft {
        /// The month.
        month: ReportingMonth,
        /// The form.
        form: Fields,
        /// When the server last had something of this form from this account, by its clock, in milliseconds since
        /// 1970; 0: never.
        heard: i64,
    },
    /// Hand a report in.
    ReportSubmit {
        /// The month.
        month: ReportingMonth,
        /// The form.
        form: Fields,
        /// The revision of the report it was filled from; `None`: there was none.
        seen_revision: Option<i64>,
    },
    /// Tell of a visit to the site.
    SiteCheck(SiteCheckErrand),
    /// Add a photo. Its bytes are kept beside the command.
    Photo(PhotoErrand),
}

/// 现场核查: somebody was at the site.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SiteCheckErrand {
    /// Made on the device; photos of the visit name it.
    pub id: Uuid,
    /// When, RFC 3339.
    pub checked_at: String,
    /// What was seen.
    pub note: String,
    /// What it comes to.
    pub finding: SiteFinding,
    /// Where, if the device was allowed to know.
    #[serde(flatten)]
    pub position: Option<Position>,
}

/// Where a device was, WGS84.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// Degrees east.
    pub longitude: f64,
    /// Degrees north.
    pub latitude: f64,
    /// Metres within which it surely was.
    pub accuracy: f64,
}

impl From<SitePosition> for Position {
    fn from(position: SitePosition) -> Self {
        let [longitude, latitude] = position.at;
        Self { longitude, latitude, accuracy: f64::from(position.accuracy_metres) }
    }
}

impl From<SiteCheckDraft> for SiteCheckErrand {
    fn from(draft: SiteCheckDraft) -> Self {
        Self {
            id: draft.id.0,
            checked_at: draft.checked_at.to_rfc3339(),
            note: draft.note.unwrap_or_default(),
            finding: draft.finding,
            position: draft.position.map(Position::from),
        }
    }
}

/// A photo to be added.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PhotoErrand {
    /// What it hangs on.
    pub subject: PhotoSubject,
    /// The name of the file.
    pub file_name: String,
    /// What stands under it.
    pub caption: String,
    /// When it was taken, RFC 3339.
    pub taken_at: String,
    /// Where, if the device was allowed to know.
    pub position: Option<Position>,
    /// Bytes.
    pub size: u64,
    /// Of the bytes, in hexadecimal digits.
    pub sha256: String,
}

/// What a photo hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhotoSubject {
    /// The report of a month.
    Report(ReportingMonth),
    /// A visit to the site.
    SiteCheck(Uuid),
}

impl PhotoSubject {
    /// As an address says it: `report:2025-10`, `site_check:<id>`.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Report(month) => format!("report:{month}"),
            Self::SiteCheck(id) => format!("site_check:{id}"),
        }
    }
}

impl Command {
    /// The thing it changes, among those of its project.
    #[must_use]
    pub fn thing(&self) -> PhotoSubject {
        match &self.errand {
            Errand::ReportDraft { month, .. } | Errand::ReportSubmit { month, .. } => {
                PhotoSubject::Report(*month)
            }
            Errand::SiteCheck(check) => PhotoSubject::SiteCheck(check.id),
            Errand::Photo(photo) => photo.subject,
        }
    }

    /// Whether it is a photo.
    #[must_use]
    pub const fn is_photo(&self) -> bool {
        matches!(self.errand, Errand::Photo(_))
    }

    /// The form it sends, if it is a report.
    #[must_use]
    pub const fn form(&self) -> Option<&Fields> {
        match &self.errand {
            Errand::ReportDraft { form, .. } | Errand::ReportSubmit { form, .. } => Some(form),
            Errand::SiteCheck(_) | Errand::Photo(_) => None,
        }
    }
}
