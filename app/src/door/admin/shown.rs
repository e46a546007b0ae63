//! What is stored, as the pages of administration show it.

use crate::admin::view::{Assignable, PersonRow, Standing};
use crate::error::AppError;
use crate::server_context::{ServerContext, internal};
use chrono::{DateTime, TimeDelta, Utc};
use domain::code_list::CodeList as _;
use domain::portfolio::Entry;
use leptos::prelude::use_context;
use std::collections::HashMap;
use store::account::{Account, AccountId};
use store::session::sign_in_failure::{DelayPolicy, waiting};

/// An instant as clocks in China show it, to the minute.
pub(crate) fn minute(at: DateTime<Utc>) -> String {
    domain::calendar::moment_text(at)
}

/// A project to give.
pub(crate) fn assignable(entry: &Entry) -> Assignable {
    let project = &entry.project;
    Assignable {
        code: project.code.clone(),
        name: project.name.clone(),
        unit: project.responsible_unit.clone(),
    }
}

/// What the list of people shows of accounts, which one answer needs once.
pub(crate) struct Shown {
    units: HashMap<String, String>,
    projects: HashMap<AccountId, i64>,
    waits: HashMap<String, TimeDelta>,
    now: DateTime<Utc>,
}

impl Shown {
    /// Reads what stands beside these accounts.
    pub(crate) async fn of(ctx: &ServerContext, accounts: &[Account]) -> Result<Self, AppError> {
        let (store, district, now) = (&ctx.store, ctx.read_model.district(), ctx.clock.now());
        let units = store::unit::list(store, district).await.map_err(internal)?;
        let units = units.into_iter().map(|unit| (unit.id.to_string(), unit.name)).collect();
        let projects = store::account::project_counts(store, district).await.map_err(internal)?;
        let delays = use_context().unwrap_or(DelayPolicy::LOCKING);
        let names = accounts.iter().map(|account| &account.name);
        let waits = waiting(store, district, &delays, now, names).await.map_err(internal)?;
        Ok(Self { units, projects, waits, now })
    }

    /// How long an account has to wait before it may try to sign in again.
    pub(crate) fn wait(&self, account: &Account) -> TimeDelta {
        self.waits.get(account.name.as_str()).copied().unwrap_or_default()
    }

    /// An account's row.
    pub(crate) fn row(&self, account: &Account) -> PersonRow {
        let standing = if account.disabled_at.is_some() {
            Standing::Disabled
        } else if !account.is_active(self.now) {
            Standing::Expired
        } else if account.password_changed_at.is_none() {
            Standing::NoPassword
        } else if self.wait(account) > TimeDelta::zero() {
            Standing::Waiting
        } else {
            Standing::Active
        };
        PersonRow {
            name: account.name.as_str().to_owned(),
            display_name: account.display_name.clone(),
            unit: account.unit.and_then(|unit| self.units.get(&unit.to_string()).cloned()),
            roles: account.roles.get().iter().collect(),
            projects: self.projects.get(&account.id).copied().unwrap_or_default(),
            last_sign_in: account.last_sign_in_at.map(minute),
            standing,
        }
    }
}

impl PersonRow {
    /// Whether the words looked for are in it.
    pub(crate) fn matches(&self, q: &str) -> bool {
        let roles = self.roles.iter().map(|role| role.label().zh);
        let mut texts: Vec<&str> = vec![&self.name, &self.display_name];
        texts.extend(self.unit.as_deref());
        texts.extend(roles);
        let q = q.trim().to_lowercase();
        q.is_empty() || texts.iter().any(|text| text.to_lowercase().contains(&q))
    }
}

/// Units in use, to choose from: id and name.
pub(crate) async fn unit_choices(ctx: &ServerContext) -> Result<Vec<(String, String)>, AppError> {
    let units = store::unit::list(&ctx.store, ctx.read_model.district()).await.map_err(internal)?;
    let in_use = units.into_iter().filter(|unit| unit.retired_at.is_none());
    Ok(in_use.map(|unit| (unit.id.to_string(), unit.name)).collect())
}

/// The account of a sign-in name in an address.
pub(crate) async fn account_of(ctx: &ServerContext, name: &str) -> Result<Account, AppError> {
    let found = store::account::find_by_name(&ctx.store, ctx.read_model.district(), name).await;
    let found = found.map_err(internal)?.map(|found| found.account);
    found.ok_or_else(|| AppError::NotFound { what: name.to_owned() })
}
