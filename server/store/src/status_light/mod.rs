//! The lights: their rules, and the times they were set aside.

mod as_reported;
mod excuse;
mod excuse_row;
mod rules;
mod versions;

pub use excuse::{excuse, of_project, revoke};
pub use rules::{history, set_rules};
pub use versions::change_rules;

pub(crate) use as_reported::{Dated, as_counted, keep, take_back};
pub(crate) use excuse_row::{LIGHT_EXCUSE, OF_PROJECT, read_excuse, write_excuse};
pub(crate) use rules::read;

use crate::district::DistrictId;
use crate::error::StoreError;
use domain::portfolio::Entry;
use sqlx::AnyConnection;

/// Gives entries what their lights need beyond their own rows: excuses, and dates as closed months had them. With
/// `since`, the entries are those of projects that the journal names after it.
pub(crate) async fn attach(
    connection: &mut AnyConnection,
    district: &DistrictId,
    since: Option<i64>,
    entries: &mut [Entry],
) -> Result<(), StoreError> {
    excuse_row::attach(&mut *connection, district, entries).await?;
    as_reported::attach(connection, district, since, entries).await
}
