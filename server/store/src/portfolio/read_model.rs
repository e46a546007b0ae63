//! The read model: an immutable portfolio behind a handle, replaced when the journal has moved on.
//! Past 250 lines because loading, catching up and following share one state.

use super::load::{Which, all_entries, entries};
use crate::calendar;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::journal;
use crate::open::Store;
use crate::reading::Reading;
use crate::setting;
use crate::status_light;
use chrono::NaiveDate;
use domain::admin::{JournalVerb, SettingKey};
use domain::code_list::CodeList as _;
use domain::portfolio::{Entry, Portfolio};
use sqlx::AnyConnection;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::{Mutex, watch};

/// Beyond this many changed projects, loading everything anew costs less than patching.
const MOST_PATCHED: i64 = 2_000;

/// A district's portfolio in memory. Clones share it; asking never waits for the database.
#[derive(Clone)]
pub struct ReadModel(Arc<Inner>);

struct Inner {
    store: Store,
    district: DistrictId,
    /// For the calendar of a district that never opened a month.
    today: RwLock<NaiveDate>,
    current: RwLock<Current>,
    /// One refresh at a time.
    refreshing: Mutex<()>,
    /// Tells whoever waits that the journal has moved on to here.
    moved: watch::Sender<i64>,
}

#[derive(Clone)]
struct Current {
    seq: i64,
    version: i64,
    portfolio: Arc<Portfolio>,
    settings: Arc<setting::Stored>,
}

impl fmt::Debug for ReadModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReadModel").field("head_seq", &self.head_seq()).finish_non_exhaustive()
    }
}

impl ReadModel {
    /// Loads a district's portfolio.
    ///
    /// # Errors
    /// [`StoreError::Inconsistent`] and whatever the database reports.
    pub async fn load(store: Store, district: DistrictId, today: NaiveDate) -> Result<Self, StoreError> {
        let mut reading = store.database.begin_reading().await?;
        let seq = journal::head(&mut reading, &district).await?.seq;
        let entries = all_entries(&store.database, &mut reading, seq, &district).await?;
        let portfolio = portfolio(&mut reading, &district, today, entries).await?;
        let settings = Arc::new(setting::read(&mut reading, &district).await?);
        drop(reading);
        let current = Current { seq, version: seq, portfolio: Arc::new(portfolio), settings };
        let (current, today) = (RwLock::new(current), RwLock::new(today));
        let (refreshing, moved) = (Mutex::default(), watch::Sender::new(seq));
        Ok(Self(Arc::new(Inner { store, district, today, current, refreshing, moved })))
    }

    /// The portfolio as of the last refresh: one state of everything, whatever is written meanwhile.
    #[must_use]
    pub fn portfolio(&self) -> Arc<Portfolio> {
        self.current().portfolio
    }

    /// Whose portfolio it is.
    #[must_use]
    pub fn district(&self) -> &DistrictId {
        &self.0.district
    }

    /// The journal row up to which the portfolio is known.
    #[must_use]
    pub fn head_seq(&self) -> i64 {
        self.current().seq
    }

    /// Where the journal stands, and every time it moves on: by then the portfolio knows.
    #[must_use]
    pub fn moves(&self) -> watch::Receiver<i64> {
        self.0.moved.subscribe()
    }

