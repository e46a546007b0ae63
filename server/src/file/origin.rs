//! What the original of a photo says of its time and place. Read before the picture is drawn anew, kept apart from it,
//! shown in no answer.

use exif::{Exif, In, Tag, Value};
use serde::Serialize;
use std::io::Cursor;

/// Longer texts are no times.
const LONGEST_TIME: usize = 40;

/// Where a photo was taken, in degrees, WGS84.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PhotoPlace {
    /// East.
    pub longitude: f64,
    /// North.
    pub latitude: f64,
    /// Metres around it; `None` when it does not say.
    pub accuracy: Option<f64>,
}

/// What a device, or the original itself, says of a photo.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct PhotoOrigin {
    /// When, as it was said.
    pub taken_at: Option<String>,
    /// Where.
    pub place: Option<PhotoPlace>,
}

/// Both, as they are kept.
#[derive(Debug, Serialize)]
pub(super) struct Origins {
    pub device: PhotoOrigin,
    pub original: PhotoOrigin,
}

/// What the original says; nothing when it says nothing that can be read.
pub(super) fn read(bytes: &[u8]) -> PhotoOrigin {
    let Ok(exif) = exif::Reader::new().read_from_container(&mut Cursor::new(bytes)) else {
        return PhotoOrigin::default();
    };
    let longitude = degrees(&exif, Tag::GPSLongitude, Tag::GPSLongitudeRef, b'W', 180.0);
    let latitude = degrees(&exif, Tag::GPSLatitude, Tag::GPSLatitudeRef, b'S', 90.0);
    let place = longitude.zip(latitude);
    PhotoOrigin {
        taken_at: text(&exif, Tag::DateTimeOriginal).map(|at| match text(&exif, Tag::OffsetTimeOriginal) {
            Some(offset) => format!("{at} {offset}"),
            None => at,
        }),
        place: place.map(|(longitude, latitude)| PhotoPlace { longitude, latitude, accuracy: None }),
    }
}

fn text(exif: &Exif, tag: Tag) -> Option<String> {
    let Value::Ascii(parts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
    let text: String = String::from_utf8_lossy(parts.first()?).chars().filter(|c| !c.is_control()).collect();
    let text = text.trim();
    (!text.is_empty() && text.len() <= LONGEST_TIME).then(|| text.to_owned())
}

/// Degrees, minutes and seconds; negative where the reference says so.
fn degrees(exif: &Exif, tag: Tag, reference: Tag, negative: u8, most: f64) -> Option<f64> {
    let Value::Rational(parts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
    let [degrees, minutes, seconds] = parts.first_chunk::<3>()?.map(|part| part.to_f64());
    let found = degrees + minutes / 60.0 + seconds / 3_600.0;
    let Value::Ascii(reference) = &exif.get_field(reference, In::PRIMARY)?.value else { return None };
    let is_negative = reference.first()?.first().is_some_and(|letter| *letter == negative);
    let found = if is_negative { -found } else { found };
    (found.abs() <= most).then(|| (found * 1e6).round() / 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;
    use exif::experimental::Writer;
    use exif::{Field, Rational};

    /// A JPEG's first bytes with these fields in front.
    fn with(fields: &[Field]) -> Vec<u8> {
        let mut writer = Writer::new();
        for field in fields {
            writer.push_field(field);
        }
        let mut tiff = Cursor::new(Vec::new());
        writer.write(&mut tiff, false).expect("writes");
        let exif = [b"Exif\0\0".as_slice(), &tiff.into_inner()].concat();
        let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
        [b"\xff\xd8\xff\xe1".as_slice(), &length, &exif, b"\xff\xd9"].concat()
    }

    fn field(tag: Tag, value: Value) -> Field {
        Field { tag, ifd_num: In::PRIMARY, value }
    }

    fn degrees_of(parts: [u32; 3]) -> Value {
        Value::Rational(parts.map(|num| Rational { num, denom: 1 }).to_vec())
    }

    fn text_of(text: &str) -> Value {
        Value::Ascii(vec![text.as_bytes().to_vec()])
    }

    #[test]
    fn time_and_place_are_read_with_their_signs() {
        let origin = read(&with(&[
            field(Tag::DateTimeOriginal, text_of("2025:10:09 16:30:00")),
            field(Tag::OffsetTimeOriginal, text_of("+08:00")),
            field(Tag::GPSLongitude, degrees_of([118, 36, 0])),
            field(Tag::GPSLongitudeRef, text_of("E")),
            field(Tag::GPSLatitude, degrees_of([24, 54, 36])),
            field(Tag::GPSLatitudeRef, text_of("S")),
        ]));
        assert_eq!(origin.taken_at.as_deref(), Some("2025:10:09 16:30:00 +08:00"));
        let place = origin.place.expect("a place");
        assert_eq!((place.longitude, place.latitude), (118.6, -24.91));
    }

    #[test]
    fn what_cannot_be_a_place_is_none() {
        let origin = read(&with(&[
            field(Tag::GPSLongitude, degrees_of([518, 36, 0])),
            field(Tag::GPSLongitudeRef, text_of("E")),
            field(Tag::GPSLatitude, degrees_of([24, 54, 36])),
            field(Tag::GPSLatitudeRef, text_of("N")),
        ]));
        assert_eq!(origin, PhotoOrigin::default());
    }

    #[test]
    fn what_says_nothing_has_no_origin() {
        assert_eq!(read(b""), PhotoOrigin::default());
        assert_eq!(read(b"\xff\xd8\xff\xe1\0\x10Exif\0\0MM\0\x2a\0\0\0\x08"), PhotoOrigin::default());
    }
}
