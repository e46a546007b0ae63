//! The password once more, of somebody signed in: whoever sits at an open browser is not yet its owner. Waits
//! and counts as signing in does, so that it cannot be guessed here either.

use super::page::waiting;
use crate::password::PasswordPolicy;
use crate::state::AppState;
use app::error::AppError;
use app::server_context::internal;
use chrono::TimeDelta;
use domain::form::FieldErrors;
use domain::label::Bilingual;
use std::net::IpAddr;
use store::account::{self, Account, Credentials};
use store::session::sign_in_failure::{self, Recorded};

/// The account as it is, when what was typed into `field` is its password.
pub(super) async fn prove(
    state: &AppState,
    account: &Account,
    client: Option<IpAddr>,
    field: &'static str,
    typed: &str,
) -> Result<Credentials, AppError> {
    if typed.is_empty() {
        let message = Bilingual::new("请填写当前密码。", "Type the password you have now.");
        return Err(FieldErrors::one(field, message).into());
    }
    let (store, district, now) = (&state.context.store, &state.district, state.context.clock.now());
    let (delays, name) = (&state.access.delays, account.name.as_str());
    let wait = sign_in_failure::delay_for(store, district, delays, now, name, client).await;
    let wait = wait.map_err(internal)?;
    if wait > TimeDelta::zero() {
        return Err(wrong(field, wait));
    }
    let found = account::find_credentials(store, district, account.id).await.map_err(internal)?;
    let found = found.ok_or(AppError::NotSignedIn)?;
    let fits = typed.len() <= PasswordPolicy::LONGEST;
    let typed = if fits { typed } else { "" }.to_owned();
    let verified = state.access.passwords.verify(typed, found.password_hash.as_deref()).await;
    if fits && verified.map_err(internal)? {
        return Ok(found);
    }
    let recorded = sign_in_failure::record(store, district, delays, now, name, client).await;
    match recorded.map_err(internal)? {
        Recorded::Counted(wait) | Recorded::TooSoon(wait) => Err(wrong(field, wait)),
    }
}

fn wrong(field: &'static str, wait: TimeDelta) -> AppError {
    let (zh, en) = waiting(wait);
    let message = Bilingual::new(
        format!("当前密码不正确。{zh}"),
        format!("This is not the password you have now.{en}"),
    );
    FieldErrors::one(field, message).into()
}
