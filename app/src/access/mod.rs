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

/// The name of its form, which no other form has: posted to another page's address, it signs in and shows
/// that page again.
pub const SIGN_IN_FORM: &str = "sign_in";
/// What the names of fields begin with that belong to the page one signs in again for.
pub const RESUME_PREFIX: &str = "resume.";
