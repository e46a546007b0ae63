//! An account's row, and its form in the journal.

use super::{Account, Credentials};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::{Table, Values, instant_text};
use crate::reading::Reading;
use sqlx::{AnyConnection, AssertSqlSafe};

pub(super) const ACCOUNT: Table = Table {
    name: "account",
    columns: &[
        "district_id",
        "account_id",
        "name",
        "name_folded",
        "display_name",
        "unit_id",
        "roles",
        "password_hash",
        "password_changed_at",
        "must_change_password",
        "totp_secret",
        "disabled_at",
        "expires_on",
        "failed_count",
        "last_failure_at",
        "last_sign_in_at",
        "revision",
    ],
};

/// An account `a` without its secrets.
pub(crate) const ACCOUNT_COLUMNS: &str = "a.account_id, a.name, a.display_name, a.unit_id, a.roles, \
    a.password_changed_at, a.must_change_password, \
    CASE WHEN a.totp_secret IS NULL THEN 0 ELSE 1 END AS has_totp, a.disabled_at, a.expires_on, \
    a.failed_count, a.last_failure_at, a.last_sign_in_at, a.revision";

/// A row's values.
pub(super) fn write_account(values: &mut Values, district: &str, credentials: &Credentials) {
    let account = &credentials.account;
    values.push(district).text(account.id).text(&account.name).push(account.name.folded());
    values.push(account.display_name.as_str()).text_or_null(account.unit).text(account.roles);
    values.push(credentials.password_hash.as_deref());
    values.push(account.password_changed_at.map(instant_text));
    values.push(i64::from(account.must_change_password)).push(credentials.totp_secret.as_deref());
    values.push(account.disabled_at.map(instant_text)).text_or_null(account.expires_on);
    values.push(account.failed_count).push(account.last_failure_at.map(instant_text));
    values.push(account.last_sign_in_at.map(instant_text)).push(account.revision);
}

/// Of a row with [`ACCOUNT_COLUMNS`].
pub(crate) fn read_account(row: &Reading<'_>) -> Result<Account, StoreError> {
    Ok(Account {
        id: row.parsed("account_id")?,
        name: row.parsed("name")?,
        display_name: row.text("display_name")?.to_owned(),
        unit: row.parsed_or_null("unit_id")?,
        roles: row.parsed("roles")?,
        password_changed_at: row.parsed_or_null("password_changed_at")?,
        must_change_password: row.number("must_change_password")? == 1,
        has_totp: row.number("has_totp")? == 1,
        disabled_at: row.parsed_or_null("disabled_at")?,
        expires_on: row.parsed_or_null("expires_on")?,
        failed_count: row.number("failed_count")?,
        last_failure_at: row.parsed_or_null("last_failure_at")?,
        last_sign_in_at: row.parsed_or_null("last_sign_in_at")?,
        revision: row.number("revision")?,
    })
}

/// An account with its secrets, by a column that is unique in the district.
pub(super) async fn credentials(
    connection: &mut AnyConnection,
    district: &DistrictId,
    column: &'static str,
    value: &str,
) -> Result<Option<Credentials>, StoreError> {
    let sql = format!(
        "SELECT {ACCOUNT_COLUMNS}, a.password_hash, a.totp_secret FROM account a \
         WHERE a.district_id = $1 AND a.{column} = $2"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str()).bind(value.to_owned());
    let Some(row) = query.fetch_optional(connection).await? else { return Ok(None) };
    let row = Reading::of(&row, "account", "account_id");
    Ok(Some(Credentials {
        account: read_account(&row)?,
        password_hash: row.string_or_null("password_hash")?,
        totp_secret: row.string_or_null("totp_secret")?,
    }))
}

/// What the journal keeps: nothing that proves who signs in, and not what the person is called. That a
/// password was changed shows by its time.
pub(super) fn journal_value(account: &Account) -> String {
    serde_json::json!({
        "account_id": account.id.to_string(),
        "name": account.name.as_str(),
        "unit_id": account.unit.map(|unit| unit.to_string()),
        "roles": account.roles.codes(),
        "password_changed_at": account.password_changed_at.map(instant_text),
        "must_change_password": account.must_change_password,
        "has_totp": account.has_totp,
        "disabled_at": account.disabled_at.map(instant_text),
        "expires_on": account.expires_on.map(|day| day.to_string()),
        "revision": account.revision,
    })
    .to_string()
}
