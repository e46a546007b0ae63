//! Who acts, and how they stand to what they act on: all the policy needs to know of either.

use super::{Role, Roles};
use serde::{Deserialize, Serialize};

crate::code_list::code_list! {
    /// The setting `read_access`: who reads the public portfolio.
    ReadAccess as "read_access" {
        /// Everyone, without signing in.
        Open = "open", "公开", "Open to all";
        /// Accounts only.
        SignedIn = "signed_in", "登录后可见", "Signed in only";
    }
}

/// Who acts. Built by the server from session and settings for each request, never from a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// A visitor who is not signed in. The setting travels with the visitor: it is the only one it
    /// concerns.
    Anonymous(ReadAccess),
    /// Somebody signed in, or a machine with its token, with the account's roles as they are now.
    Account(Roles),
    /// The program itself: start-up, time-outs, and the command line of whoever holds the machine.
    /// It runs the installation and decides nothing: no report, plan, month or order is its own.
    System,
}

impl Actor {
    /// Whether an account of this role acts.
    #[must_use]
    pub fn has(self, role: Role) -> bool {
        matches!(self, Self::Account(roles) if roles.contains(role))
    }
}

/// How what is acted on stands to the actor. The caller decides it from what is stored, in the
/// transaction that writes.
///
/// *Own* is, for a project and all that hangs on it, one the account reports on; for an account,
/// session or password, the actor's own. What belongs to nobody (a month, a setting, the portfolio
/// as a whole) is [`Subject::OTHER`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Subject {
    /// Whether it is the actor's own.
    pub own: bool,
    /// Whether it is a report that the actor handed in, whosever the project is by now.
    pub submitted_by_actor: bool,
}

impl Subject {
    /// The actor's own.
    pub const OWN: Self = Self { own: true, submitted_by_actor: false };
    /// Somebody else's, or nobody's.
    pub const OTHER: Self = Self { own: false, submitted_by_actor: false };

    /// [`Self::OWN`] or [`Self::OTHER`].
    #[must_use]
    pub const fn owned(own: bool) -> Self {
        Self { own, submitted_by_actor: false }
    }

    /// The same, being a report that the actor did or did not hand in.
    #[must_use]
    pub const fn submitted_by_actor(self, submitted_by_actor: bool) -> Self {
        Self { submitted_by_actor, ..self }
    }
}
