//! Chance that falls the same on every machine: ChaCha8 keyed by seed and project code, one stream a
//! topic, whole numbers only.

use chrono::{NaiveDate, TimeDelta};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// 2024-12-27T00:00:00+08:00 in milliseconds: the day the work report was published. Every identity of
/// the demonstration carries it, so that the same record always has the same one.
const REPORT_PUBLISHED_MS: u64 = 1_735_228_800_000;

/// What is decided. Topics do not disturb each other: a change in how issues are made leaves reports as
/// they were.
#[derive(Debug, Clone, Copy)]
pub(super) enum Topic {
    /// Which story and which unit a project gets.
    Assignment = 1,
    /// Start, finish and stages.
    Timeline = 2,
    /// Completed investment by month.
    Course = 3,
    /// Plan versions.
    Plan = 4,
    /// Reports.
    Report = 5,
    /// Milestones.
    Milestone = 6,
    /// Issues.
    Issue = 7,
    /// The site.
    Site = 8,
    /// Master data of a synthetic record.
    Record = 9,
}

/// What a project's chances are drawn from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seed([u8; 32]);

impl Seed {
    /// The seed of one project.
    pub fn of(seed: u64, code: &str) -> Self {
        let mut text = Vec::with_capacity(48);
        text.extend_from_slice(b"guatu demo 1\n");
        text.extend_from_slice(&seed.to_be_bytes());
        text.extend_from_slice(code.as_bytes());
        Self(Sha256::digest(&text).into())
    }

    /// The chances of one topic.
    pub fn dice(&self, topic: Topic) -> Dice {
        let mut generator = ChaCha8Rng::from_seed(self.0);
        generator.set_stream(topic as u64);
        Dice(generator)
    }

    /// The project's identity: a UUIDv7 with a fixed time and the hash of its code.
    pub fn project_id(&self) -> Uuid {
        let mut hash = [0; 10];
        hash.copy_from_slice(&self.0[..10]);
        Builder::from_unix_timestamp_millis(REPORT_PUBLISHED_MS, &hash).into_uuid()
    }

    /// A number that puts projects in an order of their own for each topic.
    pub fn rank(&self, topic: Topic) -> u64 {
        self.dice(topic).0.next_u64()
    }
}

/// Chances of one topic.
#[derive(Debug)]
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    /// A whole number from `low` to `high`, both included; `low` when the range is empty.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high.saturating_sub(low)).unwrap_or(0) + 1;
        let scaled = (u128::from(self.0.next_u64()) * u128::from(span)) >> 64;
        low + i64::try_from(scaled).unwrap_or(0)
    }

    /// A position in a list of `len` entries; 0 for an empty one.
    pub fn below(&mut self, len: usize) -> usize {
        let last = i64::try_from(len).unwrap_or(i64::MAX).saturating_sub(1).max(0);
        usize::try_from(self.between(0, last)).unwrap_or(0)
    }

    /// One entry of a list that has entries.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// True in `percent` of a hundred draws.
    pub fn chance(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// A day from `first` to `last`, both included.
    pub fn day(&mut self, first: NaiveDate, last: NaiveDate) -> NaiveDate {
        plus_days(first, self.between(0, (last - first).num_days()))
    }

    /// An identity.
    pub fn id(&mut self) -> Uuid {
        let mut bytes = [0; 10];
        self.0.fill_bytes(&mut bytes);
        Builder::from_unix_timestamp_millis(REPORT_PUBLISHED_MS, &bytes).into_uuid()
    }
}

/// A day moved by a number of days; unmoved at the end of time.
pub(super) fn plus_days(day: NaiveDate, days: i64) -> NaiveDate {
    day.checked_add_signed(TimeDelta::days(days)).unwrap_or(day)
}

/// A day that is written in the source.
pub(super) const fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MIN,
    }
}
