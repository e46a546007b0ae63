//! `/account`: who one is, one's own password, second factor and sessions.

mod api;
mod page;
mod password;
mod second_factor;
mod sessions;

pub use api::{Enrolment, OwnAccount, SessionRow, get_account};
pub(super) use page::open;

/// The names of the page's forms.
pub mod own_form {
    /// Another password.
    pub const PASSWORD: &str = "password";
    /// Makes a secret.
    pub const TOTP_BEGIN: &str = "totp_begin";
    /// The first code: from now on it counts.
    pub const TOTP_CONFIRM: &str = "totp_confirm";
    /// Forgets the secret.
    pub const TOTP_CANCEL: &str = "totp_cancel";
    /// No second factor any more.
    pub const TOTP_REMOVE: &str = "totp_remove";
    /// Ends one session.
    pub const SESSION_END: &str = "session_end";
    /// Ends all, this one too.
    pub const SIGN_OUT_EVERYWHERE: &str = "sign_out_everywhere";
}
