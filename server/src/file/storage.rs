//! Where the bytes are: a folder of the data directory, behind the trait that also speaks to object stores of
//! other machines. Names are random; nothing of what people type is in them.

use crate::failure::Failure;
use bytes::Bytes;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path as Key;
use object_store::{GetResult, ObjectStore, ObjectStoreExt as _};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

/// Why bytes could not be stored or found.
pub type StorageError = object_store::Error;

/// Megabytes of pictures being drawn at once, over all requests: one of the largest, or four of a phone's
/// photos.
const PICTURE_MEGABYTES: u32 = 450;
/// Megabytes of forms with files in memory at once, over all requests.
const FORM_MEGABYTES: u32 = 240;

/// Where photos and documents are. Clones share it.
#[derive(Debug, Clone)]
pub struct FileStorage {
    objects: Arc<dyn ObjectStore>,
    pictures: Arc<Semaphore>,
    forms: Arc<Semaphore>,
}

impl FileStorage {
    /// In a folder, which is made when it is missing. What is stored is on the disk before it is named.
    ///
    /// # Errors
    /// The folder cannot be made or used.
    pub fn local(folder: &Path) -> Result<Self, Failure> {
        let failed = |error: &dyn std::fmt::Display| {
            Failure::because(format_args!("the folder for files {} cannot be used", folder.display()), error)
        };
        fs::create_dir_all(folder).map_err(|error| failed(&error))?;
        let objects = LocalFileSystem::new_with_prefix(folder).map_err(|error| failed(&error))?;
        Ok(Self::over(Arc::new(objects.with_fsync(true))))
    }

    /// In memory, for as long as the program runs.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::over(Arc::new(InMemory::new()))
    }

    fn over(objects: Arc<dyn ObjectStore>) -> Self {
        let room = |megabytes: u32| Arc::new(Semaphore::new(megabytes as usize));
        Self { objects, pictures: room(PICTURE_MEGABYTES), forms: room(FORM_MEGABYTES) }
    }

    /// Stores bytes under a new name and returns it.
    ///
    /// # Errors
    /// What the storage reports.
    pub async fn put(&self, bytes: impl Into<Bytes>) -> Result<String, StorageError> {
        let name = Uuid::new_v4().simple().to_string();
        // Spread, so that no folder grows beyond what people can list.
        let key = format!("{}/{name}", &name[..2]);
        self.objects.put(&Key::from(key.as_str()), bytes.into().into()).await?;
        Ok(key)
    }

    /// Finds bytes.
    ///
    /// # Errors
    /// What the storage reports; also when there are none under the name.
    pub async fn get(&self, key: &str) -> Result<GetResult, StorageError> {
        self.objects.get(&Key::from(key)).await
    }

    /// Deletes what nobody names; what cannot be deleted is logged and left.
    pub async fn discard(&self, keys: impl IntoIterator<Item = String>) {
        for key in keys {
            if let Err(error) = self.objects.delete(&Key::from(key.as_str())).await {
                tracing::warn!(%error, key, "a file that nobody names could not be deleted");
            }
        }
    }

    /// Waits until a picture that takes so many bytes fits into memory beside others.
    pub(super) async fn room_for_picture(&self, bytes: u64) -> Option<OwnedSemaphorePermit> {
        room(&self.pictures, bytes, PICTURE_MEGABYTES).await
    }

    /// Waits until a form of so many bytes fits into memory beside others.
    pub(crate) async fn room_for_form(&self, bytes: u64) -> Option<OwnedSemaphorePermit> {
        room(&self.forms, bytes, FORM_MEGABYTES).await
    }
}

async fn room(semaphore: &Arc<Semaphore>, bytes: u64, most: u32) -> Option<OwnedSemaphorePermit> {
    let megabytes = u32::try_from(bytes >> 20).unwrap_or(most).saturating_add(1).min(most);
    // Never closed.
    Arc::clone(semaphore).acquire_many_owned(megabytes).await.ok()
}
