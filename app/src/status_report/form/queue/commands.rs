//! A form as commands.

use super::Queue;
use crate::outbox::Batch;
use crate::side::photo;
use domain::form::Fields;
use domain::outbox::{Errand, PhotoSubject};
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
    ) -> Batch {
        let form: Fields = form_urlencoded::parse(text.as_bytes()).collect();
        self.of.with_value(|of| {
            let (mut commands, bytes) = of.sending.photos(PhotoSubject::Report(of.month), None, photos, &[]);
            let photos = commands.iter().map(|photo| photo.key).collect();
            let seen_revision = form.get("seen_revision").trim().parse().ok();
            let errand = if saves {
                Errand::ReportDraft { month: of.month, form, heard }
            } else {
                Errand::ReportSubmit { month: of.month, form, seen_revision }
            };
            commands.push(of.sending.command(key, errand, photos));
            (commands, bytes)
        })
    }
}
