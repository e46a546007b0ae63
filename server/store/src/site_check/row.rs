//! A site check's row, and its form in the journal.

use crate::error::StoreError;
use crate::insert::{Table, Values, instant_text};
use crate::reading::Reading;
use domain::code_list::CodeList as _;
use domain::site_check::{SiteCheck, SitePosition};
use sqlx::any::AnyRow;

pub(super) const SITE_CHECK: Table = Table {
    name: "site_check",
    columns: &[
        "district_id",
        "project_id",
        "site_check_id",
        "checked_at",
        "received_at",
        "checked_by",
        "finding",
        "note",
        "longitude",
        "latitude",
        "accuracy",
        "distance",
    ],
};

pub(super) const SELECT: &str = "SELECT project_id, site_check_id, checked_at, received_at, checked_by, \
    finding, note, longitude, latitude, accuracy, distance FROM site_check";

pub(super) fn write_site_check(values: &mut Values, district: &str, check: &SiteCheck) {
    values.push(district).text(check.project).text(check.id);
    values.text(instant_text(check.checked_at)).text(instant_text(check.received_at));
    values.push(check.by.as_str()).push(check.finding.code()).push(check.note.as_deref());
    values.push(check.position.map(|position| millionths(position.at[0])));
    values.push(check.position.map(|position| millionths(position.at[1])));
    values.push(check.position.map(|position| i64::from(position.accuracy_metres)));
    values.push(check.distance_metres.map(i64::from));
}

pub(super) fn read_site_check(row: &AnyRow) -> Result<SiteCheck, StoreError> {
    let row = Reading::of(row, "site_check", "site_check_id");
    let metres = |column| {
        let number = row.number_or_null(column)?;
        number.map(u32::try_from).transpose().map_err(|_| row.wrong(column))
    };
    let degrees = |column| Ok::<_, StoreError>(row.number_or_null(column)?.map(degrees));
    let at = degrees("longitude")?.zip(degrees("latitude")?);
    let position = at.zip(metres("accuracy")?).map(|((longitude, latitude), accuracy_metres)| SitePosition {
        at: [longitude, latitude],
        accuracy_metres,
    });
    Ok(SiteCheck {
        id: row.parsed("site_check_id")?,
        project: row.parsed("project_id")?,
        checked_at: row.parsed("checked_at")?,
        received_at: row.parsed("received_at")?,
        by: row.text("checked_by")?.to_owned(),
        finding: row.parsed("finding")?,
        note: row.string_or_null("note")?,
        position,
        distance_metres: metres("distance")?,
    })
}

#[expect(clippy::cast_possible_truncation, reason = "at most 180 million")]
fn millionths(degrees: f64) -> i64 {
    (degrees * 1e6).round() as i64
}

#[expect(clippy::cast_precision_loss, reason = "at most 180 million")]
fn degrees(millionths: i64) -> f64 {
    millionths as f64 / 1e6
}

/// What the journal keeps: all of it but where the person was, which their employer's history need not hold for ever.
pub(super) fn journal_value(check: &SiteCheck) -> String {
    serde_json::json!({
        "checked_at": instant_text(check.checked_at),
        "received_at": instant_text(check.received_at),
        "by": check.by,
        "finding": check.finding,
        "note": check.note,
        "distance_metres": check.distance_metres,
    })
    .to_string()
}
