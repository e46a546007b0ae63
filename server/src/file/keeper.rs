//! Keeping the files of a form: bytes first, rows second; what no row came to name is deleted again.

use super::content::{Content, recognise};
use super::picture::redraw;
use super::proof::sha256_hex;
use super::refusal::Refused;
use super::storage::FileStorage;
use super::{picture, storage};
use app::door::attachment::{FileKeeper, Keeping, Keeps, Kept, PostedFile};
use app::error::AppError;
use app::server_context::{ServerContext, internal, of_store};
use bytes::Bytes;
use domain::attachment::{MediaType, shown_file_name};
use domain::form::FieldErrors;
use std::pin::Pin;
use store::attachment::NewAttachment;

/// Keeps files in a storage and their rows in a database.
#[derive(Clone)]
pub struct Keeper {
    /// Clock and database.
    pub context: ServerContext,
    /// Where the bytes go.
    pub storage: FileStorage,
}

impl FileKeeper for Keeper {
    fn keep(&self, keeping: Keeping, files: Vec<PostedFile>) -> Keeps {
        let keeper = self.clone();
        Box::pin(async move {
            // On a task of its own: a telephone that goes away has sent its files nevertheless.
            let kept = tokio::spawn(async move { keeper.keep_all(keeping, files).await });
            kept.await.map_err(internal)?
        })
    }

    fn discard(&self, keys: Vec<String>) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let storage = self.storage.clone();
        Box::pin(async move { storage.discard(keys).await })
    }
}

/// A file as it is to be stored.
pub(super) struct Prepared {
    media_type: MediaType,
    bytes: Bytes,
    pixels: Option<(u32, u32)>,
    thumbnail: Option<Vec<u8>>,
}

impl Keeper {
    async fn keep_all(&self, keeping: Keeping, files: Vec<PostedFile>) -> Result<Kept, AppError> {
        // Asked here too, before the work; the write asks again.
        keeping.visitor.check_on(keeping.subject.write_action(), keeping.project)?;
        let (mut new, mut errors) = (Vec::new(), FieldErrors::default());
        let mut stored_keys = Vec::new();
        for PostedFile { field, name, content } in files {
            let prepared = match content {
                Ok(bytes) => self.prepare(bytes).await?.map_err(|refused| refused.text(&name)),
                Err(reason) => Err(reason),
            };
            let Some(prepared) = errors.take(&field, prepared) else { continue };
            match self.put(&name, keeping.caption.clone(), prepared, &mut stored_keys).await {
                Ok(attachment) => new.push(attachment),
                Err(error) => {
                    self.storage.discard(stored_keys).await;
                    return Err(internal(error));
                }
            }
        }
        if new.is_empty() {
            return Ok(Kept { attachments: Vec::new(), errors });
        }
        let (store, district) = (&self.context.store, self.context.read_model.district());
        let (acting, now) = (keeping.visitor.acting(), self.context.clock.now());
        let added =
            store::attachment::add(store, district, &acting, now, keeping.project, keeping.subject, new);
        match added.await {
            Ok(added) => {
                self.storage.discard(added.unused_keys).await;
                Ok(Kept { attachments: added.attachments, errors })
            }
            Err(error) => {
                self.storage.discard(stored_keys).await;
                Err(of_store(error))
            }
        }
    }

    /// What is to be stored of a file, or why nothing is.
    pub(super) async fn prepare(&self, bytes: Bytes) -> Result<Result<Prepared, Refused>, AppError> {
        let looked = bytes.clone();
        let looked = tokio::task::spawn_blocking(move || {
            let content = recognise(&looked)?;
            let weight = match content {
                Content::Picture(format) => picture::weigh(format, &looked)?,
                Content::Document(_) => 0,
            };
            Ok::<_, Refused>((content, weight))
        });
        let (format, weight) = match looked.await.map_err(internal)? {
            Err(refused) => return Ok(Err(refused)),
            Ok((Content::Document(media_type), _)) => {
                return Ok(Ok(Prepared { media_type, bytes, pixels: None, thumbnail: None }));
            }
            Ok((Content::Picture(format), weight)) => (format, weight),
        };
        let room = self.storage.room_for_picture(weight).await;
        let drawn = tokio::task::spawn_blocking(move || {
            let drawn = redraw(format, &bytes);
            drop(room);
            drawn
        });
        let drawn = drawn.await.map_err(internal)?;
        Ok(drawn.map(|picture| Prepared {
            media_type: MediaType::Jpeg,
            bytes: picture.jpeg.into(),
            pixels: Some(picture.pixels),
            thumbnail: Some(picture.thumbnail),
        }))
    }

    /// Stores the bytes of a file; their names are in `stored_keys` whether or not all could be stored.
    pub(super) async fn put(
        &self,
        name: &str,
        caption: Option<String>,
        file: Prepared,
        stored_keys: &mut Vec<String>,
    ) -> Result<NewAttachment, storage::StorageError> {
        let sha256 = sha256_hex(&file.bytes);
        let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
        let object_key = self.storage.put(file.bytes).await?;
        stored_keys.push(object_key.clone());
        let thumbnail_key = match file.thumbnail {
            Some(thumbnail) => Some(self.storage.put(thumbnail).await?),
            None => None,
        };
        stored_keys.extend(thumbnail_key.clone());
        Ok(NewAttachment {
            file_name: shown_file_name(name, file.media_type),
            media_type: file.media_type,
            size,
            pixels: file.pixels,
            sha256,
            object_key,
            thumbnail_key,
            caption,
        })
    }
}
