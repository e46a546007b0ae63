//! What a photo's address says of it.

use crate::file::{PhotoOrigin, PhotoPlace};
use chrono::{DateTime, Utc};
use domain::attachment::{AttachmentSubject, SubjectKind};
use domain::form::{FieldErrors, Fields, optional_text};
use domain::label::Bilingual;

/// The longest caption, in characters.
const MOST_CAPTION: usize = 200;

/// What was said, as far as it is right.
#[derive(Debug, PartialEq)]
pub(super) struct Told {
    pub caption: Option<String>,
    pub device: PhotoOrigin,
    /// By the device's clock.
    pub taken_at: Option<DateTime<Utc>>,
}

/// What a photo is to hang on: `report:2025-10`, `site_check:<id>`, `issue:<id>`.
pub(super) fn subject(word: &str) -> Result<AttachmentSubject, FieldErrors> {
    let kinds = [
        ("report", SubjectKind::StatusReport),
        ("site_check", SubjectKind::SiteCheck),
        ("issue", SubjectKind::Issue),
    ];
    let found = word.split_once(':').and_then(|(kind, id)| {
        let (_, kind) = kinds.into_iter().find(|(known, _)| *known == kind)?;
        AttachmentSubject::parse(kind, id)
    });
    found.ok_or_else(|| {
        let message = Bilingual::new(
            "请用 report:年-月、site_check:编号 或 issue:编号 指明照片所属。",
            "Say what it hangs on: report:YYYY-MM, site_check:ID or issue:ID.",
        );
        FieldErrors::one("subject", message)
    })
}

impl Told {
    /// Reads the rest.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn read(fields: &Fields) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let caption = errors.take("caption", optional_text(fields.find("caption"), MOST_CAPTION));
        let taken_at = fields.filled("taken_at").map(|text| {
            DateTime::parse_from_rfc3339(text).map(|at| at.to_utc()).map_err(|_| {
                Bilingual::new(
                    "拍摄时间请按 RFC 3339 书写，例如 2025-10-09T08:30:00Z。",
                    "Write the time as RFC 3339 has it: 2025-10-09T08:30:00Z.",
                )
            })
        });
        let taken_at = errors.take("taken_at", taken_at.transpose());
        let mut degrees = |name: &str, most: f64| {
            let text = fields.filled(name)?;
            let number = text.parse::<f64>().ok().filter(|number| number.abs() <= most);
            errors.take(
                name,
                number.ok_or_else(|| {
                    Bilingual::new(
                        format!("应为绝对值不超过 {most} 的数字。"),
                        format!("This is a number of no more than {most} either way."),
                    )
                }),
            )
        };
        let place = degrees("longitude", 180.0).zip(degrees("latitude", 90.0));
        let accuracy = degrees("accuracy", 1e7);
        let place = place.map(|(longitude, latitude)| PhotoPlace { longitude, latitude, accuracy });
        let told = caption.zip(taken_at).map(|(caption, taken_at)| Self {
            caption,
            device: PhotoOrigin { taken_at: taken_at.map(|at| at.to_rfc3339()), place },
            taken_at,
        });
        errors.or(told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_subject_is_a_kind_and_which() {
        let id = Uuid::from_u128(7);
        assert_eq!(subject(&format!("site_check:{id}")), Ok(AttachmentSubject::SiteCheck(id)));
        assert_eq!(subject(&format!("issue:{id}")), Ok(AttachmentSubject::Issue(id)));
        let month = "2025-10".parse().expect("a month");
        assert_eq!(subject("report:2025-10"), Ok(AttachmentSubject::StatusReport(month)));
        for wrong in ["", "report", "report:x", "milestone:7", "project:"] {
            assert!(subject(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn everything_that_is_wrong_is_told() {
        let wrong = [("taken_at", "now"), ("longitude", "x"), ("latitude", "91")];
        let errors = Told::read(&wrong.into_iter().collect()).expect_err("wrong");
        assert_eq!(errors.0.len(), 3, "{errors}");
        let told = Told::read(&[("caption", " "), ("longitude", "118.6")].into_iter().collect());
        let told = told.expect("right");
        assert_eq!((told.caption, told.device.place, told.taken_at), (None, None, None));
    }
}
