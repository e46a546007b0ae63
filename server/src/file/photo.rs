//! Keeping a photo that a device sends by itself, under an id of its own: as the files of a form, and what its original
//! said of time and place beside it.

use super::content::{Content, recognise};
use super::keeper::Keeper;
use super::origin::{self, Origins, PhotoOrigin};
use super::proof::sha256_hex;
use super::refusal::Refused;
use app::visitor::Visitor;
use bytes::Bytes;
use domain::attachment::{Attachment, AttachmentId, AttachmentSubject};
use domain::project::ProjectId;
use store::StoreError;
use store::attachment::{NewPhoto, Put, find_sent, put};

/// A photo as it came.
#[derive(Debug, Clone)]
pub struct SentPhoto {
    /// Who sends it.
    pub visitor: Visitor,
    /// Made by the device.
    pub id: AttachmentId,
    /// The project.
    pub project: ProjectId,
    /// What of it.
    pub subject: AttachmentSubject,
    /// What it is to be called.
    pub name: String,
    /// What stands under it.
    pub caption: Option<String>,
    /// What the device says of it.
    pub device: PhotoOrigin,
    /// The picture.
    pub bytes: Bytes,
}

/// Why a photo is not kept.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    /// For what is in it.
    #[error("refused: {0:?}")]
    Refused(Refused),
    /// The store did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something failed on our side.
    #[error("{0}")]
    Failed(String),
}

impl Keeper {
    /// Keeps a photo; one that came before is answered as it was then.
    ///
    /// # Errors
    /// As [`NotKept`] says; then nothing is kept.
    pub async fn keep_photo(self, photo: SentPhoto) -> Result<Attachment, NotKept> {
        // On a task of its own: a telephone that goes away has sent it nevertheless.
        let kept = tokio::spawn(async move { self.keep_sent(photo).await });
        kept.await.map_err(failed)?
    }

    async fn keep_sent(self, sent: SentPhoto) -> Result<Attachment, NotKept> {
        let (store, district) = (&self.context.store, self.context.read_model.district());
        let acting = sent.visitor.acting();
        let new = NewPhoto {
            id: sent.id,
            project: sent.project,
            subject: sent.subject,
            sent_sha256: sha256_hex(&sent.bytes),
        };
        if let Some(known) = find_sent(store, district, &acting, &new).await? {
            return Ok(known);
        }
        match recognise(&sent.bytes).map_err(NotKept::Refused)? {
            Content::Picture(_) => {}
            Content::Document(_) => return Err(NotKept::Refused(Refused::UnknownContent)),
        }
        let origins = Origins { device: sent.device, original: origin::read(&sent.bytes) };
        let origins = serde_json::to_string(&origins).map_err(failed)?;
        let prepared = self.prepare(sent.bytes).await.map_err(failed)?.map_err(NotKept::Refused)?;
        let mut stored_keys = Vec::new();
        let file = match self.put(&sent.name, sent.caption, prepared, &mut stored_keys).await {
            Ok(file) => file,
            Err(error) => {
                self.storage.discard(stored_keys).await;
                return Err(failed(error));
            }
        };
        match put(store, district, &acting, self.context.clock.now(), &new, file, &origins).await {
            Ok(Put::New(attachment)) => Ok(attachment),
            Ok(Put::Again(attachment)) => {
                self.storage.discard(stored_keys).await;
                Ok(attachment)
            }
            Err(error) => {
                self.storage.discard(stored_keys).await;
                Err(error.into())
            }
        }
    }
}

fn failed(error: impl std::fmt::Display) -> NotKept {
    NotKept::Failed(error.to_string())
}
