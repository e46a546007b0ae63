//! Photos on the device: upright, at most 2048 pixels long and 500 kB, with a strip that says what they show. What comes
//! out has neither the place nor the device in it: the browser draws it anew.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, DataTransfer, Element, File, FilePropertyBag, HtmlCanvasElement,
    HtmlInputElement, ImageBitmap,
};

/// The longest side, in pixels.
const LONGEST: f64 = 2_048.0;
/// The most bytes of a photo.
const MOST: f64 = 500_000.0;
/// More than any camera makes, and than a phone can hold as a picture: 60 MB.
const TOO_LARGE: f64 = 60_000_000.0;
/// How well it is kept, tried one after the other until it is small enough.
const QUALITIES: [f64; 6] = [0.86, 0.76, 0.66, 0.56, 0.46, 0.36];

/// A photo as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// The name of the file.
    pub file_name: String,
    /// JPEG.
    pub bytes: Vec<u8>,
    /// Of the bytes, in hexadecimal digits; empty where the connection is not secure, and browsers refuse to count.
    pub sha256: String,
    /// When it was taken, by the device's clock, in milliseconds since 1970.
    pub taken_at: i64,
}

/// Why a file is no photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Larger than 60 MB.
    TooLarge,
    /// Called a picture, and none that this browser can read.
    NotAPicture,
    /// No picture by its own account: a document.
    Document,
}

/// Makes the pictures chosen in a field small, in the field itself, so that whatever sends the form sends them so.
/// `lines`: what the strip says of one taken at that time. Gives what was no picture, or too large, by name; such files
/// are no longer chosen. Documents stay as they are.
pub async fn shrink_chosen(
    form: &Element,
    field: &str,
    lines: impl Fn(i64) -> Vec<String>,
) -> Vec<(String, Unfit)> {
    let Some(input) = field_of(form, field) else { return Vec::new() };
    let (files, mut unfit) = (chosen(&input), Vec::new());
    if files.iter().all(is_small) {
        return unfit;
    }
    let Ok(transfer) = DataTransfer::new() else { return unfit };
    for file in files {
        match shrunk(&file, &lines(taken_at(&file))).await {
            Ok(small) => drop(transfer.items().add_with_file(&small)),
            Err(Unfit::Document) => drop(transfer.items().add_with_file(&file)),
            Err(why) => unfit.push((file.name(), why)),
        }
    }
    input.set_files(transfer.files().as_ref());
    unfit
}

/// The pictures chosen in a field, small, and what could not be made one.
pub async fn photos_of(
    form: &Element,
    field: &str,
    lines: impl Fn(i64) -> Vec<String>,
) -> (Vec<Photo>, Vec<(String, Unfit)>) {
    let (mut photos, mut unfit) = (Vec::new(), Vec::new());
    let Some(input) = field_of(form, field) else { return (photos, unfit) };
    for file in chosen(&input) {
        let taken_at = taken_at(&file);
        let small = match shrunk(&file, &lines(taken_at)).await {
            Ok(small) => small,
            Err(why) => {
                unfit.push((file.name(), why));
                continue;
            }
        };
        let Some(bytes) = bytes_of(&small).await else {
            unfit.push((file.name(), Unfit::NotAPicture));
            continue;
        };
        let sha256 = sha256(&bytes).await.unwrap_or_default();
        photos.push(Photo { file_name: small.name(), bytes, sha256, taken_at });
    }
    (photos, unfit)
}

fn field_of(form: &Element, field: &str) -> Option<HtmlInputElement> {
    form.query_selector(&format!("input[type=file][name={field:?}]")).ok()??.dyn_into().ok()
}

fn chosen(input: &HtmlInputElement) -> Vec<File> {
    let Some(files) = input.files() else { return Vec::new() };
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "whole milliseconds, far below 2^53")]
fn taken_at(file: &File) -> i64 {
    file.last_modified() as i64
}

fn is_small(file: &File) -> bool {
    file.type_() == "image/jpeg" && file.size() <= MOST
}

