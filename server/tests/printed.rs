//! A PDF as a reader's program sees it.

use crate::site::Answer;
use lopdf::{Document, Object};
use std::collections::BTreeMap;

/// A paper's pages.
pub struct Printed {
    pub document: Document,
    pub text: String,
}

impl Printed {
    #[track_caller]
    pub fn of(answer: &Answer) -> Self {
        assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
        assert_eq!(answer.header("content-type"), "application/pdf");
        let document = Document::load_mem(&answer.body).expect("a PDF");
        let pages: Vec<u32> = document.get_pages().into_keys().collect();
        let text = document.extract_text(&pages).expect("text");
        Self { document, text }
    }

    pub fn pages(&self) -> usize {
        self.document.get_pages().len()
    }

    /// Width and height of every page, in whole millimetres.
    pub fn sizes(&self) -> Vec<[i64; 2]> {
        let side = |object: &Object| {
            let points = f64::from(object.as_float().expect("a length"));
            #[expect(clippy::cast_possible_truncation, reason = "a metre or so")]
            let millimetres = (points * 25.4 / 72.0).round() as i64;
            millimetres
        };
        let size = |id: &lopdf::ObjectId| {
            let page = self.document.get_dictionary(*id).expect("a page");
            let edges = page.get(b"MediaBox").and_then(Object::as_array).expect("a media box");
            [side(&edges[2]), side(&edges[3])]
        };
        self.document.get_pages().values().map(size).collect()
    }

    /// Objects that are of a kind: `/Subtype` or `/Type`.
    pub fn count(&self, key: &[u8], value: &[u8]) -> usize {
        let is = |object: &&Object| {
            let dictionary = match object {
                Object::Dictionary(dictionary) => dictionary,
                Object::Stream(stream) => &stream.dict,
                _ => return false,
            };
            dictionary.get(key).and_then(Object::as_name).is_ok_and(|name| name == value)
        };
        self.document.objects.values().filter(is).count()
    }

    /// How often each code of the office stands on it. Addresses are passed over.
    pub fn codes(&self) -> BTreeMap<String, usize> {
        let mut codes = BTreeMap::new();
        for (at, _) in self.text.match_indices("CJ-").chain(self.text.match_indices("WL-")) {
            if self.text[..at].ends_with('/') {
                continue;
            }
            let digits = self.text[at + 3..].chars().take_while(char::is_ascii_digit);
            let code = format!("{}{}", &self.text[at..at + 3], digits.collect::<String>());
            *codes.entry(code).or_default() += 1;
        }
        codes
    }
}
