//! The session's cookie. Behind TLS its name begins with `__Host-`: a browser then takes it from this host
//! only, over TLS only, for the whole site (RFC 6265bis §4.1.3.2).

use axum::http::header::{COOKIE, HeaderMap, HeaderValue, SET_COOKIE};

/// Its name.
const fn name(behind_tls: bool) -> &'static str {
    if behind_tls { "__Host-guatu" } else { "guatu_session" }
}

/// The token a request brings.
pub(super) fn token(headers: &HeaderMap, behind_tls: bool) -> Option<&str> {
    let texts = headers.get_all(COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = texts.flat_map(|text| text.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find_map(|(key, value)| (key == name(behind_tls) && !value.is_empty()).then_some(value))
}

/// Gives a token to the browser, until it is closed; the server ends it earlier.
pub(super) fn given(token: &str, behind_tls: bool) -> Option<HeaderValue> {
    header(token, "", behind_tls)
}

/// Takes it back.
pub(super) fn taken(behind_tls: bool) -> Option<HeaderValue> {
    header("", "; Max-Age=0", behind_tls)
}

/// Whether an answer sets it.
pub(super) fn is_set(answer: &HeaderMap, behind_tls: bool) -> bool {
    let texts = answer.get_all(SET_COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    texts.into_iter().any(|text| text.split_once('=').is_some_and(|(key, _)| key == name(behind_tls)))
}

fn header(token: &str, age: &str, behind_tls: bool) -> Option<HeaderValue> {
    let secure = if behind_tls { "; Secure" } else { "" };
    let text = format!("{}={token}; Path=/{age}; HttpOnly; SameSite=Lax{secure}", name(behind_tls));
    let mut value = HeaderValue::from_str(&text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_tls_it_is_bound_to_the_host() {
        let text = |value: Option<HeaderValue>| value.expect("a header").to_str().expect("text").to_owned();
        assert_eq!(text(given("abc", true)), "__Host-guatu=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
        assert_eq!(text(given("abc", false)), "guatu_session=abc; Path=/; HttpOnly; SameSite=Lax");
        assert_eq!(text(taken(false)), "guatu_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    }

    #[test]
    fn it_is_found_among_others_under_its_own_name_only() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static("a=b; guatu_session=abc; __Host-guatu=def"));
        assert_eq!((token(&headers, false), token(&headers, true)), (Some("abc"), Some("def")));
        headers.insert(COOKIE, HeaderValue::from_static("guatu_session="));
        assert_eq!(token(&headers, false), None);
    }
}
