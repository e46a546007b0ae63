//! Signing in, in the order `store::session` lays down. Unknown name, wrong password, disabled account and an
//! attempt that came too soon get the same answer after the same work; how long to wait depends only on
//! what failed before under the name and from the address, whether there is such an account or not.

use crate::demo;
use crate::password::PasswordPolicy;
use crate::state::AppState;
use app::error::AppError;
use app::server_context::internal;
use app::visitor::Visitor;
use chrono::TimeDelta;
use domain::form::Fields;
use std::net::IpAddr;
use store::account::{self, Account, Credentials};
use store::session::sign_in_failure::{self, Recorded};
use store::session::{self, NewSession, SignIn, Token};

/// What was typed, and where.
pub(super) struct Attempt<'a> {
    pub name: &'a str,
    pub password: &'a str,
    /// The second step: the text that says that the password was right, and the code.
    pub second: Option<(&'a str, &'a str)>,
    pub address: Option<IpAddr>,
    pub user_agent: Option<&'a str>,
}

/// How it ended.
pub(super) enum Outcome {
    /// Signed in, with this token.
    Done(Token),
    /// A code is needed; with it this text comes back.
    CodeNeeded(String),
    /// Not signed in; the next attempt must wait this long.
    Failed(TimeDelta),
    /// The code was wrong or used; the next attempt must wait this long.
    CodeFailed(TimeDelta),
    /// Too much time has passed since the password.
    CodeTooLate,
}

impl<'a> Attempt<'a> {
    /// Of a form, whose button may name an account of the demonstration.
    pub fn new(
        state: &AppState,
        fields: &'a Fields,
        address: Option<IpAddr>,
        user_agent: Option<&'a str>,
    ) -> Self {
        let offered = state.access.demo.as_ref().and_then(|_| fields.filled("demo"));
        let (name, password) = match offered {
            Some(name) => (name, demo::PASSWORD),
            None => (fields.get("name"), fields.get("password")),
        };
        let second = fields.filled("step").map(|step| (step, fields.filled("totp").unwrap_or_default()));
        Self { name, password, second, address, user_agent }
    }

    /// Tries it.
    pub async fn run(&self, state: &AppState) -> Result<Outcome, AppError> {
        let wait = self.wait(state).await?;
        let found = account::find_by_name(&state.context.store, &state.district, self.name).await;
        let found = found.map_err(internal)?;
        if let Some((step, code)) = self.second {
            return self.second_step(state, found, step, code, wait).await;
        }
        // Whoever comes too soon learns nothing, and not even that from how long it took.
        let kept = found.as_ref().filter(|_| wait.is_zero()).and_then(|found| found.password_hash.as_deref());
        let fits = self.password.len() <= PasswordPolicy::LONGEST;
        let password = if fits { self.password } else { "" }.to_owned();
        let is_right = state.access.passwords.verify(password, kept).await.map_err(internal)? && fits;
        if !wait.is_zero() {
            return Ok(Outcome::Failed(wait));
        }
        let found = found.filter(|found| is_right && may_enter(state, &found.account, self.password));
        if let Some(found) = &found {
            self.renew_hash(state, found).await;
        }
        match found {
            None => self.record(state).await.map(Outcome::Failed),
            Some(found) if found.account.has_totp => {
                // As `create` does: of many guesses at once only the first may tell that it was right.
                let wait = self.wait(state).await?;
                if !wait.is_zero() {
                    return Ok(Outcome::Failed(wait));
                }
                let step = state.access.second_factors.passed(found.account.id, state.context.clock.now());
                Ok(Outcome::CodeNeeded(step))
            }
            Some(found) => self.enter(state, &found.account).await,
        }
    }

    /// Keeps a password that was right under a stronger hash, when its own is weaker than today's. That it
    /// cannot keeps nobody out.
    async fn renew_hash(&self, state: &AppState, found: &Credentials) {
        let passwords = &state.access.passwords;
        let Some(old) = found.password_hash.as_deref().filter(|old| passwords.is_outdated(old)) else {
            return;
        };
        let new = match passwords.hash(self.password.to_owned()).await {
            Ok(new) => new,
            Err(error) => return tracing::warn!(%error, "a weak hash could not be made anew"),
        };
        let account = &found.account;
        let acting = Visitor::signed_in(account.clone(), Vec::new()).acting();
        let (store, now) = (&state.context.store, state.context.clock.now());
        let renewed =
            account::renew_hash(store, &state.district, &acting, now, account.id, (old, &new)).await;
        if let Err(error) = renewed {
            tracing::warn!(%error, "a weak hash could not be renewed");
        }
    }

    async fn second_step(
        &self,
        state: &AppState,
        found: Option<Credentials>,
        step: &str,
        code: &str,
        wait: TimeDelta,
    ) -> Result<Outcome, AppError> {
        let (factors, now) = (&state.access.second_factors, state.context.clock.now());
        let Some(found) = found.filter(|found| factors.has_passed(step, found.account.id, now)) else {
            return Ok(Outcome::CodeTooLate);
        };
        if !wait.is_zero() {
            return Ok(Outcome::CodeFailed(wait));
        }
        if !found.account.is_active(now) || !factors.accepts(&found, code, now) {
            return self.record(state).await.map(Outcome::CodeFailed);
        }
        factors.done(step);
        self.enter(state, &found.account).await
    }

    async fn wait(&self, state: &AppState) -> Result<TimeDelta, AppError> {
        let (store, now) = (&state.context.store, state.context.clock.now());
        let delays = &state.access.delays;
        let wait =
            sign_in_failure::delay_for(store, &state.district, delays, now, self.name, self.address).await;
        wait.map_err(internal)
    }

    async fn record(&self, state: &AppState) -> Result<TimeDelta, AppError> {
        let (store, now) = (&state.context.store, state.context.clock.now());
        let delays = &state.access.delays;
        let recorded =
            sign_in_failure::record(store, &state.district, delays, now, self.name, self.address).await;
        match recorded.map_err(internal)? {
            Recorded::Counted(wait) | Recorded::TooSoon(wait) => Ok(wait),
        }
    }

    async fn enter(&self, state: &AppState, account: &Account) -> Result<Outcome, AppError> {
        let access = &state.access;
        let new = NewSession {
            account: account.id,
            address: self.address,
            user_agent: self.user_agent.map(str::to_owned),
            idle: access.idle,
            lifetime: access.lifetime,
            data: serde_json::json!({}),
        };
        let (store, now) = (&state.context.store, state.context.clock.now());
        let done = session::create(store, &state.district, &access.delays, now, &new).await;
        match done.map_err(internal)? {
            SignIn::Done(token) => Ok(Outcome::Done(token)),
            SignIn::TooSoon(wait) => Ok(Outcome::Failed(wait)),
            SignIn::Refused => self.record(state).await.map(Outcome::Failed),
        }
    }
}

/// Whether an account whose password was right may sign in. The demonstration's password is printed
/// wherever it is used: anywhere else it opens nothing, also when a demonstration's database is served.
fn may_enter(state: &AppState, account: &Account, password: &str) -> bool {
    let is_shown = password == demo::PASSWORD && state.access.demo.is_none();
    account.is_active(state.context.clock.now()) && !is_shown
}
