//! Files of every kind, made here.

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

/// A photo taken with the telephone on its side: red above blue once it is upright.
pub fn sideways() -> Vec<u8> {
    let picture = RgbImage::from_fn(64, 32, |x, _| if x < 32 { Rgb([200, 0, 0]) } else { Rgb([0, 0, 200]) });
    let jpeg = encoded(picture, ImageFormat::Jpeg);
    // One entry: 0x0112, orientation, 6: to be turned a quarter clockwise.
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend(b"GPS 24.9 118.6");
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

pub fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).expect("encodes");
    bytes.into_inner()
}

pub fn photo() -> Vec<u8> {
    encoded(RgbImage::from_pixel(40, 30, Rgb([9, 99, 199])), ImageFormat::Jpeg)
}

/// A document of parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("part");
        archive.write_all(bytes).expect("bytes");
    }
    archive.finish().expect("archive").into_inner()
}

pub fn part_list(main: &str) -> String {
    format!("<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.{main}\"/></Types>")
}

/// A document of the time before 2007 with one stream.
pub fn compound_file(stream: &str) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("file");
    file.create_stream(stream).expect("stream").write_all(b"x").expect("bytes");
    file.into_inner().into_inner()
}

/// A picture of 100 megapixels in a few bytes.
pub fn pixel_bomb() -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8; 4], data: &[u8]| {
        png.extend(u32::try_from(data.len()).expect("short").to_be_bytes());
        let content = [kind.as_slice(), data].concat();
        png.extend_from_slice(&content);
        png.extend(crc32fast::hash(&content).to_be_bytes());
    };
    let side = 10_000_u32.to_be_bytes();
    chunk(b"IHDR", &[&side[..], &side[..], &[8, 2, 0, 0, 0]].concat());
    chunk(b"IDAT", &[0x78, 0x9c, 0x63, 0, 0, 0, 1, 0, 1]);
    chunk(b"IEND", &[]);
    png
}
