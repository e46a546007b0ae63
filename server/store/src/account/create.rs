//! Making an account.

use super::assignment::apply_assign;
use super::row::{ACCOUNT, journal_value, write_account};
use super::{Account, AccountId, Credentials, Roles, SignInName};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::insert;
use crate::journal::{Author, Change};
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, NaiveDate, Utc};
use domain::admin::{JournalVerb, UnitId};
use domain::project::ProjectId;
use std::fmt;

/// An account to be made.
#[derive(Clone)]
pub struct NewAccount {
    /// What is typed to sign in.
    pub name: SignInName,
    /// What the person is called.
    pub display_name: String,
    /// What the account is allowed to be.
    pub roles: Roles,
    /// A PHC string; `None` = nobody can sign in until a password is set.
    pub password_hash: Option<String>,
    /// Whether the person must choose another at the first sign-in.
    pub must_change_password: bool,
    /// The last day, in Asia/Shanghai.
    pub expires_on: Option<NaiveDate>,
}

/// Shows who, never the hash.
impl fmt::Debug for NewAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewAccount").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Makes an account; journal: `account.created`.
///
/// # Errors
/// [`StoreError::Constraint`] with `account_name_unique` when the name is taken, in whatever case.
pub async fn create(
    store: &Store,
    district: &DistrictId,
    actor: &str,
    now: DateTime<Utc>,
    new: &NewAccount,
) -> Result<Account, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    let account = apply_create(&mut writing, &Author { actor, at: now }, new, None).await?;
    writing.commit().await?;
    Ok(account)
}

/// Makes several accounts with the projects each reports: all of them or none. Journal: for each
/// `account.created`, and `account.projects_assigned` when it reports any.
///
/// # Errors
/// As [`create`] and [`super::assign_projects`].
pub async fn create_many(
    store: &Store,
    district: &DistrictId,
    actor: &str,
    now: DateTime<Utc>,
    new: &[(NewAccount, Vec<ProjectId>)],
) -> Result<(), StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    let author = Author { actor, at: now };
    for (new, projects) in new {
        let account = apply_create(&mut writing, &author, new, None).await?;
        if !projects.is_empty() {
            apply_assign(&mut writing, &author, &account, projects).await?;
        }
    }
    writing.commit().await?;
    Ok(())
}

/// The same, inside a write.
pub(super) async fn apply_create(
    writing: &mut Writing,
    author: &Author<'_>,
    new: &NewAccount,
    unit: Option<UnitId>,
) -> Result<Account, StoreError> {
    let account = Account {
        id: AccountId::new(author.at)?,
        name: new.name.clone(),
        display_name: new.display_name.clone(),
        unit,
        roles: new.roles,
        password_changed_at: new.password_hash.as_ref().map(|_| author.at),
        must_change_password: new.must_change_password,
        has_totp: false,
        disabled_at: None,
        expires_on: new.expires_on,
        failed_count: 0,
        last_failure_at: None,
        last_sign_in_at: None,
        revision: 1,
    };
    let row = [Credentials { account, password_hash: new.password_hash.clone(), totp_secret: None }];
    let district = writing.district.clone();
    insert(writing.connection(), &ACCOUNT, district.as_str(), &row, write_account).await?;
    let [Credentials { account, .. }] = row;
    let change = Change {
        subject_id: account.id.to_string(),
        project_id: None,
        action: JournalVerb::AccountCreated,
        before: None,
        after: Some(journal_value(&account)),
    };
    writing.journal(author, vec![change]).await?;
    Ok(account)
}
