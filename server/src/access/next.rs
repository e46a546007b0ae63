//! Where one goes on after signing in: an address of this site, and no other.

use axum::http::Uri;

/// The address that was asked for, if it is one of our pages; else the overview.
pub(super) fn local(asked: &str) -> &str {
    let safe = |c: char| c.is_ascii_graphic() && c != '\\';
    let is_local = asked.starts_with('/') && !asked.starts_with("//") && asked.chars().all(safe);
    // Where one signs in or out is no place to go on.
    if is_local && !asked.starts_with("/sign-") { asked } else { "/" }
}

/// The sign-in page that leads back to an address.
pub(super) fn sign_in_for(uri: &Uri) -> String {
    let asked = uri.path_and_query().map_or("/", |asked| asked.as_str());
    match local(asked) {
        "/" => "/sign-in".to_owned(),
        next => {
            let encoded: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
            format!("/sign-in?next={encoded}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages() {
        for ours in ["/", "/projects", "/projects/CJ-001?as_of=2025-09", "/projects?q=%E8%B7%AF&a=b"] {
            assert_eq!(local(ours), ours);
        }
        for other in [
            "",
            "projects",
            "//elsewhere.example",
            "/\\elsewhere.example",
            "https://elsewhere.example",
            "/a\nb",
            "/a b",
            "javascript:alert(1)",
            "/sign-in?next=/",
            "/sign-out",
            "/路",
        ] {
            assert_eq!(local(other), "/", "{other:?}");
        }
        let uri = Uri::from_static("/projects?light=red&q=a");
        assert_eq!(sign_in_for(&uri), "/sign-in?next=%2Fprojects%3Flight%3Dred%26q%3Da");
        assert_eq!(sign_in_for(&Uri::from_static("/")), "/sign-in");
    }
}
