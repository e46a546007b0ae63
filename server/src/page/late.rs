//! What a page can do without until it can be read: the files of its code. As leptos_axum writes them, their
//! links compete with the style sheet for a weak connection; here they wait, and the start script (`shell`)
//! turns them into links again once the page is painted.

use bytes::Bytes;

/// The links as they are written, and what is written instead.
const LINKS: [(&str, &str); 2] = [
    (r#" rel="preload" type="application/wasm""#, r#" rel="later" type="application/wasm""#),
    (r#" rel="modulepreload""#, r#" rel="later" data-module"#),
];

/// The page with its code's links waiting.
pub(super) fn code_last(html: Bytes) -> Bytes {
    // Links stand in the head: what comes later is a page's own text.
    let Some((head, body)) = split_head(&html) else { return html };
    let head = LINKS.iter().fold(head.to_owned(), |head, (now, later)| head.replace(now, later));
    [head.as_bytes(), body].concat().into()
}

fn split_head(html: &[u8]) -> Option<(&str, &[u8])> {
    let at = html.windows(7).position(|seven| seven == b"</head>")?;
    let (head, body) = html.split_at(at);
    Some((str::from_utf8(head).ok()?, body))
}

#[cfg(test)]
mod tests {
    use super::code_last;

    #[test]
    fn only_links_of_code_wait_and_only_those_of_the_head() {
        let page = concat!(
            r#"<head><link rel="stylesheet" href="a.css"><link as="fetch" href="a.wasm" rel="preload" "#,
            r#"type="application/wasm"><link href="a.js" rel="modulepreload"></head>"#,
            r#"<body>项目 rel="modulepreload"</body>"#,
        );
        let late = concat!(
            r#"<head><link rel="stylesheet" href="a.css"><link as="fetch" href="a.wasm" rel="later" "#,
            r#"type="application/wasm"><link href="a.js" rel="later" data-module></head>"#,
            r#"<body>项目 rel="modulepreload"</body>"#,
        );
        assert_eq!(code_last(page.into()), late);
        assert_eq!(code_last("no head".into()), "no head");
    }
}
