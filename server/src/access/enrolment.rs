//! Second factors that are being set up: the secret is made and shown, and counts only when a code of it has
//! been typed. Until then it is here, in this process only, under the session that asked for it.

use crate::password::PasswordPolicy;
use crate::qr_code;
use app::access::Enrolment;
use app::door::account::AccountDesk;
use chrono::{DateTime, TimeDelta, Utc};
use domain::calendar::Clock;
use domain::label::Bilingual;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use quick_cache::sync::Cache;
use std::fmt;
use std::sync::Arc;
use store::session::SessionId;
use totp_rs::Secret;
use uuid::Uuid;

/// How long it may take.
const LASTS: TimeDelta = TimeDelta::minutes(15);
/// How many at once; more push out the oldest.
const MOST: usize = 1_024;

/// What an authenticator lists the code under.
const ISSUER: &str = "Guatu 挂图";

#[derive(Clone)]
struct Pending {
    secret: String,
    name: String,
    until: DateTime<Utc>,
}

/// Secrets that do not count yet.
pub struct Enrolments(Cache<SessionId, Pending>);

impl Default for Enrolments {
    fn default() -> Self {
        Self(Cache::new(MOST))
    }
}

/// How many, never which.
impl fmt::Debug for Enrolments {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Enrolments").field("pending", &self.0.len()).finish()
    }
}

impl Enrolments {
    /// Makes a secret for the account of this name.
    pub(super) fn begin(&self, session: &SessionId, name: &str, now: DateTime<Utc>) {
        let pending = Pending { secret: fresh_secret(), name: name.to_owned(), until: now + LASTS };
        self.0.insert(session.clone(), pending);
    }

    /// The secret, when it is still good.
    fn find(&self, session: &SessionId, now: DateTime<Utc>) -> Option<Pending> {
        self.0.get(session).filter(|pending| now < pending.until)
    }

    /// The secret, to be held against a code.
    pub(super) fn secret(&self, session: &SessionId, now: DateTime<Utc>) -> Option<String> {
        self.find(session, now).map(|pending| pending.secret)
    }

    /// Forgets it.
    pub(super) fn forget(&self, session: &SessionId) {
        self.0.remove(session);
    }
}

/// What the page asks, at the server's time.
pub(crate) struct Desk {
    pub enrolments: Arc<Enrolments>,
    pub policy: PasswordPolicy,
    pub clock: Arc<dyn Clock>,
}

impl AccountDesk for Desk {
    fn password_rule(&self) -> Bilingual {
        self.policy.text()
    }

    fn pending(&self, session: &SessionId) -> Option<Enrolment> {
        let pending = self.enrolments.find(session, self.clock.now())?;
        let link = link(&pending);
        let (path, size) = qr_code::outline(&link)?;
        Some(Enrolment { secret: grouped(&pending.secret), link, path, size })
    }
}

/// 160 random bits in base32, as RFC 4226 recommends.
fn fresh_secret() -> String {
    let (one, other) = (Uuid::new_v4(), Uuid::new_v4());
    // Bytes 6 and 8 of an id are not all random: these are.
    let random = one.as_bytes()[9..].iter().chain(&one.as_bytes()[..6]).chain(&other.as_bytes()[9..]);
    Secret::from(random.copied().collect::<Vec<u8>>().into_boxed_slice()).to_base32()
}

/// `otpauth://…`, which authenticators open.
fn link(pending: &Pending) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let (issuer, name) = (encoded(ISSUER), encoded(&pending.name));
    format!("otpauth://totp/{issuer}:{name}?secret={}&issuer={issuer}", pending.secret)
}

/// In groups of four, to be typed.
fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_its_sessions_for_a_while() {
        let (enrolments, now) = (Enrolments::default(), DateTime::<Utc>::UNIX_EPOCH);
        let (session, other) = (SessionId::of_token("a"), SessionId::of_token("b"));
        enrolments.begin(&session, "manager1", now);
        assert_eq!(enrolments.secret(&session, now).map(|secret| secret.len()), Some(32), "160 bits");
        assert_eq!(enrolments.secret(&other, now), None);
        assert_eq!(enrolments.secret(&session, now + LASTS), None);
        enrolments.begin(&session, "manager1", now);
        enrolments.forget(&session);
        assert_eq!(enrolments.secret(&session, now), None);
    }
}
