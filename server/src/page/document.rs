//! A rendered page with its nonce cut out: every answer gets a nonce of its own, and nothing is rendered
//! or compressed again.

use super::PageNonce;
use super::gzip::Member;
use super::spliced::Spliced;
use crate::content_coding::{Coding, accepted_coding};
use axum::body::Body;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use axum::http::{HeaderMap, HeaderValue};
use bytes::Bytes;
use std::sync::Arc;

/// The page between its nonces, as it is and compressed.
#[derive(Debug)]
pub(super) struct Document {
    fragments: Arc<[Bytes]>,
    length: usize,
    gzip: Member,
}

impl Document {
    /// Cuts the nonce it was rendered with out of a page.
    pub fn new(html: &Bytes, nonce: &PageNonce) -> Self {
        let mut fragments = Vec::new();
        let mut from = 0;
        while let Some(at) = find(&html[from..], nonce.0.as_bytes()) {
            fragments.push(html.slice(from..from + at));
            from += at + nonce.0.len();
        }
        fragments.push(html.slice(from..));
        let gzip = Member::new(&fragments);
        Self { length: html.len(), fragments: fragments.into(), gzip }
    }

    /// Bytes it takes in memory.
    pub fn weight(&self) -> usize {
        self.length + self.gzip.weight()
    }

    /// The page with a nonce put in, coded as the client takes it; sets the headers that say so.
    pub fn body(&self, nonce: &PageNonce, request: &HeaderMap, answer: &mut HeaderMap, head: bool) -> Body {
        let coding = accepted_coding(request, false, true);
        let nonce = Bytes::copy_from_slice(nonce.0.as_bytes());
        let spliced = match coding {
            Coding::Gzip => self.gzip.spliced(&nonce),
            Coding::Brotli | Coding::Identity => Spliced::between(Arc::clone(&self.fragments), nonce),
        };
        if let Some(name) = coding.header() {
            answer.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        answer.insert(CONTENT_LENGTH, HeaderValue::from(spliced.length()));
        if head { Body::empty() } else { Body::new(spliced) }
    }
}

/// Where a needle begins. Needles are 22 random characters: looking for the first is as good as anything.
fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let first = needle.first()?;
    let mut from = 0;
    while let Some(at) = haystack[from..].iter().position(|byte| byte == first) {
        if haystack[from + at..].starts_with(needle) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::header::ACCEPT_ENCODING;
    use flate2::read::GzDecoder;
    use http_body_util::BodyExt as _;
    use std::io::Read as _;

    async fn read(document: &Document, nonce: &str, gzip: bool) -> String {
        let mut request = HeaderMap::new();
        if gzip {
            request.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        }
        let mut answer = HeaderMap::new();
        let body = document.body(&PageNonce(nonce.to_owned()), &request, &mut answer, false);
        let bytes = body.collect().await.expect("body").to_bytes();
        assert_eq!(answer[CONTENT_LENGTH], bytes.len().to_string());
        if !gzip {
            return String::from_utf8(bytes.to_vec()).expect("utf-8");
        }
        assert_eq!(answer[CONTENT_ENCODING], "gzip");
        let mut text = String::new();
        GzDecoder::new(&bytes[..]).read_to_string(&mut text).expect("gzip");
        text
    }

    #[tokio::test]
    async fn every_answer_is_the_page_with_a_nonce_of_its_own() {
        let long = "挂图 ".repeat(20_000);
        let page =
            |nonce: &str| format!("<script nonce=\"{nonce}\"></script>{long}<style nonce={nonce}>{nonce}");
        let document =
            Document::new(&Bytes::from(page("AAAAAAAAAAAAAAAAAAAAAA")), &PageNonce("A".repeat(22)));
        for nonce in ["BBBBBBBBBBBBBBBBBBBBBB", "0123456789abcdefghij-_"] {
            for gzip in [false, true] {
                assert_eq!(read(&document, nonce, gzip).await, page(nonce), "gzip {gzip}");
            }
        }
        assert!(document.weight() < 2 * long.len());
    }

    #[tokio::test]
    async fn a_page_without_a_nonce_is_one_fragment() {
        for text in ["", "<p>"] {
            let document = Document::new(&Bytes::from(text), &PageNonce("A".repeat(22)));
            assert_eq!(read(&document, &"B".repeat(22), true).await, text);
        }
    }
}
