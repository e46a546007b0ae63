//! Where the QR codes of our paper lead, and how they are drawn.

use crate::qr_code;
use axum::http::header::{HOST, HeaderMap};
use axum::http::uri::Authority;

/// The start of our addresses as whoever asks has reached us: `https://guatu.example`. `None` when the request does not
/// say by what name.
pub(crate) fn origin(headers: &HeaderMap, behind_tls: bool) -> Option<String> {
    let authority: Authority = headers.get(HOST)?.to_str().ok()?.parse().ok()?;
    let scheme = if behind_tls { "https" } else { "http" };
    Some(format!("{scheme}://{authority}"))
}

/// An address as a QR code: an SVG of ours. `None`: it is too long for one.
pub(crate) fn square(address: &str) -> Option<String> {
    let (path, size) = qr_code::outline(address)?;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\"><path d=\"{path}\" fill=\"#101010\"/></svg>"
    ))
}
