//! Signing in: the page `/sign-in`. What it does with a password is the server's.

mod api;
mod page;

pub use api::{DemoAccount, DemoSignIn, get_sign_in};
pub use page::SignInRoute;

/// The name of its form, which no other form has: posted to another page's address, it signs in and shows
/// that page again.
pub const SIGN_IN_FORM: &str = "sign_in";
/// What the names of fields begin with that belong to the page one signs in again for.
pub const RESUME_PREFIX: &str = "resume.";