/// A small one stays as it is: it has been here before.
async fn shrunk(file: &File, lines: &[String]) -> Result<File, Unfit> {
    if !file.type_().starts_with("image/") {
        return Err(Unfit::Document);
    }
    if is_small(file) {
        return Ok(file.clone());
    }
    if file.size() > TOO_LARGE {
        return Err(Unfit::TooLarge);
    }
    let picture = bitmap(file).await.ok_or(Unfit::NotAPicture)?;
    let small = drawn_small(&picture, lines).await;
    picture.close();
    named(&small.ok_or(Unfit::NotAPicture)?, file).ok_or(Unfit::NotAPicture)
}

async fn bitmap(file: &File) -> Option<ImageBitmap> {
    // Turned as the camera says: that is what browsers do when nothing is asked of them.
    let promise = web_sys::window()?.create_image_bitmap_with_blob(file).ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

async fn drawn_small(picture: &ImageBitmap, lines: &[String]) -> Option<Blob> {
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let mut scale = (LONGEST / width.max(height)).min(1.0);
    for _ in 0..4 {
        let canvas = drawn(picture, width * scale, height * scale, lines)?;
        for quality in QUALITIES {
            let blob = encoded(&canvas, quality).await?;
            if blob.size() <= MOST {
                return Some(blob);
            }
        }
        // Noise all over: fewer pixels.
        scale *= 0.7;
    }
    None
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 2048")]
fn drawn(picture: &ImageBitmap, width: f64, height: f64, lines: &[String]) -> Option<HtmlCanvasElement> {
    let (width, height) = (width.round().max(1.0), height.round().max(1.0));
    let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    pen.draw_image_with_image_bitmap_and_dw_and_dh(picture, 0.0, 0.0, width, height).ok()?;
    strip(&pen, width, height, lines);
    Some(canvas)
}

/// Light text on a dark strip along the lower edge: readable on any picture.
fn strip(pen: &CanvasRenderingContext2d, width: f64, height: f64, lines: &[String]) {
    let size = (width.max(height) / 52.0).max(13.0);
    let count: f64 = lines.iter().map(|_| 1.0).sum();
    let deep = size * (1.4 * count + 0.6);
    pen.set_fill_style_str("rgba(0, 0, 0, 0.6)");
    pen.fill_rect(0.0, height - deep, width, deep);
    pen.set_fill_style_str("#ffffff");
    pen.set_font(&format!("{size}px system-ui, sans-serif"));
    let mut line_at = height - deep + size * 1.4;
    for line in lines {
        // A long name is narrowed, not cut.
        let _ = pen.fill_text_with_max_width(line, size * 0.6, line_at, width - size * 1.2);
        line_at += size * 1.4;
    }
}

async fn encoded(canvas: &HtmlCanvasElement, quality: f64) -> Option<Blob> {
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        let given = Closure::once_into_js(move |blob: JsValue| drop(resolve.call1(&JsValue::NULL, &blob)));
        let asked = canvas.to_blob_with_type_and_encoder_options(
            given.unchecked_ref(),
            "image/jpeg",
            &JsValue::from_f64(quality),
        );
        if asked.is_err() {
            // A picture of elsewhere cannot be read back; ours are none.
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

fn named(blob: &Blob, of: &File) -> Option<File> {
    let name = of.name();
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let options = FilePropertyBag::new();
    options.set_type("image/jpeg");
    options.set_last_modified(of.last_modified());
    File::new_with_blob_sequence_and_options(&Array::of1(blob), &format!("{stem}.jpg"), &options).ok()
}

async fn bytes_of(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

async fn sha256(bytes: &[u8]) -> Option<String> {
    let crypto = web_sys::window()?.crypto().ok()?;
    Reflect::get(&crypto, &"subtle".into()).ok().filter(JsValue::is_object)?;
    let data = Uint8Array::from(bytes);
    let promise = crypto.subtle().digest_with_str_and_buffer_source("SHA-256", &data).ok()?;
    let digest = Uint8Array::new(&JsFuture::from(promise).await.ok()?).to_vec();
    Some(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}
