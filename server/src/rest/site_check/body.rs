//! What the API takes and gives of a site check.

use crate::rest::schema::{TextBody, code};
use domain::code_list::CodeList as _;
use domain::form::Fields;
use domain::site_check::{SiteCheck, SiteFinding};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A site check as a device sends it. A position has all of its three members or none.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(title = "SiteCheckDraft")]
pub struct SiteCheckDraftBody {
    /// A UUID of version 7, made by the device.
    id: String,
    /// RFC 3339, by the device's clock; the server's when it is left out.
    #[serde(default)]
    checked_at: Option<String>,
    #[schema(schema_with = code::<SiteFinding>)]
    finding: String,
    /// Needed when there is a problem.
    #[serde(default)]
    note: Option<String>,
    /// Degrees east, WGS84.
    #[serde(default)]
    longitude: Option<f64>,
    /// Degrees north, WGS84.
    #[serde(default)]
    latitude: Option<f64>,
    /// Metres within which the device was.
    #[serde(default)]
    accuracy: Option<f64>,
}

/// A site check.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(title = "SiteCheck")]
pub struct SiteCheckBody {
    id: String,
    /// The office's code of the project.
    code: String,
    /// UTC, by the device's clock.
    checked_at: String,
    /// UTC, by the server's.
    received_at: String,
    /// Name of an account.
    by: String,
    #[schema(schema_with = code::<SiteFinding>)]
    finding: &'static str,
    #[schema(required)]
    note: Option<String>,
    /// Where the device was; null when it did not tell.
    #[schema(required)]
    position: Option<PositionBody>,
    /// Metres from there to the project's place as it was recorded then.
    #[schema(required)]
    distance: Option<u32>,
    /// What there is to tell of the device's clock; null when it agrees with the server's to a day.
    #[schema(required)]
    clock: Option<TextBody>,
}

/// Where a device was, WGS84.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(title = "SitePosition")]
pub struct PositionBody {
    longitude: f64,
    latitude: f64,
    /// Metres.
    accuracy: u32,
}

/// The newest checks of a project.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(title = "SiteChecks")]
pub struct SiteChecksBody {
    pub items: Vec<SiteCheckBody>,
}

impl SiteCheckDraftBody {
    /// As the domain reads it.
    pub fn fields(&self) -> Fields {
        let number = |number: Option<f64>| number.map(|number| number.to_string());
        let members = [
            ("id", Some(self.id.clone())),
            ("checked_at", self.checked_at.clone()),
            ("finding", Some(self.finding.clone())),
            ("note", self.note.clone()),
            ("longitude", number(self.longitude)),
            ("latitude", number(self.latitude)),
            ("accuracy", number(self.accuracy)),
        ];
        members.into_iter().filter_map(|(name, text)| Some((name, text?))).collect()
    }
}

impl SiteCheckBody {
    pub fn new(code: &str, check: &SiteCheck) -> Self {
        Self {
            id: check.id.to_string(),
            code: code.to_owned(),
            checked_at: check.checked_at.to_rfc3339(),
            received_at: check.received_at.to_rfc3339(),
            by: check.by.clone(),
            finding: check.finding.code(),
            note: check.note.clone(),
            position: check.position.map(|position| PositionBody {
                longitude: position.at[0],
                latitude: position.at[1],
                accuracy: position.accuracy_metres,
            }),
            distance: check.distance_metres,
            clock: check.clock().words().map(TextBody::from),
        }
    }
}
