//! A site check as a device sends it, and what must be right about it.

use super::{SiteCheck, SiteCheckId, SiteFinding, SitePosition};
use crate::code_list::CodeList as _;
use crate::form::{FieldErrors, Fields, optional_text};
use crate::label::Bilingual;
use crate::place::Place;
use crate::project::ProjectId;
use chrono::{DateTime, Datelike as _, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The longest note, in characters.
pub const MOST_NOTE: usize = 1_000;
/// The largest circle a position may have and still say something: 100 km.
const MOST_ACCURACY: f64 = 100_000.0;

/// A site check that is right in itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SiteCheckDraft {
    /// Made by the device.
    pub id: SiteCheckId,
    /// By the device's clock.
    pub checked_at: DateTime<Utc>,
    /// What was seen.
    pub finding: SiteFinding,
    /// The same in words.
    pub note: Option<String>,
    /// Where, if the device could tell.
    pub position: Option<SitePosition>,
}

impl SiteCheckDraft {
    /// Reads what was sent under `id`, `checked_at` (RFC 3339; what is left out is `now`), `finding`, `note`,
    /// `longitude`, `latitude` and `accuracy`.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn read(fields: &Fields, now: DateTime<Utc>) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let id = errors.take("id", id_of(fields.get("id")));
        let checked_at = errors.take("checked_at", instant_of(fields.filled("checked_at"), now));
        let finding = SiteFinding::from_code(fields.get("finding"));
        let finding =
            finding.ok_or_else(|| Bilingual::new("请选择“正常”或“有问题”。", "Choose normal or problem."));
        let finding = errors.take("finding", finding);
        let note = errors.take("note", optional_text(fields.find("note"), MOST_NOTE));
        if finding == Some(SiteFinding::Problem) && note == Some(None) {
            let message = Bilingual::new("请写明发现了什么问题。", "Say what the problem is.");
            errors.add("note", message);
        }
        let position = position_of(fields, &mut errors);
        let all = id.zip(checked_at).zip(finding).zip(note).zip(position);
        errors.or(all.map(|((((id, checked_at), finding), note), position)| Self {
            id,
            checked_at,
            finding,
            note,
            position,
        }))
    }

    /// As it is kept.
    #[must_use]
    pub fn received(
        self,
        project: ProjectId,
        place: Option<&Place>,
        by: &str,
        received_at: DateTime<Utc>,
    ) -> SiteCheck {
        let distance =
            self.position.zip(place).and_then(|(position, place)| position.distance_to(&place.geometry));
        SiteCheck {
            id: self.id,
            project,
            checked_at: self.checked_at,
            received_at,
            by: by.to_owned(),
            finding: self.finding,
            note: self.note,
            position: self.position,
            distance_metres: distance,
        }
    }
}

/// A UUIDv7: others would not stand in the order of their making.
fn id_of(text: &str) -> Result<SiteCheckId, Bilingual> {
    let id = Uuid::parse_str(text.trim()).ok().filter(|id| id.get_version_num() == 7);
    id.map(SiteCheckId).ok_or_else(|| {
        Bilingual::new("核查编号须为第 7 版 UUID。", "The id of a check must be a UUID of version 7.")
    })
}

fn instant_of(text: Option<&str>, now: DateTime<Utc>) -> Result<DateTime<Utc>, Bilingual> {
    let Some(text) = text else { return Ok(now) };
    let at = DateTime::parse_from_rfc3339(text).map(|at| at.to_utc()).ok();
    // A device whose clock was never set is in 1970: told, not refused; what has no four digits is no year.
    at.filter(|at| (1970..=9999).contains(&at.year())).ok_or_else(|| {
        Bilingual::new(
            "时间请按 RFC 3339 书写，例如 2025-10-09T08:30:00Z。",
            "Write the time as RFC 3339 has it: 2025-10-09T08:30:00Z.",
        )
    })
}

/// `Some(None)`: none was sent.
fn position_of(fields: &Fields, errors: &mut FieldErrors) -> Option<Option<SitePosition>> {
    let names = ["longitude", "latitude", "accuracy"];
    if names.iter().all(|name| fields.filled(name).is_none()) {
        return Some(None);
    }
    let bounds = [(-180.0, 180.0), (-90.0, 90.0), (0.0, MOST_ACCURACY)];
    let mut read = |(name, (least, most)): (&'static str, (f64, f64))| {
        let number = fields.filled(name).and_then(|text| text.parse::<f64>().ok());
        let number = number.filter(|number| (least..=most).contains(number));
        errors.take(
            name,
            number.ok_or_else(|| {
                Bilingual::new(
                    format!("位置须同时给出经度、纬度和精度；此项须为 {least} 至 {most} 的数字。"),
                    format!("A position has longitude, latitude and accuracy; this is a number from {least} to {most}."),
                )
            }),
        )
    };
    let [longitude, latitude, accuracy] =
        [(names[0], bounds[0]), (names[1], bounds[1]), (names[2], bounds[2])].map(&mut read);
    let at = [longitude?, latitude?].map(|degrees| (degrees * 1e6).round() / 1e6);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100 000")]
    let accuracy_metres = accuracy?.ceil() as u32;
    Some(Some(SitePosition { at, accuracy_metres }))
}
