//! Signing in: the pages `/sign-in`, `/account` and `/first-administrator`. What is done with a password is the
//! server's.

mod account;
mod api;
mod first;
mod page;
mod route;

pub use account::{Enrolment, OwnAccount, SessionRow, get_account, own_form};
pub use api::{DemoAccount, DemoSignIn, get_sign_in};
pub use first::get_first_administrator;
pub use route::open;

use crate::posting::Again;
use leptos::prelude::*;

/// The name of its form, which no other form has: posted to another page's address, it signs in and shows
/// that page again.
pub const SIGN_IN_FORM: &str = "sign_in";
/// What the names of fields begin with that belong to the page one signs in again for.
pub const RESUME_PREFIX: &str = "resume.";

/// What was typed into the form of another page, in hidden fields.
fn carried(again: Option<&Again>) -> AnyView {
    let fields = again.map(|again| again.fields.0.as_slice()).unwrap_or_default();
    let carried = fields.iter().filter(|(name, _)| name.starts_with(RESUME_PREFIX)).cloned();
    carried.map(hidden).collect_view().into_any()
}

fn hidden((name, value): (String, String)) -> impl IntoView {
    view! { <input type="hidden" name=name value=value /> }
}
