//! The box from outside: what answers do to commands, which goes next, and a whole course through a bad network.

mod answering;
mod course;
mod ordering;
mod sending;

use super::{Command, Errand, Item, PhotoErrand, PhotoSubject};
use crate::form::Fields;
use crate::label::Bilingual;
use uuid::Uuid;

/// A report handed in by `by`, made at `made_at`, of project number `project`.
fn report(key: u128, project: u32, made_at: i64, by: &str) -> Item {
    let form: Fields = [("amount", "12"), ("note", "主体"), ("seen_revision", "2")].into_iter().collect();
    let month = "2025-10".parse().expect("month");
    item(key, project, made_at, by, Errand::ReportSubmit { month, form, seen_revision: Some(2) })
}

fn photo(key: u128, project: u32, made_at: i64, by: &str) -> Item {
    let photo = PhotoErrand {
        subject: PhotoSubject::Report("2025-10".parse().expect("month")),
        file_name: "a.jpg".to_owned(),
        caption: "东门".to_owned(),
        taken_at: "2025-10-15T06:34:00Z".to_owned(),
        position: None,
        size: 1,
        sha256: "00".to_owned(),
    };
    item(key, project, made_at, by, Errand::Photo(photo))
}

fn item(key: u128, project: u32, made_at: i64, by: &str, errand: Errand) -> Item {
    Item::new(Command {
        key: Uuid::from_u128(key),
        project: format!("CJ-{project:03}").parse().expect("code"),
        name: Bilingual::same("某项目"),
        errand,
        made_at,
        by: by.to_owned(),
        depends_on: Vec::new(),
    })
}
