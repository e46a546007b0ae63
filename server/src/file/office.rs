//! Office documents. Archives are looked into but not unpacked: only the list of their parts is read.

use super::refusal::Refused;
use domain::attachment::MediaType;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// Parts of a document; a large workbook has hundreds.
const MOST_PARTS: usize = 5_000;
/// Bytes of a document unpacked.
const MOST_UNPACKED: u64 = 400 << 20;
/// How much more than packed, once it is more than [`SMALL`]. Text of a workbook packs to a twentieth.
const MOST_RATIO: u64 = 100;
const SMALL: u64 = 20 << 20;
/// Bytes of the list of parts.
const MOST_LIST: u64 = 1 << 20;

const PART_LIST: &str = "[Content_Types].xml";
const MAIN_PARTS: [(&str, MediaType); 3] = [
    ("wordprocessingml.document.main+xml", MediaType::Docx),
    ("spreadsheetml.sheet.main+xml", MediaType::Xlsx),
    ("presentationml.presentation.main+xml", MediaType::Pptx),
];

/// docx, xlsx, pptx: a zip archive whose list of parts names the main one. Any other archive is none.
pub(super) fn of_zip(bytes: &[u8]) -> Result<MediaType, Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::BrokenDocument)?;
    if archive.len() > MOST_PARTS {
        return Err(Refused::Bomb);
    }
    let (mut packed, mut unpacked) = (0_u64, 0_u64);
    for part in 0..archive.len() {
        let part = archive.by_index_raw(part).map_err(|_| Refused::BrokenDocument)?;
        if part.encrypted() {
            return Err(Refused::Encrypted);
        }
        packed = packed.saturating_add(part.compressed_size());
        unpacked = unpacked.saturating_add(part.size());
        let name = part.name().map_err(|_| Refused::BrokenDocument)?;
        if name.ends_with("vbaProject.bin") {
            return Err(Refused::Macros);
        }
    }
    let out_of_proportion = unpacked > SMALL && unpacked / packed.max(1) > MOST_RATIO;
    if unpacked > MOST_UNPACKED || out_of_proportion {
        return Err(Refused::Bomb);
    }
    let list = archive.by_name(PART_LIST).map_err(|_| Refused::UnknownContent)?;
    let mut text = String::new();
    list.take(MOST_LIST).read_to_string(&mut text).map_err(|_| Refused::BrokenDocument)?;
    if text.contains("macroEnabled") {
        return Err(Refused::Macros);
    }
    let main = MAIN_PARTS.iter().find(|(part, _)| text.contains(part));
    main.map(|(_, held)| *held).ok_or(Refused::UnknownContent)
}

/// doc, xls, ppt, and what has a password: a compound file with a stream of that name. Installers and mails
/// are compound files too, and are none.
pub(super) fn of_compound_file(bytes: &[u8]) -> Result<MediaType, Refused> {
    let file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| Refused::BrokenDocument)?;
    if file.is_stream("/EncryptedPackage") {
        return Err(Refused::Encrypted);
    }
    if ["/Macros", "/_VBA_PROJECT_CUR", "/VBA"].iter().any(|macros| file.is_storage(macros)) {
        return Err(Refused::Macros);
    }
    let streams = [
        ("/WordDocument", MediaType::Doc),
        ("/Workbook", MediaType::Xls),
        ("/Book", MediaType::Xls),
        ("/PowerPoint Document", MediaType::Ppt),
    ];
    let main = streams.iter().find(|(name, _)| file.is_stream(name));
    main.map(|(_, held)| *held).ok_or(Refused::UnknownContent)
}
