//! A form as commands.

use super::Queue;
use crate::side::{outbox, photo};
use chrono::DateTime;
use domain::form::Fields;
use domain::outbox::{Command, Errand, PhotoErrand, PhotoSubject};
use leptos::prelude::*;
use uuid::Uuid;

impl Queue {
    /// The form and its photos, which go first: what is handed in takes no files any more.
    pub(super) fn commands(
        self,
        key: Uuid,
        saves: bool,
        heard: i64,
        text: &str,
        photos: Vec<photo::Photo>,
    ) -> (Vec<Command>, Vec<(Uuid, Vec<u8>)>) {
        let form: Fields = form_urlencoded::parse(text.as_bytes()).collect();
        let made_at = crate::side::device_clock();
        self.of.with_value(|of| {
            let command = |key, errand, depends_on| Command {
                key,
                project: of.code.clone(),
                name: of.name.clone(),
                errand,
                made_at,
                by: of.account.clone(),
                depends_on,
            };
            let (mut commands, mut bytes) = (Vec::new(), Vec::new());
            for photo in photos {
                let key = outbox::new_key();
                let taken = DateTime::from_timestamp_millis(photo.taken_at).unwrap_or_default();
                let errand = Errand::Photo(PhotoErrand {
                    subject: PhotoSubject::Report(of.month),
                    file_name: photo.file_name,
                    caption: of.name.zh.clone(),
                    taken_at: taken.to_rfc3339(),
                    position: None,
                    size: u64::try_from(photo.bytes.len()).unwrap_or(u64::MAX),
                    sha256: photo.sha256,
                });
                commands.push(command(key, errand, Vec::new()));
                bytes.push((key, photo.bytes));
            }
            let photos = commands.iter().map(|photo| photo.key).collect();
            let seen_revision = form.get("seen_revision").trim().parse().ok();
            let errand = if saves {
                Errand::ReportDraft { month: of.month, form, heard }
            } else {
                Errand::ReportSubmit { month: of.month, form, seen_revision }
            };
            commands.push(command(key, errand, photos));
            (commands, bytes)
        })
    }
}
