//! A rendered page with its nonce cut out: every answer gets a nonce of its own, and nothing is rendered
//! or compressed again.

use super::PageNonce;
use super::brotli::Stream;
use super::gzip::Member;
use super::spliced::Spliced;
use crate::content_coding::{Coding, accepted_coding};
use axum::body::Body;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use axum::http::{HeaderMap, HeaderValue};
use bytes::Bytes;
use std::sync::{Arc, OnceLock};

/// The page between its nonces, as it is and compressed in the ways it was asked for so far.
#[derive(Debug)]
pub(super) struct Document {
    fragments: Arc<[Bytes]>,
    length: usize,
    gzip: OnceLock<Member>,
    /// Without the stream where the page leaves no room for one.
    brotli: OnceLock<Option<Stream>>,
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
        let (gzip, brotli) = (OnceLock::new(), OnceLock::new());
        Self { length: html.len(), fragments: fragments.into(), gzip, brotli }
    }

    /// Bytes it takes in memory, about: each coding takes less than a quarter of the text.
    pub const fn weight(&self) -> usize {
        self.length + self.length / 2
    }

    /// The page with a nonce put in, coded as the client takes it; sets the headers that say so.
    pub fn body(&self, nonce: &PageNonce, request: &HeaderMap, answer: &mut HeaderMap, head: bool) -> Body {
        let nonce = Bytes::copy_from_slice(nonce.0.as_bytes());
        let (coding, spliced) = self.coded(&nonce, request);
        if let Some(name) = coding.header() {
            answer.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        answer.insert(CONTENT_LENGTH, HeaderValue::from(spliced.length()));
        if head { Body::empty() } else { Body::new(spliced) }
    }

    /// In the best coding the client takes and the page has.
    fn coded(&self, nonce: &Bytes, request: &HeaderMap) -> (Coding, Spliced) {
        let coding = accepted_coding(request, true, true);
        if coding == Coding::Brotli {
            let stream = self.brotli.get_or_init(|| Stream::new(&self.fragments));
            if let Some(spliced) = stream.as_ref().and_then(|stream| stream.spliced(nonce)) {
                return (coding, spliced);
            }
        }
        match accepted_coding(request, false, true) {
            Coding::Gzip => {
                let member = self.gzip.get_or_init(|| Member::new(&self.fragments));
                (Coding::Gzip, member.spliced(nonce))
            }
            Coding::Brotli | Coding::Identity => {
                (Coding::Identity, Spliced::between(Arc::clone(&self.fragments), nonce.clone()))
            }
        }
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

    /// The page as a client of one coding reads it, and the coding it was sent in.
    async fn read(document: &Document, nonce: &str, coding: &'static str) -> (String, String) {
        let mut request = HeaderMap::new();
        request.insert(ACCEPT_ENCODING, HeaderValue::from_static(coding));
        let mut answer = HeaderMap::new();
        let body = document.body(&PageNonce(nonce.to_owned()), &request, &mut answer, false);
        let bytes = body.collect().await.expect("body").to_bytes();
        assert_eq!(answer[CONTENT_LENGTH], bytes.len().to_string());
        let sent = answer.get(CONTENT_ENCODING).map_or("", |coding| coding.to_str().expect("ASCII"));
        let mut text = Vec::new();
        match sent {
            "gzip" => drop(GzDecoder::new(&bytes[..]).read_to_end(&mut text).expect("gzip")),
            "br" => brotli::BrotliDecompress(&mut &bytes[..], &mut text).expect("brotli"),
            _ => text.extend_from_slice(&bytes),
        }
        (String::from_utf8(text).expect("utf-8"), sent.to_owned())
    }

    #[tokio::test]
    async fn every_answer_is_the_page_with_a_nonce_of_its_own() {
        let long = "挂图 ".repeat(20_000);
        let page = |nonce: &str| {
            format!("<script nonce=\"{nonce}\"></script>{long}<style nonce={nonce}>a {nonce}</style>")
        };
        let document =
            Document::new(&Bytes::from(page("AAAAAAAAAAAAAAAAAAAAAA")), &PageNonce("A".repeat(22)));
        for nonce in ["BBBBBBBBBBBBBBBBBBBBBB", "0123456789abcdefghij-_"] {
            for (asked, sent) in [("identity", ""), ("gzip", "gzip"), ("gzip, br", "br")] {
                assert_eq!(read(&document, nonce, asked).await, (page(nonce), sent.to_owned()));
            }
        }
        assert!(document.weight() < 2 * long.len());
    }

    #[tokio::test]
    async fn a_page_without_a_nonce_is_one_fragment() {
        for (text, sent) in [("", "gzip"), ("<p>", "br"), ("<p>\u{1}", "gzip")] {
            let document = Document::new(&Bytes::from(text), &PageNonce("A".repeat(22)));
            let expected = (text.to_owned(), sent.to_owned());
            assert_eq!(read(&document, &"B".repeat(22), "br, gzip").await, expected);
        }
    }
}
