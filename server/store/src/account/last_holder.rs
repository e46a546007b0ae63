//! Nobody shuts the last one out: of administrators and of security administrators there stays one who can
//! sign in, or the office could only be opened again by whoever holds the machine.

use super::row::credentials;
use super::{AccountId, Credentials};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::calendar::shanghai_date;
use domain::code_list::CodeList as _;
use domain::form::FieldErrors;
use domain::label::Bilingual;

/// The roles of which one must stay.
const NEEDED: [Role; 2] = [Role::Admin, Role::SecurityAdmin];

/// Refuses a write after which nobody who can sign in has a role that somebody had before. Asked before
/// the row is changed.
pub(super) async fn guard(
    writing: &mut Writing,
    district: &DistrictId,
    new: &Credentials,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let id = new.account.id;
    let stored = credentials(writing.connection(), district, "account_id", &id.to_string()).await?;
    let Some(stored) = stored else { return Ok(()) };
    for role in NEEDED {
        if holds(&stored, role, now)
            && !holds(new, role, now)
            && !others_hold(writing, role, now, Some(id)).await?
        {
            let label = role.label();
            let message = Bilingual::new(
                format!(
                    "这是最后一个可用的{}账号，不能停用、设为过期或去掉该角色；请先让另一个账号担任{}。",
                    label.zh, label.zh
                ),
                format!(
                    "This is the last account that can act as {0}: it cannot be disabled, expire or lose the role. \
                     Make another account {0} first.",
                    label.en.to_lowercase()
                ),
            );
            return Err(StoreError::Invalid(FieldErrors::one("", message)));
        }
    }
    Ok(())
}

/// Whether an account can sign in with a role: one that is disabled, expired or without a password cannot
/// help.
fn holds(credentials: &Credentials, role: Role, now: DateTime<Utc>) -> bool {
    let account = &credentials.account;
    account.roles.get().contains(role) && account.is_active(now) && credentials.password_hash.is_some()
}

/// Whether anybody can sign in with a role, one account left out.
pub(super) async fn others_hold(
    writing: &mut Writing,
    role: Role,
    now: DateTime<Utc>,
    except: Option<AccountId>,
) -> Result<bool, StoreError> {
    let district = writing.district.as_str().to_owned();
    let sql = "SELECT COUNT(*) AS holders, 'account' AS name FROM account WHERE district_id = $1 \
               AND ',' || roles || ',' LIKE $2 AND disabled_at IS NULL AND password_hash IS NOT NULL \
               AND (expires_on IS NULL OR expires_on >= $3) AND account_id <> $4";
    let query = sqlx::query(sql).bind(district).bind(format!("%,{},%", role.code()));
    let query = query.bind(shanghai_date(now).to_string());
    let query = query.bind(except.map_or_else(String::new, |except| except.to_string()));
    let row = query.fetch_one(writing.connection()).await?;
    Ok(Reading::of(&row, "account", "name").number("holders")? > 0)
}
