//! Pictures are drawn anew: upright, no larger than a screen shows, and without anything else that was in the
//! file: where the photo was taken, by which telephone, or what a file may hide behind a picture.

use super::refusal::Refused;
use domain::attachment::MOST_MEGAPIXELS;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, ImageResult, Limits, RgbImage};
use std::io::Cursor;

/// The long side of what is kept.
const LONG_SIDE: u32 = 2_560;
/// The long side of the small picture.
const THUMBNAIL_SIDE: u32 = 480;
const QUALITY: u8 = 85;
const THUMBNAIL_QUALITY: u8 = 78;
/// Bytes of one picture unpacked: [`MOST_MEGAPIXELS`] in colour with transparency.
const MOST_UNPACKED: u64 = MOST_MEGAPIXELS * 4_000_000;

/// A picture drawn anew.
pub(super) struct Picture {
    pub jpeg: Vec<u8>,
    pub pixels: (u32, u32),
    pub thumbnail: Vec<u8>,
}

/// How many bytes of memory drawing it anew may take, by its head alone; refuses what takes too many. A JPEG
/// that comes into focus step by step needs two more for each of its own.
pub(super) fn weigh(format: ImageFormat, bytes: &[u8]) -> Result<u64, Refused> {
    let decoder = decoder(format, bytes).map_err(|error| refused(&error))?;
    let (width, height) = decoder.dimensions();
    let weight = decoder.total_bytes();
    if u64::from(width) * u64::from(height) > MOST_MEGAPIXELS * 1_000_000 || weight > MOST_UNPACKED {
        return Err(Refused::TooManyPixels);
    }
    Ok(if format == ImageFormat::Jpeg { weight * 3 } else { weight * 2 })
}

/// Draws it anew. Long work: on a thread of its own.
pub(super) fn redraw(format: ImageFormat, bytes: &[u8]) -> Result<Picture, Refused> {
    weigh(format, bytes)?;
    let drawn = || {
        let mut decoder = decoder(format, bytes)?;
        let orientation = decoder.orientation()?;
        let whole = DynamicImage::from_decoder(decoder)?;
        let mut picture = fitted(whole, LONG_SIDE);
        // After it was made smaller: turning is then cheap.
        picture.apply_orientation(orientation);
        let picture = DynamicImage::ImageRgb8(on_white(picture));
        let thumbnail = fitted(picture.clone(), THUMBNAIL_SIDE);
        Ok(Picture {
            pixels: (picture.width(), picture.height()),
            jpeg: jpeg(&picture, QUALITY)?,
            thumbnail: jpeg(&thumbnail, THUMBNAIL_QUALITY)?,
        })
    };
    drawn().map_err(|error: image::ImageError| refused(&error))
}

fn decoder(format: ImageFormat, bytes: &[u8]) -> ImageResult<impl ImageDecoder + '_> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    // Beside the pixels themselves, what a decoder needs to get at them.
    limits.max_alloc = Some(MOST_UNPACKED * 2);
    reader.limits(limits);
    reader.into_decoder()
}

/// No larger than a square of this side.
fn fitted(picture: DynamicImage, side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= side { picture } else { picture.thumbnail(side, side) }
}

/// What shines through shows white, as on paper.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let mut picture = picture.into_rgba8();
    for pixel in picture.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0.map(u32::from);
        let over = |colour: u32| (colour * alpha + 255 * (255 - alpha) + 127) / 255;
        let over = |colour| u8::try_from(over(colour)).unwrap_or(u8::MAX);
        pixel.0 = [over(red), over(green), over(blue), u8::MAX];
    }
    DynamicImage::ImageRgba8(picture).into_rgb8()
}

fn jpeg(picture: &DynamicImage, quality: u8) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, quality))?;
    Ok(bytes)
}

fn refused(error: &image::ImageError) -> Refused {
    match error {
        image::ImageError::Limits(_) => Refused::TooManyPixels,
        _ => Refused::BrokenPicture,
    }
}
