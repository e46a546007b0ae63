//! Doors: what the server does with a posted form. A feature lists its doors; the server puts each at the
//! address of its page and shows the page again when the door cannot do what was asked.

pub mod account;
pub(crate) mod admin;
pub mod attachment;
mod issue_register;
pub(crate) mod offline;
pub(crate) mod outbox;
pub(crate) mod overview;
pub(crate) mod portfolio_map;
mod project;
pub(crate) mod project_edit;
pub(crate) mod site_check;
pub(crate) mod status_report;

pub use attachment::{FileKeeper, PostedFile};

use crate::error::AppError;
use crate::server_context::ServerContext;
use crate::visitor::Visitor;
use domain::form::Fields;
use http::header::{HeaderName, HeaderValue};
use std::fmt;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;

/// Fields that never travel back to the page.
pub const SECRET_FIELDS: [&str; 12] = [
    "password",
    "new_password",
    "new_password_again",
    "totp",
    "token",
    "begin_password",
    "remove_password",
    "remove_totp",
    "admin_password",
    "admin_password_again",
    "security_password",
    "security_password_again",
];

/// A posted form and all that is known of its sender.
#[derive(Clone)]
pub struct Post {
    /// What the server works with.
    pub context: ServerContext,
    /// Who sends it.
    pub visitor: Visitor,
    /// The parameters of the page's address, by name.
    pub path: Fields,
    /// The query of the page's address, as it was sent.
    pub query: String,
    /// What was typed.
    pub fields: Fields,
    /// What was chosen in fields for files; [`Self::keep_files`] keeps them.
    pub files: Vec<PostedFile>,
    /// Where files go.
    pub keeper: Arc<dyn FileKeeper>,
    /// Where from, as far as it is known.
    pub address: Option<IpAddr>,
    /// Makes a one-time password: the server's, because hashing is.
    pub one_time_password: OneTimePassword,
}

/// A password nobody has chosen, and its hash.
pub type OneTimePassword =
    Arc<dyn Fn() -> Pin<Box<dyn Future<Output = Result<(String, String), AppError>> + Send>> + Send + Sync>;

impl fmt::Debug for Post {
    /// What was typed may be a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Post").field("path", &self.path).finish_non_exhaustive()
    }
}

/// It is done.
#[derive(Debug, Clone)]
pub struct Done {
    /// Where the reader goes on; an address of this site.
    pub to: String,
    /// Headers of the answer: cookies.
    pub headers: Vec<(HeaderName, HeaderValue)>,
    /// What is shown once, on the answer to the post itself, and nowhere else: a secret that was made.
    pub shown_once: Option<ShownOnce>,
}

/// A secret that is shown once.
#[derive(Clone)]
pub struct ShownOnce(pub String);

impl fmt::Debug for ShownOnce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ShownOnce")
    }
}

impl Done {
    /// The reader goes on there. `?done=WORD` in the address makes the page say what was done
    /// ([`crate::ui::DoneNotice`]).
    pub fn to(address: impl Into<String>) -> Self {
        Self { to: address.into(), headers: Vec::new(), shown_once: None }
    }

    /// The page shows a secret, this once.
    #[must_use]
    pub fn showing(self, secret: impl Into<String>) -> Self {
        Self { shown_once: Some(ShownOnce(secret.into())), ..self }
    }
}

/// What a door answers with.
pub type Opened = Pin<Box<dyn Future<Output = Result<Done, AppError>> + Send>>;

/// A door at the address of its page.
#[derive(Debug, Clone, Copy)]
pub struct Door {
    /// The page's address, parameters in braces: `/projects/{code}/report/{month}`.
    pub path: &'static str,
    /// What it does.
    pub open: fn(Post) -> Opened,
}

/// Every door of the pages.
#[must_use]
pub fn doors() -> Vec<Door> {
    let mut doors = vec![
        issue_register::OPEN,
        issue_register::ITEM,
        project::MILESTONES,
        project::PLAN,
        project::LIGHT,
        project_edit::CHANGE,
        project_edit::CREATE,
        project_edit::PLACE,
        site_check::CHECK,
    ];
    doors.extend(status_report::doors());
    doors.extend(admin::doors());
    doors
}
