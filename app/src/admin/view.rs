//! What the server tells the pages of administration. Times are written out by the server, as clocks in China
//! show them.
//! Past 250 lines because the answers of all parts stand side by side.

use chrono::NaiveDate;
use domain::access::{ReadAccess, Role};
use domain::admin::{SettingKey, UnitKind};
use domain::calendar::{ReportingCalendar, ReportingMonth};
use domain::form::{FieldErrors, Fields};
use domain::label::Bilingual;
use domain::portfolio::RulePreview;
use domain::project::ProjectCode;
use serde::{Deserialize, Serialize};

/// What is typed before illustrative records are removed.
pub const CONFIRMATION: &str = "清除示例";

/// The state of the installation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Installation {
    /// Projects, and how many of them are illustrative.
    pub projects: usize,
    /// Illustrative projects.
    pub illustrative: usize,
    /// Accounts, and how many of them can be used.
    pub accounts: usize,
    /// Accounts that are neither disabled nor expired.
    pub active: usize,
    /// The months.
    pub calendar: ReportingCalendar,
    /// The journal's last row.
    pub journal_head: i64,
    /// The program's version.
    pub version: String,
    /// Who reads without signing in, where the server says it.
    pub read_access: Option<ReadAccess>,
}

/// How an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// It can be used.
    Active,
    /// Somebody has disabled it.
    Disabled,
    /// Its last day is past.
    Expired,
    /// It has no password yet.
    NoPassword,
    /// It has to wait after failures to sign in.
    Waiting,
}

/// An account in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRow {
    /// The sign-in name.
    pub name: String,
    /// What the person is called.
    pub display_name: String,
    /// Where the person works.
    pub unit: Option<String>,
    /// What the account may be.
    pub roles: Vec<Role>,
    /// Projects it reports.
    pub projects: i64,
    /// When it last signed in.
    pub last_sign_in: Option<String>,
    /// How it stands.
    pub standing: Standing,
}

/// The list of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// Those that match, by name.
    pub rows: Vec<PersonRow>,
    /// How many there are.
    pub total: usize,
    /// The words that were looked for.
    pub q: String,
    /// Units to choose: id and name.
    pub units: Vec<(String, String)>,
}

/// A project to give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignable {
    /// Its code.
    pub code: ProjectCode,
    /// Its name.
    pub name: Bilingual,
    /// Its responsible unit.
    pub unit: Option<String>,
}

/// One account with all that can be done to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// As in the list.
    pub row: PersonRow,
    /// The unit's id.
    pub unit_id: Option<String>,
    /// The last day.
    pub expires_on: Option<String>,
    /// Whether a second factor is asked for.
    pub has_second_factor: bool,
    /// Whether the password was given by somebody else.
    pub must_change_password: bool,
    /// When the password was set.
    pub password_changed: Option<String>,
    /// Sessions now.
    pub sessions: i64,
    /// Seconds to wait after failures.
    pub wait_seconds: i64,
    /// Whether it is the reader's own.
    pub own: bool,
    /// What the forms were made from.
    pub revision: i64,
    /// Units to choose: id and name.
    pub units: Vec<(String, String)>,
    /// The projects it reports.
    pub projects: Vec<Assignable>,
    /// Projects found by the filter that it does not report.
    pub candidates: Vec<Assignable>,
    /// Whether more were found than are shown.
    pub more_candidates: bool,
    /// Responsible units of projects, with how many projects each has.
    pub unit_projects: Vec<(String, usize)>,
    /// The words that were looked for.
    pub q: String,
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its short name.
    pub short_name: Option<String>,
    /// Its kind.
    pub kind: UnitKind,
    /// Whether it is retired.
    pub retired: bool,
    /// Projects it is responsible for.
    pub projects: usize,
    /// People who work there.
    pub people: usize,
    /// What forms are made from.
    pub revision: i64,
}

/// The list of units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Units {
    /// All of them.
    pub rows: Vec<UnitRow>,
    /// Names in records that are not on the list.
    pub unlisted: Vec<String>,
    /// The one being changed.
    pub editing: Option<UnitRow>,
}

/// A month of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthRow {
    /// The month.
    pub month: ReportingMonth,
    /// Whether it is closed.
    pub closed: bool,
    /// When it was opened.
    pub opened: Option<String>,
    /// When it was closed.
    pub closed_at: Option<String>,
    /// The last day to report.
    pub due_on: String,
}

/// A version of the rules in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulesShown {
    /// Its number.
    pub version: u32,
    /// Its first day; `None` = the rules the program came with.
    pub effective_from: Option<String>,
    /// Whether it is in force today.
    pub in_force: bool,
    /// Its rules, each a sentence.
    pub rules: Vec<Bilingual>,
}

/// The page of the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Versions, newest first.
    pub versions: Vec<RulesShown>,
    /// What stands in the form.
    pub fields: Fields,
    /// What is wrong with a draft in the address.
    pub errors: FieldErrors,
    /// What a draft in the address would change.
    pub preview: Option<RulePreview>,
    /// The earliest day a new version may hold from.
    pub earliest: NaiveDate,
}

/// A setting of the program, from flag, environment, file or default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EffectiveSetting {
    /// Its name in `guatu.toml`.
    pub key: String,
    /// Its value; secrets are masked.
    pub value: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether it is a matter of security.
    pub security: bool,
}

/// Where a setting comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// The command line.
    Flag,
    /// The environment.
    Environment,
    /// `guatu.toml`.
    File,
    /// The program.
    Default,
    /// The database.
    Database,
}

/// The page of the settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// What is set while the program runs: value and revision.
    pub stored: Vec<(SettingKey, String, i64)>,
    /// What is set when it starts.
    pub effective: Vec<EffectiveSetting>,
}

/// The page of the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Data {
    /// What a purge would remove: projects, plans, reports, milestones, issues.
    pub purge: [u64; 5],
    /// What a verification found, when it was asked for.
    pub verified: Option<Verified>,
}

/// The outcome of a verification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verified {
    /// Rows of the journal.
    pub journal_rows: u64,
    /// Projects.
    pub projects: u64,
    /// Sums worked out twice.
    pub sums: u64,
    /// What is wrong.
    pub findings: Vec<String>,
}

/// A token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenRow {
    /// What it is called by.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// Whose rights it has.
    pub account: String,
    /// What it is good for, as codes.
    pub scopes: Vec<String>,
    /// When it was made.
    pub created: String,
    /// When it ends.
    pub ends: Option<String>,
    /// When it was last used.
    pub last_used: Option<String>,
    /// Whether it can be used.
    pub usable: bool,
}

/// The page of the tokens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tokens {
    /// All there ever were, newest first.
    pub rows: Vec<TokenRow>,
    /// Accounts that can be used.
    pub accounts: Vec<String>,
}
