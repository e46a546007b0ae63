//! From settings to an open store and a portfolio in memory, and the loads that fill an empty one.

use crate::clock::SystemClock;
use crate::demo;
use crate::failure::Failure;
use crate::settings::DatabaseSettings;
use domain::calendar::{Clock, ReportingCalendar};
use domain::code_list::CodeList as _;
use domain::project::Dossier;
use domain::status_light::RuleTable;
use std::fs;
use store::account::{self, NewAccount, Roles};
use store::{DistrictId, ReadModel, Store, StoreError, StoreOptions};

/// Who the journal names for what no person did.
pub const SYSTEM: &str = "system";
/// Records in one transaction of a large load: large enough for speed, small enough for memory.
const BATCH: usize = 2_000;

/// Opens the database the settings name; makes the data directory when it is missing.
///
/// # Errors
/// What is wrong, in one line with the way out.
pub async fn open(settings: &DatabaseSettings) -> Result<Store, Failure> {
    let options = match &settings.database_url {
        Some(url) => StoreOptions::from_url(url).map_err(Failure::new)?,
        None => {
            let data = &settings.data;
            fs::create_dir_all(data).map_err(|error| {
                Failure::because(format_args!("the data directory {} cannot be made", data.display()), error)
            })?;
            StoreOptions::sqlite(data.join("guatu.db"))
        }
    };
    Store::open(&options).await.map_err(Failure::new)
}

/// The portfolio of an open store.
///
/// # Errors
/// As [`open`].
pub async fn read_model(store: &Store, district: &DistrictId) -> Result<ReadModel, Failure> {
    let today = SystemClock.today();
    ReadModel::load(store.clone(), district.clone(), today)
        .await
        .map_err(|error| Failure::because("the portfolio cannot be loaded", error))
}

/// Loads the demonstration, when there is not one project yet; says whether it did.
///
/// # Errors
/// The database does not take it.
pub async fn load_demo(
    store: &Store,
    read_model: &ReadModel,
    district: &DistrictId,
    clock: &dyn Clock,
) -> Result<bool, Failure> {
    if !read_model.portfolio().entries().is_empty() {
        return Ok(false);
    }
    let data = demo::portfolio().map_err(Failure::new)?;
    let loaded = async {
        prepare(store, district, clock, &data.calendar, &data.rules).await?;
        store::project::load_batch(store, district, SYSTEM, clock.now(), &data.dossiers).await?;
        read_model.refresh().await
    };
    loaded.await.map_err(|error| Failure::because("the demonstration cannot be loaded", error))?;
    Ok(true)
}

/// Makes the accounts of the demonstration that are missing, all with this hash of its password; says how
/// many there were. Only where there are examples: a real portfolio gets no account whose password anybody
/// knows.
///
/// # Errors
/// The database does not take them.
pub async fn load_demo_accounts(
    store: &Store,
    read_model: &ReadModel,
    district: &DistrictId,
    clock: &dyn Clock,
    password_hash: impl Future<Output = Result<String, Failure>>,
) -> Result<usize, Failure> {
    let refused = |error| Failure::because("the accounts of the demonstration cannot be made", error);
    let portfolio = read_model.portfolio();
    if !portfolio.has_illustrative() {
        return Ok(0);
    }
    let known = account::list(store, district).await.map_err(refused)?;
    let mut missing = demo::people(portfolio.entries());
    missing.retain(|person| known.iter().all(|account| account.name.as_str() != person.name));
    if missing.is_empty() {
        return Ok(0);
    }
    // Hashing is what takes time: once for all, and only when it is needed.
    let password_hash = password_hash.await?;
    let accounts = missing.into_iter().map(|person| {
        let new = NewAccount {
            name: person.name.parse().map_err(Failure::new)?,
            display_name: person.display_name,
            roles: Roles::new([person.role.code()]).map_err(Failure::new)?,
            password_hash: Some(password_hash.clone()),
            must_change_password: false,
            expires_on: None,
        };
        Ok((new, person.projects))
    });
    let accounts = accounts.collect::<Result<Vec<_>, Failure>>()?;
    account::create_many(store, district, SYSTEM, clock.now(), &accounts).await.map_err(refused)?;
    Ok(accounts.len())
}

/// Fills an empty database with `projects` made-up records.
///
/// # Errors
/// It is not empty, or does not take them.
pub async fn load_synthetic(
    store: &Store,
    district: &DistrictId,
    clock: &dyn Clock,
    projects: u32,
    seed: u64,
) -> Result<(), Failure> {
    if !read_model(store, district).await?.portfolio().entries().is_empty() {
        return Err(Failure::new(
            "the database has projects already: give an empty data directory with --data",
        ));
    }
    let mut records = demo::synthetic(projects, seed).map_err(Failure::new)?;
    let loaded = async {
        prepare(store, district, clock, &demo::calendar(), &RuleTable::v1()).await?;
        loop {
            let batch: Vec<Dossier> = records.by_ref().take(BATCH).collect();
            if batch.is_empty() {
                return Ok::<(), StoreError>(());
            }
            store::project::load_batch(store, district, SYSTEM, clock.now(), &batch).await?;
        }
    };
    loaded.await.map_err(|error| Failure::because("the records cannot be loaded", error))
}

/// Months and rules. They come before the projects, and may be there from a load that was interrupted.
async fn prepare(
    store: &Store,
    district: &DistrictId,
    clock: &dyn Clock,
    calendar: &ReportingCalendar,
    rules: &RuleTable,
) -> Result<(), StoreError> {
    let (now, from) = (clock.now(), calendar.first.first_day());
    store::calendar::set_calendar(store, district, SYSTEM, now, calendar).await?;
    match store::status_light::set_rules(store, district, SYSTEM, now, from, rules).await {
        Err(StoreError::Constraint { name }) if name == "light_rule_table_pkey" => Ok(()),
        other => other.map(drop),
    }
}
