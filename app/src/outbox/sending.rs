//! What a page puts into the box: commands of one project and one author, and photos with what they hang on.

use crate::side::{outbox, photo};
use chrono::DateTime;
use domain::calendar::moment_text;
use domain::label::Bilingual;
use domain::outbox::{Command, Errand, PhotoErrand, PhotoSubject, Position};
use domain::project::ProjectCode;
use uuid::Uuid;

/// Commands, and the bytes of the photos among them.
pub(crate) type Batch = (Vec<Command>, Vec<(Uuid, Vec<u8>)>);

/// Whose commands they are, and of which project.
#[derive(Debug, Clone)]
pub(crate) struct Sending {
    /// The project.
    pub code: ProjectCode,
    /// Its name.
    pub name: Bilingual,
    /// The id of the account.
    pub account: String,
}

impl Sending {
    /// A command that is made now.
    pub fn command(&self, key: Uuid, errand: Errand, depends_on: Vec<Uuid>) -> Command {
        Command {
            key,
            project: self.code.clone(),
            name: self.name.clone(),
            errand,
            made_at: crate::side::device_clock(),
            by: self.account.clone(),
            depends_on,
        }
    }

    /// Photos, under keys of their own; `after`: what must be there before them.
    pub fn photos(
        &self,
        subject: PhotoSubject,
        position: Option<Position>,
        photos: Vec<photo::Photo>,
        after: &[Uuid],
    ) -> Batch {
        let sent = photos.into_iter().map(|photo| {
            let errand = PhotoErrand {
                subject,
                file_name: photo.file_name,
                caption: self.name.zh.clone(),
                taken_at: DateTime::from_timestamp_millis(photo.taken_at).unwrap_or_default().to_rfc3339(),
                position,
                size: u64::try_from(photo.bytes.len()).unwrap_or(u64::MAX),
                sha256: photo.sha256,
            };
            let key = outbox::new_key();
            (self.command(key, Errand::Photo(errand), after.to_vec()), (key, photo.bytes))
        });
        sent.unzip()
    }

    /// What the strip on a photo says: project, and when it was taken (milliseconds since 1970).
    pub fn strip(&self) -> impl Fn(i64) -> Vec<String> + use<> {
        let project = format!("{} {}", self.code, self.name.zh);
        move |taken_at| {
            let taken = DateTime::from_timestamp_millis(taken_at).map(moment_text).unwrap_or_default();
            vec![project.clone(), taken]
        }
    }
}
