//! Addresses made of a path and parameters, spelled the same on both sides: the server writes them into
//! HTML and the browser finds them there.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map, use_query_map};
use std::fmt::Write as _;

/// The query of the address while `path` is shown. On the way to another page the location changes
/// before this page is gone, and that page's parameters must not be asked of this one.
#[must_use]
pub fn use_search_of(path: &'static str) -> Memo<String> {
    let location = use_location();
    Memo::new(move |kept: Option<&String>| {
        if location.pathname.read().trim_end_matches('/') == path.trim_end_matches('/') {
            location.search.get()
        } else {
            kept.cloned().unwrap_or_default()
        }
    })
}

/// The value of `{name}` in the address's path; empty when it has none.
#[must_use]
pub fn use_path_value(name: &'static str) -> Memo<String> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get(name).unwrap_or_default())
}

/// The value of `name` in the address's query; empty when it has none.
#[must_use]
pub fn use_query_value(name: &'static str) -> Memo<String> {
    let query = use_query_map();
    Memo::new(move |_| query.read().get(name).unwrap_or_default())
}

/// A path with parameters in the order given; commas between values stay readable.
#[must_use]
pub fn address<N: AsRef<str>, V: AsRef<str>>(path: &str, pairs: impl IntoIterator<Item = (N, V)>) -> String {
    let mut address = String::from(path);
    for (n, (name, value)) in pairs.into_iter().enumerate() {
        address.push(if n == 0 { '?' } else { '&' });
        encode(&mut address, name.as_ref());
        address.push('=');
        encode(&mut address, value.as_ref());
    }
    address
}

/// A text as one part of a path.
#[must_use]
pub fn path_part(text: &str) -> String {
    let mut part = String::with_capacity(text.len());
    encode(&mut part, text);
    part
}

/// The id of the sign-in form, on whatever page it stands.
pub const SIGN_IN_PLACE: &str = "sign-in";

/// The sign-in page that leads back to where one is.
#[must_use]
pub fn sign_in_address(path: &str, search: &str) -> String {
    let search = search.trim_start_matches('?');
    let next = if search.is_empty() { path.to_owned() } else { format!("{path}?{search}") };
    if next == "/" { "/sign-in".to_owned() } else { address("/sign-in", [("next", next)]) }
}

fn encode(address: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b',' => {
                address.push(char::from(byte));
            }
            // Writing to a String cannot fail.
            _ => drop(write!(address, "%{byte:02X}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn encodes_what_an_address_cannot_hold() {
        assert_eq!(
            address("/projects", [("light", "red,yellow"), ("q", "a&b 路")]),
            "/projects?light=red,yellow&q=a%26b%20%E8%B7%AF"
        );
        assert_eq!(address::<&str, &str>("/projects", []), "/projects");
    }
}
