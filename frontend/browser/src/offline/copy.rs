//! The copy of the portfolio on this device: one record of one database (IndexedDB), opened and closed for each use, so
//! that no page is in the way of another that deletes it.

pub use crate::storage::{ask_to_persist, room};

use super::registration;
use domain::offline::{Fetched, Kept};
use idb::{Database, DatabaseEvent as _, Error, Factory, ObjectStoreParams, TransactionMode};
use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestCache, RequestInit, Response};

/// The service worker looks for the same names.
const DATABASE: &str = "guatu-offline";
const STORE: &str = "packs";
/// The only record.
const KEY: &str = "pack";
/// Where the server makes copies.
const ADDRESS: &str = "/api/v1/offline-pack";
/// How long a copy may take to come, in milliseconds: on one bar of signal, minutes.
const PATIENCE_MS: u32 = 180_000;

/// What is on the device; `None` when there is nothing, or the browser keeps nothing.
pub async fn load() -> Option<Kept> {
    let database = open().await.ok()?;
    let found = get(&database).await;
    database.close();
    let found = found.ok()??;
    let member = |name: &str| Reflect::get(&found, &name.into()).ok();
    let body = member("body")?.dyn_into::<Uint8Array>().ok()?.to_vec();
    Some(Kept { body, etag: member("etag")?.as_string()? })
}

/// Keeps a copy instead of the one there is; says whether the browser took it. Then pages open without a network, too.
pub async fn keep(copy: &Kept) -> bool {
    let Ok(value) =
        object(&[("body", Uint8Array::from(copy.body.as_slice()).into()), ("etag", (&copy.etag).into())])
    else {
        return false;
    };
    let Ok(database) = open().await else { return false };
    let kept = put(&database, &value).await.is_ok();
    database.close();
    if kept {
        registration::wanted().await;
    }
    kept
}

/// Deletes the copy; whoever signs in next on this device must not find it. A browser that keeps nothing has nothing.
pub fn forget() {
    let deleted = || {
        let databases = Reflect::get(&js_sys::global(), &"indexedDB".into()).ok()?;
        let delete: Function = Reflect::get(&databases, &"deleteDatabase".into()).ok()?.dyn_into().ok()?;
        delete.call1(&databases, &DATABASE.into()).ok()
    };
    let _ = deleted();
}

/// Asks the server for a copy. `question`: which projects, as the query of an address; `known`: the entity tag of what is
/// there.
pub async fn fetch(question: &str, known: Option<&str>) -> Fetched {
    match ask(question, known).await {
        Ok(answer) if answer.status() == 304 => Fetched::Unchanged,
        Ok(answer) if answer.ok() => {
            let etag = answer.headers().get("etag").ok().flatten().unwrap_or_default();
            // A connection that breaks off in the middle is none.
            match body(&answer).await {
                Ok(body) => Fetched::New(Kept { body, etag }),
                Err(_) => Fetched::NoNetwork,
            }
        }
        Ok(answer) => Fetched::Refused(answer.status()),
        Err(_) => Fetched::NoNetwork,
    }
}

async fn open() -> Result<Database, Error> {
    let mut opening = Factory::new()?.open(DATABASE, Some(1))?;
    opening.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            // A new database has no store of this name; if it cannot be made, the first transaction says so.
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    opening.await
}

async fn get(database: &Database) -> Result<Option<JsValue>, Error> {
    let reading = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    reading.object_store(STORE)?.get(JsValue::from(KEY))?.await
}

async fn put(database: &Database, value: &JsValue) -> Result<(), Error> {
    let writing = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    writing.object_store(STORE)?.put(value, Some(&KEY.into()))?.await?;
    // Only then it is on the device: a full one refuses here.
    writing.commit()?.await?;
    Ok(())
}

async fn ask(question: &str, known: Option<&str>) -> Result<Response, JsValue> {
    let address = if question.is_empty() { ADDRESS.to_owned() } else { format!("{ADDRESS}?{question}") };
    let headers = Headers::new()?;
    if let Some(known) = known {
        headers.set("if-none-match", known)?;
    }
    let options = RequestInit::new();
    options.set_headers(&headers);
    options.set_cache(RequestCache::NoStore);
    options.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    JsFuture::from(window.fetch_with_str_and_init(&address, &options)).await?.dyn_into()
}

async fn body(answer: &Response) -> Result<Vec<u8>, JsValue> {
    Ok(Uint8Array::new(&JsFuture::from(answer.array_buffer()?).await?).to_vec())
}

fn object(members: &[(&str, JsValue)]) -> Result<JsValue, JsValue> {
    let object = js_sys::Object::new();
    for (name, value) in members {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object.into())
}
