//! Who is signed in: cookie, session and visitor of each request, signing in and out.
//!
//! A layer of our own over `store::session`, and not axum-login 0.18 with tower-sessions 0.14, whose store
//! is given a record with one end and an identity, after the handler: a sign-in could not be one
//! transaction with its failures and its journal row, idle and absolute end could not both hold, a role
//! that changed could not leave the replaced token ten seconds for requests under way, and what signs in
//! (`login`) writes data into a session that exists already. What would be left of them is a cookie.
//!
//! Where to look: [`visitor`] finds who asks, once for each request; [`attempt`] signs in; [`page`] are the
//! doors `/sign-in` and `/sign-out`; [`resume`] keeps what was typed when a session has ended meanwhile;
//! [`own`] is the door `/account`; [`must_change`] leads whoever must change the password there; [`first`]
//! makes the first administrators; [`bearer`] takes machines' tokens.

mod address;
mod attempt;
mod bearer;
mod chosen;
mod cookie;
mod enrolment;
mod first;
mod keeping;
mod must_change;
mod next;
mod own;
pub mod page;
mod proof;
pub mod resume;
mod second_factor;
mod visitor;

pub use address::of_client as address_of_client;
pub(crate) use enrolment::Desk;
pub use enrolment::Enrolments;
pub(crate) use first::PAGE as FIRST_ADMINISTRATOR;
pub use keeping::keep_house;
pub use must_change::keep_forms;
pub use visitor::find;

use crate::password::{PasswordPolicy, Passwords};
use app::access::DemoSignIn;
use chrono::TimeDelta;
use domain::access::ReadAccess;
use second_factor::SecondFactors;
use std::sync::Arc;
use store::session::sign_in_failure::DelayPolicy;
use tokio::sync::watch;

/// How one signs in here, and for how long.
#[derive(Debug, Clone)]
pub struct Access {
    /// Who reads the public portfolio.
    pub read_access: ReadAccess,
    /// A session ends when this long nothing was asked.
    pub idle: TimeDelta,
    /// It ends after this, whatever happens.
    pub lifetime: TimeDelta,
    /// What failures cost.
    pub delays: DelayPolicy,
    /// Hashes and verifies passwords.
    pub passwords: Passwords,
    /// Which ones will do, and for how long.
    pub password_policy: PasswordPolicy,
    /// Moves whenever somebody signs out here: what goes on in their name asks whether it still may.
    pub signed_out: Arc<watch::Sender<u64>>,
    /// Second factors that are being set up.
    pub enrolments: Arc<Enrolments>,
    /// The accounts of the demonstration, when it is one: the sign-in page offers them.
    pub demo: Option<Arc<DemoSignIn>>,
    /// Sign-ins between password and code.
    second_factors: Arc<SecondFactors>,
}

impl Access {
    /// Open to readers, half an hour idle, twelve hours in all.
    #[must_use]
    pub fn new(passwords: Passwords) -> Self {
        Self {
            read_access: ReadAccess::Open,
            idle: TimeDelta::minutes(30),
            lifetime: TimeDelta::hours(12),
            delays: DelayPolicy::GROWING,
            passwords,
            password_policy: PasswordPolicy::default(),
            signed_out: Arc::new(watch::Sender::new(0)),
            enrolments: Arc::default(),
            demo: None,
            second_factors: Arc::default(),
        }
    }

    /// Somebody has signed out.
    fn tell_signed_out(&self) {
        self.signed_out.send_modify(|times| *times = times.wrapping_add(1));
    }
}
