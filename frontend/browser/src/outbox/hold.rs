//! What pages do with the box.

use super::channel::tell;
use super::count;
use super::database::{Kept, OutboxError};
use crate::storage::ask_to_persist;
use domain::outbox::{Command, Item};
use js_sys::Uint8Array;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

/// Everything in the box, oldest first.
///
/// # Errors
/// The browser refuses storage.
pub async fn items() -> Result<Vec<Item>, OutboxError> {
    let mut items = Kept::open().await?.items().await?;
    items.sort_by_key(|item| (item.command.made_at, item.command.key));
    count::write(&items);
    Ok(items)
}

/// Puts commands into the box, with the bytes of those that are photos; all of them or none. What the same account had
/// waiting for the same report and never sent gives way to it, photos excepted.
///
/// # Errors
/// The browser refuses storage, or has no room.
pub async fn put(commands: Vec<Command>, photos: Vec<(Uuid, Vec<u8>)>) -> Result<(), OutboxError> {
    let kept = Kept::open().await?;
    let before = kept.items().await?;
    let gives_way = |item: &&Item| {
        item.tries == 0
            && !item.command.is_photo()
            && commands.iter().any(|new| {
                !new.is_photo()
                    && new.by == item.command.by
                    && new.project == item.command.project
                    && new.thing() == item.command.thing()
            })
    };
    let gone: Vec<Uuid> = before.iter().filter(gives_way).map(|item| item.command.key).collect();
    let mut items: Vec<Item> = commands.into_iter().map(Item::new).collect();
    // What is handed in takes no photos any more: those that wait already go first, too.
    for item in items.iter_mut().filter(|item| !item.command.is_photo()) {
        let (by, thing) = (&item.command.by, (item.command.thing(), &item.command.project));
        let of_it = |other: &&Item| {
            let other = &other.command;
            other.is_photo() && other.by == *by && (other.thing(), &other.project) == thing
        };
        let keys: Vec<Uuid> = before.iter().filter(of_it).map(|photo| photo.command.key).collect();
        item.command.depends_on.extend(keys);
    }
    let photos: Vec<_> =
        photos.iter().map(|(key, bytes)| (*key, Uint8Array::from(bytes.as_slice()))).collect();
    kept.change(&items, &photos, &gone).await?;
    changed(&kept).await;
    // Whoever is asked may take their time: what was put in is on its way meanwhile. A no is told on the page of the box.
    spawn_local(async {
        let _ = ask_to_persist().await;
    });
    Ok(())
}

/// One command in place of another.
///
/// # Errors
/// As [`put`].
pub async fn replace(old: Uuid, new: Item) -> Result<(), OutboxError> {
    let kept = Kept::open().await?;
    kept.change(&[new], &[], &[old]).await?;
    changed(&kept).await;
    Ok(())
}

/// Lets a command go again at once.
///
/// # Errors
/// As [`put`].
pub async fn retry(key: Uuid) -> Result<(), OutboxError> {
    let kept = Kept::open().await?;
    let found = kept.items().await?.into_iter().find(|item| item.command.key == key);
    if let Some(mut item) = found {
        item.retry();
        kept.change(&[item], &[], &[]).await?;
    }
    changed(&kept).await;
    Ok(())
}

/// Takes a command out of the box.
///
/// # Errors
/// As [`put`].
pub async fn discard(key: Uuid) -> Result<(), OutboxError> {
    let kept = Kept::open().await?;
    kept.change(&[], &[], &[key]).await?;
    changed(&kept).await;
    Ok(())
}

/// Takes a command back that was never sent, with the photos it waits for or without; says whether it was there to be
/// taken.
///
/// # Errors
/// As [`put`].
pub async fn take_back(key: Uuid, with_photos: bool) -> Result<bool, OutboxError> {
    let kept = Kept::open().await?;
    let items = kept.items().await?;
    let unsent = items.iter().find(|item| item.command.key == key && item.tries == 0);
    let Some(unsent) = unsent else { return Ok(false) };
    let photos = unsent.command.depends_on.iter().copied().filter(|_| with_photos);
    let gone: Vec<Uuid> = photos.chain([key]).collect();
    kept.change(&[], &[], &gone).await?;
    changed(&kept).await;
    Ok(true)
}

/// Takes everything of an account out of the box.
///
/// # Errors
/// As [`put`].
pub async fn discard_own(account: &str) -> Result<(), OutboxError> {
    let kept = Kept::open().await?;
    let items = kept.items().await?;
    let own = items.iter().filter(|item| item.command.by == account).map(|item| item.command.key);
    kept.change(&[], &[], &own.collect::<Vec<_>>()).await?;
    changed(&kept).await;
    Ok(())
}

/// Counts anew and tells everybody.
pub(super) async fn changed(kept: &Kept) {
    if let Ok(items) = kept.items().await {
        count::write(&items);
    }
    tell();
}
