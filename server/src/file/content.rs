//! What a file holds, told by its first bytes and what must follow them; never by its name.

use super::office;
use super::refusal::Refused;
use domain::attachment::MediaType;
use image::ImageFormat;

/// What is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// A picture, to be drawn anew.
    Picture(ImageFormat),
    /// A document, to be kept as it is.
    Document(MediaType),
}

/// Recognises a file, or says why it is not taken.
pub(super) fn recognise(bytes: &[u8]) -> Result<Content, Refused> {
    match bytes {
        [] => Err(Refused::Empty),
        [0xff, 0xd8, 0xff, ..] => Ok(Content::Picture(ImageFormat::Jpeg)),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Ok(Content::Picture(ImageFormat::Png)),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            Ok(Content::Picture(ImageFormat::WebP))
        }
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] if is_heic(brand) => Err(Refused::Heic),
        [b'%', b'P', b'D', b'F', b'-', ..] => Ok(Content::Document(MediaType::Pdf)),
        [b'P', b'K', 3, 4, ..] => office::of_zip(bytes).map(Content::Document),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => {
            office::of_compound_file(bytes).map(Content::Document)
        }
        _ => Err(Refused::UnknownContent),
    }
}

fn is_heic(brand: &[u8]) -> bool {
    let brands: [&[u8; 4]; 8] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"];
    brand.first_chunk::<4>().is_some_and(|brand| brands.contains(&brand))
}
