//! What administrators do to others' accounts: each asks the policy first. Two hands for every grant: the
//! administrator makes the account, the security administrator says what it may do and hands out the
//! password.

use super::assignment::assign_projects;
use super::change::{self, AccountWrite, Sessions, begin, finish, save};
use super::create::{NewAccount, apply_create};
use super::row::journal_value;
use super::{Account, AccountId, Roles, SignInName};
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::session;
use crate::unit;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::{self, Action, Role, Subject};
use domain::admin::{JournalVerb, PersonDraft, UnitId};
use domain::form::FieldErrors;
use domain::label::Bilingual;
use domain::project::ProjectId;

/// Which account is administered, as whoever does it saw it.
#[derive(Debug, Clone, Copy)]
pub struct Administered<'a> {
    /// The district.
    pub district: &'a DistrictId,
    /// The account.
    pub account: AccountId,
    /// The revision that was seen.
    pub seen_revision: i64,
    /// Who administers.
    pub acting: &'a Acting,
    /// When.
    pub now: DateTime<Utc>,
}

impl Administered<'_> {
    fn write(&self) -> AccountWrite<'_> {
        AccountWrite {
            district: self.district,
            account: self.account,
            seen_revision: self.seen_revision,
            actor: &self.acting.name,
            now: self.now,
        }
    }

    /// Whose account it is cannot change, so that this may be asked before the write begins.
    fn check(&self, action: Action) -> Result<(), StoreError> {
        self.acting.check(action, Subject::owned(self.acting.account == Some(self.account)))
    }
}

/// Makes an account without a password, which only reads, until the security administrator gives it roles
/// and a password. Journal: `account.created`.
///
/// # Errors
/// [`StoreError::Refused`]; [`StoreError::Invalid`] when the name is taken, in whatever case, or the unit
/// is not in use.
pub async fn add(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    name: &SignInName,
    draft: &PersonDraft,
) -> Result<Account, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check(Action::ManagePeople, Subject::OTHER)?;
    check_unit(&mut writing, None, draft.unit).await?;
    let new = NewAccount {
        name: name.clone(),
        display_name: draft.display_name.clone(),
        roles: Roles::of(access::Roles::only(Role::Viewer)),
        password_hash: None,
        must_change_password: true,
        expires_on: draft.expires_on,
    };
    let made = apply_create(&mut writing, &acting.author(now), &new, draft.unit).await;
    let account = made.map_err(|error| match error {
        StoreError::Constraint { name } if name == "account_name_unique" => {
            StoreError::Invalid(FieldErrors::one(
                "name",
                Bilingual::new(
                    "已有同名账号，请换一个登录名。",
                    "There is an account of this name; please choose another.",
                ),
            ))
        }
        other => other,
    })?;
    writing.commit().await?;
    Ok(account)
}

/// Changes what the person is called, where the person works, and the last day. Journal:
/// `account.details_changed`, without the person's name. Returns the new revision.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Stale`]; [`StoreError::Invalid`] for a unit that is not in use.
pub async fn change_person(
    store: &Store,
    on: &Administered<'_>,
    draft: &PersonDraft,
) -> Result<i64, StoreError> {
    on.check(Action::ManagePeople)?;
    let write = on.write();
    let (mut writing, mut new) = begin(store, &write).await?;
    check_unit(&mut writing, new.account.unit, draft.unit).await?;
    let before = journal_value(&new.account);
    draft.display_name.clone_into(&mut new.account.display_name);
    new.account.unit = draft.unit;
    new.account.expires_on = draft.expires_on;
    save(&mut writing, &write, &before, new, JournalVerb::AccountDetailsChanged, Sessions::Stay).await?;
    finish(writing, &write).await
}

/// Shuts an account, or opens it again. Returns the new revision.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Stale`]; [`StoreError::Invalid`] for the last administrator.
pub async fn set_disabled(store: &Store, on: &Administered<'_>, disabled: bool) -> Result<i64, StoreError> {
    on.check(Action::ManagePeople)?;
    let write = on.write();
    if disabled { change::disable(store, &write).await } else { change::enable(store, &write).await }
}

/// Gives other roles. Returns the new revision.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Stale`]; [`StoreError::Invalid`] for the last administrator.
pub async fn assign_roles(store: &Store, on: &Administered<'_>, roles: &Roles) -> Result<i64, StoreError> {
    on.check(Action::AssignRoles)?;
    change::change_roles(store, &on.write(), roles).await
}

/// Says which projects the account reports: these and no others. Returns the new revision.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Stale`], [`StoreError::Constraint`] for no such project.
pub async fn give_projects(
    store: &Store,
    on: &Administered<'_>,
    projects: &[ProjectId],
) -> Result<i64, StoreError> {
    on.check(Action::ManagePeople)?;
    assign_projects(store, &on.write(), projects).await
}

/// Sets a one-time password by its hash, which must be changed at the next sign-in, and ends every session.
/// Returns the new revision.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Stale`].
pub async fn reset_password(
    store: &Store,
    on: &Administered<'_>,
    password_hash: &str,
) -> Result<i64, StoreError> {
    on.check(Action::ResetCredentials)?;
    change::set_password_hash(store, &on.write(), password_hash, true).await
}

/// Asks for no second factor any more: for somebody who has lost the device. Returns the new revision.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Stale`].
pub async fn remove_second_factor(store: &Store, on: &Administered<'_>) -> Result<i64, StoreError> {
    on.check(Action::ResetCredentials)?;
    change::set_totp_secret(store, &on.write(), None).await
}

/// Signs the account out everywhere. Returns how many sessions there were.
///
/// # Errors
/// [`StoreError::Refused`].
pub async fn end_sessions(store: &Store, on: &Administered<'_>) -> Result<u64, StoreError> {
    on.check(Action::RevokeAnySession)?;
    session::end_all_of(store, on.district, &on.acting.name, on.now, on.account).await
}

/// Forgets the account's failures to sign in: it need not wait any more.
///
/// # Errors
/// [`StoreError::Refused`].
pub async fn end_lock_out(store: &Store, on: &Administered<'_>, name: &SignInName) -> Result<(), StoreError> {
    on.check(Action::ResetCredentials)?;
    session::sign_in_failure::clear(store, on.district, &on.acting.name, on.now, name.as_str()).await
}

/// A unit that is retired stays with those who have it, and is given to nobody else.
async fn check_unit(
    writing: &mut Writing,
    stored: Option<UnitId>,
    unit: Option<UnitId>,
) -> Result<(), StoreError> {
    let Some(unit) = unit.filter(|unit| stored != Some(*unit)) else { return Ok(()) };
    if unit::is_in_use(writing, unit).await? {
        return Ok(());
    }
    let message = Bilingual::new(
        "该单位不存在或已停用，请另选。",
        "This unit is retired or unknown; please choose another.",
    );
    Err(StoreError::Invalid(FieldErrors::one("unit", message)))
}
