//! No outbox: a server is no device. The browser's twin is `browser::outbox`; what both offer has the same name.

use crate::error::AppError;
use domain::label::Language;
use domain::outbox::{Command, Item};
use uuid::Uuid;

/// How long a browser keeps what it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lasting {
    /// It may throw it away.
    MayBeEvicted,
}

/// Nothing is kept here.
pub(crate) async fn items() -> Result<Vec<Item>, AppError> {
    Ok(Vec::new())
}

/// Nothing is kept here.
pub(crate) async fn put(_commands: Vec<Command>, _photos: Vec<(Uuid, Vec<u8>)>) -> Result<(), AppError> {
    Ok(())
}

/// Nothing is kept here.
pub(crate) async fn replace(_old: Uuid, _new: Item) -> Result<(), AppError> {
    Ok(())
}

/// Nothing is kept here.
pub(crate) async fn retry(_key: Uuid) -> Result<(), AppError> {
    Ok(())
}

/// Nothing is kept here.
pub(crate) async fn discard(_key: Uuid) -> Result<(), AppError> {
    Ok(())
}

/// Nothing is kept here.
pub(crate) async fn discard_own(_account: &str) -> Result<(), AppError> {
    Ok(())
}

/// There is nothing to be taken back.
pub(crate) async fn take_back(_key: Uuid, _with_photos: bool) -> Result<bool, AppError> {
    Ok(false)
}

/// Nothing changes here.
pub(crate) fn hear(_changed: impl FnMut() + 'static) -> impl Sized + 'static {}

/// Nothing waits here.
pub(crate) fn waiting_of(_account: &str) -> u32 {
    0
}

/// Nothing waits here.
pub(crate) fn waiting_of_others(_account: Option<&str>) -> u32 {
    0
}

/// No key: nothing is made here that needs one.
pub(crate) fn new_key() -> Uuid {
    Uuid::nil()
}

/// Nothing is sent from here.
pub(crate) fn start(_account: String, _language: Language) {}

/// Nothing is sent from here.
pub(crate) fn hurry() {}

/// No file: whoever wants one asks the server for a page.
pub(crate) fn save_file(_name: &str, _media_type: &str, _text: &str) -> bool {
    false
}

/// Nothing is kept here.
pub(crate) async fn lasting() -> Lasting {
    Lasting::MayBeEvicted
}

/// Photos that are chosen on a device; here none are.
pub(crate) mod photo {
    use leptos::web_sys::Element;

    /// A photo as it is sent.
    pub(crate) struct Photo {
        /// The name of the file.
        pub file_name: String,
        /// JPEG.
        pub bytes: Vec<u8>,
        /// Of the bytes.
        pub sha256: String,
        /// When it was taken, in milliseconds since 1970.
        pub taken_at: i64,
    }

    /// Why a file is no photo.
    #[expect(dead_code, reason = "only the browser's twin finds any")]
    pub(crate) enum Unfit {
        /// Larger than 60 MB.
        TooLarge,
        /// Called a picture, and none that can be read.
        NotAPicture,
        /// A document.
        Document,
    }

    /// Nothing is chosen here.
    pub(crate) async fn shrink_chosen(
        _form: &Element,
        _field: &str,
        _lines: impl Fn(i64) -> Vec<String>,
    ) -> Vec<(String, Unfit)> {
        Vec::new()
    }

    /// Nothing is chosen here.
    pub(crate) async fn photos_of(
        _form: &Element,
        _field: &str,
        _lines: impl Fn(i64) -> Vec<String>,
    ) -> (Vec<Photo>, Vec<(String, Unfit)>) {
        (Vec::new(), Vec::new())
    }
}