    /// The journal row the portfolio is as of: the last that changed a project, the months or the rules of
    /// the lights, or a later one. Sign-ins and accounts do not move it, so what is worked out from the
    /// portfolio is kept under it.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.current().version
    }

    /// Whether any record is illustrative: then every face says so.
    #[must_use]
    pub fn has_illustrative(&self) -> bool {
        self.current().portfolio.has_illustrative()
    }

    /// A setting's value as of the last refresh, set or by default.
    #[must_use]
    pub fn setting(&self, key: SettingKey) -> String {
        setting::in_force(&self.current().settings, key).to_owned()
    }

    fn current(&self) -> Current {
        self.0.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Catches up with the journal; returns whether the portfolio has changed.
    ///
    /// # Errors
    /// As [`Self::load`]; the portfolio stays as it was.
    pub async fn refresh(&self) -> Result<bool, StoreError> {
        let inner = &*self.0;
        let _one = inner.refreshing.lock().await;
        let known = self.current();
        let today = self.today();
        self.catch_up(&known, today).await
    }

    fn today(&self) -> NaiveDate {
        *self.0.today.read().unwrap_or_else(PoisonError::into_inner)
    }

    async fn catch_up(&self, known: &Current, today: NaiveDate) -> Result<bool, StoreError> {
        let inner = &*self.0;
        let mut reading = inner.store.database.begin_reading().await?;
        let seq = journal::head(&mut reading, &inner.district).await?.seq;
        if seq == known.seq && today == self.today() {
            return Ok(false);
        }
        let Touched { projects, last, reopened } = touched(&mut reading, &inner.district, known.seq).await?;
        let new_day = today != self.today();
        if seq > known.seq && last.is_none() && !new_day {
            let moved = Current { seq, ..known.clone() };
            *inner.current.write().unwrap_or_else(PoisonError::into_inner) = moved;
            inner.moved.send_replace(seq);
            return Ok(false);
        }
        // On a new day a district that never opened a month may be in another one, without a row that says so.
        let version = last.unwrap_or(seq).max(known.version + i64::from(new_day));
        // A journal that is shorter than it was is another database: a restored backup.
        let entries = if seq < known.seq || projects > MOST_PATCHED || reopened {
            all_entries(&inner.store.database, &mut reading, seq, &inner.district).await?
        } else {
            patched(&mut reading, &inner.district, known).await?
        };
        let portfolio = Arc::new(portfolio(&mut reading, &inner.district, today, entries).await?);
        let settings = Arc::new(setting::read(&mut reading, &inner.district).await?);
        drop(reading);
        *inner.current.write().unwrap_or_else(PoisonError::into_inner) =
            Current { seq, version, portfolio, settings };
        inner.moved.send_replace(seq);
        Ok(true)
    }

    /// Says which day it is: a district that never opened a month is in the month of that day.
    ///
    /// # Errors
    /// As [`Self::load`]; the portfolio stays as it was.
    pub async fn set_today(&self, today: NaiveDate) -> Result<(), StoreError> {
        let inner = &*self.0;
        let _one = inner.refreshing.lock().await;
        if self.today() != today {
            self.catch_up(&self.current(), today).await?;
            *inner.today.write().unwrap_or_else(PoisonError::into_inner) = today;
        }
        Ok(())
    }

    /// Refreshes again and again, for ever: how a process sees what others write. An error is logged and
    /// tried again, since the portfolio in hand stays good.
    pub async fn follow(self, interval: Duration, today: impl Fn() -> NaiveDate + Send + 'static) {
        loop {
            tokio::time::sleep(interval).await;
            let caught_up = match self.refresh().await {
                Ok(_) => self.set_today(today()).await,
                Err(error) => Err(error),
            };
            if let Err(error) = caught_up {
                tracing::warn!(%error, "the portfolio could not be refreshed");
            }
        }
    }
}

/// Everything that is known, ready to be asked.
async fn portfolio(
    connection: &mut AnyConnection,
    district: &DistrictId,
    today: NaiveDate,
    entries: Vec<Entry>,
) -> Result<Portfolio, StoreError> {
    let calendar = calendar::read_or_start(connection, district, today).await?;
    let rules = status_light::read(connection, district).await?;
    Ok(Portfolio::new(calendar, rules, entries))
}

/// What journal rows are about the portfolio.
struct Touched {
    /// How many are about a project.
    projects: i64,
    /// The last that is about a project, the months, the rules of the lights or a setting.
    last: Option<i64>,
    /// Whether a month is open again: then dates that were kept for it count no more, of any project.
    reopened: bool,
}

/// What the journal rows after `seq` touch.
async fn touched(
    connection: &mut AnyConnection,
    district: &DistrictId,
    seq: i64,
) -> Result<Touched, StoreError> {
    let sql = "SELECT COUNT(project_id) AS projects, MAX(seq) AS last, \
               COUNT(CASE WHEN action = $3 THEN 1 END) AS reopened, 'journal' AS name FROM journal \
               WHERE district_id = $1 AND seq > $2 AND (project_id IS NOT NULL \
               OR subject_kind IN ('project', 'reporting_month', 'light_rule_table', 'setting'))";
    let query =
        sqlx::query(sql).bind(district.as_str()).bind(seq).bind(JournalVerb::ReportingMonthReopened.code());
    let row = query.fetch_one(connection).await?;
    let row = Reading::of(&row, "journal", "name");
    Ok(Touched {
        projects: row.number("projects")?,
        last: row.number_or_null("last")?,
        reopened: row.number("reopened")? > 0,
    })
}

/// The entries known, with those that were touched since read anew.
async fn patched(
    connection: &mut AnyConnection,
    district: &DistrictId,
    known: &Current,
) -> Result<Vec<Entry>, StoreError> {
    let sql = "SELECT DISTINCT project_id FROM journal \
               WHERE district_id = $1 AND seq > $2 AND project_id IS NOT NULL";
    let rows = sqlx::query(sql).bind(district.as_str()).bind(known.seq).fetch_all(&mut *connection).await?;
    // Touched and not there any more: purged.
    let mut changed = HashMap::new();
    for row in &rows {
        changed.insert(Reading::of(row, "journal", "project_id").parsed("project_id")?, None);
    }
    let mut fresh = entries(connection, district, Which::ChangedAfter(known.seq)).await?;
    status_light::attach(connection, district, Some(known.seq), &mut fresh).await?;
    for entry in fresh {
        changed.insert(entry.project.id.0, Some(entry));
    }
    let kept = known.portfolio.entries().iter().filter(|entry| !changed.contains_key(&entry.project.id.0));
    let kept: Vec<Entry> = kept.cloned().collect();
    Ok(kept.into_iter().chain(changed.into_values().flatten()).collect())
}
