//! IndexedDB: commands as JSON, the bytes of photos beside them under the same key. A write is awaited until the browser
//! says that it is on the disk, as far as it can be asked to.

use domain::outbox::Item;
use idb::{Database, DatabaseEvent as _, Factory, ObjectStoreParams, Transaction, TransactionMode};
use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use std::fmt;
use uuid::Uuid;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{IdbDatabase, IdbTransaction};

const NAME: &str = "guatu-outbox";
const VERSION: u32 = 1;
const ITEMS: &str = "items";
const PHOTOS: &str = "photos";

/// The device did not keep something: storage is refused or full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxError(String);

impl fmt::Display for OutboxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for OutboxError {}

impl From<idb::Error> for OutboxError {
    fn from(error: idb::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<serde_json::Error> for OutboxError {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

/// The open database, for one piece of work.
pub(super) struct Kept(IdbDatabase);

impl Drop for Kept {
    fn drop(&mut self) {
        // Another version may want to change it.
        self.0.close();
    }
}

impl Kept {
    pub async fn open() -> Result<Self, OutboxError> {
        let mut request = Factory::new()?.open(NAME, Some(VERSION))?;
        request.on_upgrade_needed(|event| {
            let Ok(database) = event.database() else { return };
            for store in [ITEMS, PHOTOS] {
                // One that is there already is no error worth stopping for: opening it will tell.
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        });
        Ok(Self(request.await?.into()))
    }

    /// Everything, in no order. What cannot be read is of a later version, and left alone.
    pub async fn items(&self) -> Result<Vec<Item>, OutboxError> {
        let transaction = self.database().transaction(&[ITEMS], TransactionMode::ReadOnly)?;
        let found = transaction.object_store(ITEMS)?.get_all(None, None)?.await?;
        let read = |value: JsValue| serde_json::from_str(&value.as_string()?).ok();
        Ok(found.into_iter().filter_map(read).collect())
    }

    /// The bytes of a photo.
    pub async fn photo(&self, key: Uuid) -> Result<Option<Uint8Array>, OutboxError> {
        let transaction = self.database().transaction(&[PHOTOS], TransactionMode::ReadOnly)?;
        let found = transaction.object_store(PHOTOS)?.get(name(key))?.await?;
        Ok(found.and_then(|value| value.dyn_into().ok()))
    }

    /// Adds new ones or writes over old ones, and takes others away: all of it or nothing.
    pub async fn change(
        &self,
        put: &[Item],
        photos: &[(Uuid, Uint8Array)],
        remove: &[Uuid],
    ) -> Result<(), OutboxError> {
        let transaction = self.writing()?;
        let (items, bytes) = (transaction.object_store(ITEMS)?, transaction.object_store(PHOTOS)?);
        for item in put {
            let text = serde_json::to_string(item)?;
            items.put(&text.into(), Some(&name(item.command.key)))?;
        }
        for (key, photo) in photos {
            bytes.put(photo, Some(&name(*key)))?;
        }
        for key in remove {
            items.delete(name(*key))?;
            bytes.delete(name(*key))?;
        }
        if transaction.commit()?.await?.is_committed() {
            return Ok(());
        }
        Err(OutboxError("the write was given up".to_owned()))
    }

    fn database(&self) -> Database {
        self.0.clone().into()
    }

    /// A write that is done when it is on the disk, where the browser can be asked for that.
    fn writing(&self) -> Result<Transaction, OutboxError> {
        self.strictly().map_or_else(
            || Ok(self.database().transaction(&[ITEMS, PHOTOS], TransactionMode::ReadWrite)?),
            |transaction| Ok(transaction.into()),
        )
    }

    /// The library has no name for the third argument, which older browsers overlook.
    fn strictly(&self) -> Option<IdbTransaction> {
        let database = &self.0;
        let begin: Function = Reflect::get(database, &"transaction".into()).ok()?.dyn_into().ok()?;
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into()).ok()?;
        let names: Array = [ITEMS, PHOTOS].into_iter().map(JsValue::from).collect();
        begin.call3(database, &names, &"readwrite".into(), &options).ok()?.dyn_into().ok()
    }
}

fn name(key: Uuid) -> JsValue {
    key.to_string().into()
}
