//! A last word to the server while the page goes away: the browser sends it after the page is gone.

use web_sys::UrlSearchParams;

/// Posts a form, given as it is encoded for sending. A browser that cannot only forgets.
pub fn send_form(address: &str, form: &str) {
    let Some(window) = web_sys::window() else { return };
    if let Ok(form) = UrlSearchParams::new_with_str(form) {
        let _ = window.navigator().send_beacon_with_opt_url_search_params(address, Some(&form));
    }
}
