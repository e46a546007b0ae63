//! One job: sets a sheet with typst and writes it as a PDF. It sees two files, the sheet of ours and its values
//! (`values.json`), and two fonts; no network, no folder, no clock.

use super::font::{FontError, fonts};
use std::sync::OnceLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

/// How something is set: text of `server/data`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sheet {
    /// Its file's name.
    pub name: &'static str,
    /// What is in it.
    pub text: &'static str,
}

/// Why there is no PDF. None of it is the reader's doing.
#[derive(Debug, thiserror::Error)]
pub(super) enum PressError {
    /// The typeface is not there.
    #[error(transparent)]
    Font(#[from] FontError),
    /// The sheet cannot be set or written.
    #[error("the sheet cannot be set: {0}")]
    Setting(String),
}

/// What everything is set with, made when the first paper is.
struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    values: FileId,
}

fn path(name: &str) -> Result<FileId, PressError> {
    let path = VirtualPath::new(name).map_err(|error| PressError::Setting(format!("{error:?}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl Press {
    fn get() -> Result<&'static Self, PressError> {
        static PRESS: OnceLock<Press> = OnceLock::new();
        if let Some(press) = PRESS.get() {
            return Ok(press);
        }
        let fonts = fonts()?;
        let press = Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            values: path("values.json")?,
        };
        Ok(PRESS.get_or_init(|| press))
    }
}

/// One paper on the press.
struct Job {
    press: &'static Press,
    sheet: Source,
    values: Bytes,
}

impl World for Job {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.sheet.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.sheet.id() { Ok(self.sheet.clone()) } else { Err(not_here(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.press.values { Ok(self.values.clone()) } else { Err(not_here(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_here(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

/// Sets a sheet of these values (JSON); takes a good part of a second for a district.
pub(super) fn print(sheet: Sheet, values: Vec<u8>) -> Result<Vec<u8>, PressError> {
    let source = Source::new(path(sheet.name)?, sheet.text.to_owned());
    let job = Job { press: Press::get()?, sheet: source, values: Bytes::new(values) };
    let told = |errors: &[SourceDiagnostic]| {
        let messages: Vec<_> = errors.iter().map(|error| error.message.as_str()).collect();
        PressError::Setting(messages.join("; "))
    };
    let set = typst::compile::<PagedDocument>(&job);
    let options =
        PdfOptions { creator: Smart::Custom(Some("Guatu 挂图".to_owned())), ..PdfOptions::default() };
    let printed = set.output.and_then(|document| typst_pdf::pdf(&document, &options));
    // What typst remembers of one paper is of no use to the next.
    typst::comemo::evict(0);
    printed.map_err(|errors| told(&errors))
}
