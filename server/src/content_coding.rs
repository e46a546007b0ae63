//! Which compression a client takes (RFC 9110 §12.5.3), among those there are.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_ENCODING;

/// How an answer's body is coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// `br`.
    Brotli,
    /// `gzip`.
    Gzip,
    /// As it is.
    Identity,
}

impl Coding {
    /// The value of `Content-Encoding`; `None` for what is sent as it is.
    #[must_use]
    pub const fn header(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }
}

/// The best coding the client takes: brotli before gzip, because it is smaller.
#[must_use]
pub fn accepted_coding(headers: &HeaderMap, brotli: bool, gzip: bool) -> Coding {
    let takes = |wanted: &str| {
        let ranges = headers.get_all(ACCEPT_ENCODING).into_iter().filter_map(|value| value.to_str().ok());
        ranges.flat_map(|value| value.split(',')).any(|range| {
            let (name, weight) = range.split_once(';').unwrap_or((range, ""));
            let refused =
                weight.trim().strip_prefix("q=").is_some_and(|q| q.trim_matches(['0', '.']).is_empty());
            name.trim().eq_ignore_ascii_case(wanted) && !refused
        })
    };
    if brotli && takes("br") {
        Coding::Brotli
    } else if gzip && takes("gzip") {
        Coding::Gzip
    } else {
        Coding::Identity
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_smallest_that_is_there_and_welcome() {
        let header = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, value.parse().expect("value"));
            headers
        };
        let browser = header("gzip, deflate, br, zstd");
        assert_eq!(accepted_coding(&browser, true, true), Coding::Brotli);
        assert_eq!(accepted_coding(&browser, false, true), Coding::Gzip);
        assert_eq!(accepted_coding(&header("br;q=0, gzip;q=0.5"), true, true), Coding::Gzip);
        assert_eq!(accepted_coding(&header("identity"), true, true), Coding::Identity);
        assert_eq!(accepted_coding(&HeaderMap::new(), true, true), Coding::Identity);
    }
}
