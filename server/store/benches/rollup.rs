//! Past 250 lines because the three contestants must stand side by side.
//!
//! What DESIGN §6 promises of `Portfolio::query`: filter and roll-up of 100 000 projects, against a loop
//! written by hand over the same columns and against SQLite's `GROUP BY` on the same rows with a covering
//! index, all in one run. It lives here because only the store names sqlx. `cargo bench -p store --bench
//! rollup`.

#![expect(clippy::print_stdout, reason = "a bench tells its figures")]

use chrono::NaiveDate;
use domain::calendar::{ReportingCalendar, ReportingMonth};
use domain::code_list::{Category, CodeList as _, ProgrammeSet, Sector, Source, Stage, Subdistrict};
use domain::investment::{AnnualPlan, PlanVersion};
use domain::label::Bilingual;
use domain::portfolio::{Dimension, Entry, Filter, Portfolio, Query, ReportedMonth, SearchText};
use domain::project::{Project, ProjectId, Provenance, StageChange};
use domain::status_light::{Light, RuleTable};
use domain::status_report::ReportState;
use domain::unit::Yuan;
use sqlx::any::{AnyConnectOptions, install_default_drivers};
use sqlx::{AnyConnection, ConnectOptions as _, Connection as _, Row as _};
use std::hint::black_box;
use std::time::{Duration, Instant};
use uuid::Uuid;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const PROJECTS: u32 = 100_000;
const ROUNDS: u32 = 30;
const UNKNOWN: i64 = i64::MIN;
const STAGES: [Stage; 4] =
    [Stage::Preparatory, Stage::UnderConstruction, Stage::UnderConstruction, Stage::Suspended];

#[tokio::main]
async fn main() -> Outcome<()> {
    let first = ReportingMonth::new(2025, 1).ok_or("month")?;
    let calendar =
        ReportingCalendar { first, last_closed: Some(first.plus_months(8)), open: first.plus_months(9) };
    let entries = (0..PROJECTS).map(|n| entry(n, first)).collect::<Outcome<Vec<_>>>()?;
    let portfolio = Portfolio::new(calendar, RuleTable::v1(), entries);
    let mut filter = Filter::default();
    filter.stage.values = vec![Stage::Preparatory, Stage::UnderConstruction];
    let query = Query { filter, by: vec![Dimension::Sector], limit: 0, ..Query::default() };
    let columns = Columns::of(&portfolio)?;
    let mut sqlite = database(&columns).await?;
    // What the three answer must be the same, or the race is not fair.
    let view = portfolio.query(&query)?;
    let ours: Vec<i64> =
        view.groups.iter().map(|g| g.measures.total_planned_investment.sum.map_or(0, |y| y.0)).collect();
    let by_hand: Vec<i64> = by_hand(&columns).iter().filter(|g| g.count > 0).map(|g| g.sums[0]).collect();
    let by_sqlite = by_sqlite(&mut sqlite).await?;
    if ours != by_hand || ours.iter().sum::<i64>() != by_sqlite {
        return Err("the three do not add up to the same".into());
    }
    let (mut domain, mut hand, mut engine) = (Duration::MAX, Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        let started = Instant::now();
        black_box(portfolio.query(black_box(&query))?);
        domain = domain.min(started.elapsed());
        let started = Instant::now();
        black_box(by_hand_total(black_box(&columns)));
        hand = hand.min(started.elapsed());
        let started = Instant::now();
        black_box(self::by_sqlite(&mut sqlite).await?);
        engine = engine.min(started.elapsed());
    }
    let ratio = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
    line("filter + roll-up of 100 000 ÷ a loop by hand", ratio(domain, hand), 2.0);
    line("filter + roll-up of 100 000 ÷ SQLite's GROUP BY", ratio(domain, engine), 0.25);
    for (what, time) in [("Portfolio::query", domain), ("the loop by hand", hand), ("SQLite", engine)] {
        println!("  {what:<62} {:>9.3} ms", time.as_secs_f64() * 1e3);
    }
    Ok(())
}

fn line(what: &str, measured: f64, limit: f64) {
    let verdict = if measured <= limit { "ok" } else { "NOT MET" };
    println!("{what:<64} {measured:>12.2} {:>12}  {verdict}", format!("≤ {limit}"));
}

/// Figures that differ from row to row, so that nothing can be guessed ahead.
fn scrambled(n: u32) -> u32 {
    n.wrapping_mul(2_654_435_761) >> 8
}

fn entry(n: u32, first: ReportingMonth) -> Outcome<Entry> {
    let dice = scrambled(n);
    let day = NaiveDate::from_ymd_opt(2024, 6, 1).ok_or("day")?;
    let pick = |len: usize, shift: u32| (dice >> shift) as usize % len;
    let annual = (!dice.is_multiple_of(3)).then(|| i64::from(dice % 90_000) * 10_000 + 10_000);
    let plan = PlanVersion {
        version: 1,
        effective_from: day,
        total_planned_investment: (!dice.is_multiple_of(7)).then(|| Yuan(i64::from(dice) * 10_000)),
        annual: annual.into_iter().map(|yuan| AnnualPlan { year: 2025, amount: Yuan(yuan) }).collect(),
        phasing: Vec::new(),
        planned_start: None,
        planned_finish: None,
        reason: None,
        authority: None,
    };
    let report = |month| ReportedMonth {
        month,
        state: ReportState::Approved,
        amount: Yuan(annual.unwrap_or(0) / 13),
        physical_progress: None,
    };
    let reports = if annual.is_some() {
        first.through(first.plus_months(8)).map(report).collect()
    } else {
        Box::default()
    };
    Ok(Entry {
        project: Project {
            id: ProjectId(Uuid::from_u128(u128::from(n))),
            code: format!("SY-{n:07}").parse()?,
            name: Bilingual::same(format!("{n}")),
            category: Category::ALL[pick(2, 1)],
            programmes: ProgrammeSet::default(),
            sector: Sector::ALL[pick(10, 3)],
            subdistrict: Some(Subdistrict::ALL[pick(8, 7)]),
            scope: None,
            project_owner: None,
            responsible_unit: None,
            assigned_leader: None,
            project_liaison: None,
            approval_code: None,
            stage_history: vec![StageChange { effective_from: day, stage: Some(STAGES[pick(4, 11)]) }],
            actual_start: Some(day),
            actual_finish: None,
            opening_balance: None,
            place: None,
            source: Source::Illustrative,
            provenance: Provenance::default(),
            enrolled_in_monthly_reporting: annual.is_some(),
            revision: 1,
        },
        plans: [plan].into(),
        reports,
        milestones: Box::default(),
        issues: Box::default(),
        excuses: Box::default(),
        search: SearchText::default(),
    })
}

/// The same columns the portfolio has: codes as numbers, amounts with a mark for unknown.
struct Columns {
    sector: Vec<u8>,
    stage: Vec<u8>,
    light: Vec<u8>,
    money: [Vec<i64>; 4],
}

impl Columns {
    fn of(portfolio: &Portfolio) -> Outcome<Self> {
        let all = portfolio.query(&Query { limit: PROJECTS as usize, ..Query::default() })?;
        let amount = |yuan: Option<Yuan>| yuan.map_or(UNKNOWN, |yuan| yuan.0);
        let items = &all.items;
        Ok(Self {
            sector: items.iter().map(|item| item.sector.ordinal()).collect(),
            stage: items.iter().map(|item| item.stage.map_or(7, Stage::ordinal)).collect(),
            light: items.iter().map(|item| item.light.ordinal()).collect(),
            money: [
                items.iter().map(|item| amount(item.total_planned_investment)).collect(),
                items.iter().map(|item| amount(item.annual_planned_investment)).collect(),
                items.iter().map(|item| amount(item.investment_completed_ytd)).collect(),
                items.iter().map(|item| amount(item.investment_completed_cumulative)).collect(),
            ],
        })
    }
}

/// What a roll-up gives of one group.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    count: u32,
    lights: [u32; 4],
    sums: [i64; 4],
    known: [u32; 4],
    rated_done: i64,
    rated_plan: i64,
    rated: u32,
}

/// As one would write it for this question alone.
fn by_hand(columns: &Columns) -> [Group; 10] {
    let wanted = (1 << Stage::Preparatory.ordinal()) | (1 << Stage::UnderConstruction.ordinal());
    let mut groups = [Group::default(); 10];
    for row in 0..columns.sector.len() {
        if (wanted >> columns.stage[row]) & 1 == 0 {
            continue;
        }
        let group = &mut groups[usize::from(columns.sector[row])];
        group.count += 1;
        group.lights[usize::from(columns.light[row])] += 1;
        for (measure, column) in columns.money.iter().enumerate() {
            if column[row] != UNKNOWN {
                group.sums[measure] += column[row];
                group.known[measure] += 1;
            }
        }
        let (plan, done) = (columns.money[1][row], columns.money[2][row]);
        if plan != UNKNOWN && done != UNKNOWN {
            group.rated += 1;
            group.rated_plan += plan;
            group.rated_done += done;
        }
    }
    groups
}

/// The groups and what they add up to.
fn by_hand_total(columns: &Columns) -> ([Group; 10], Group) {
    let groups = by_hand(columns);
    let mut total = Group::default();
    for group in &groups {
        total.count += group.count;
        total.rated += group.rated;
        total.rated_plan += group.rated_plan;
        total.rated_done += group.rated_done;
        for at in 0..4 {
            total.lights[at] += group.lights[at];
            total.sums[at] += group.sums[at];
            total.known[at] += group.known[at];
        }
    }
    (groups, total)
}

/// The same rows in SQLite's memory, with an index that has everything the question needs.
async fn database(columns: &Columns) -> Outcome<AnyConnection> {
    install_default_drivers();
    let options: AnyConnectOptions = "sqlite::memory:".parse()?;
    let mut connection = options.disable_statement_logging().connect().await?;
    let table = "CREATE TABLE project (stage TEXT, sector TEXT, light TEXT, total BIGINT, annual BIGINT, \
                 ytd BIGINT, cumulative BIGINT)";
    sqlx::raw_sql(table).execute(&mut connection).await?;
    let mut writing = connection.begin().await?;
    let known = |yuan: i64| (yuan != UNKNOWN).then_some(yuan);
    for row in 0..columns.sector.len() {
        sqlx::query("INSERT INTO project VALUES ($1, $2, $3, $4, $5, $6, $7)")
            .bind(Stage::ALL.get(usize::from(columns.stage[row])).map(|stage| stage.code()))
            .bind(Sector::ALL[usize::from(columns.sector[row])].code())
            .bind(Light::ALL[usize::from(columns.light[row])].code())
            .bind(known(columns.money[0][row]))
            .bind(known(columns.money[1][row]))
            .bind(known(columns.money[2][row]))
            .bind(known(columns.money[3][row]))
            .execute(&mut *writing)
            .await?;
    }
    writing.commit().await?;
    let index =
        "CREATE INDEX rollup ON project (sector, stage, light, total, annual, ytd, cumulative); ANALYZE";
    sqlx::raw_sql(index).execute(&mut connection).await?;
    Ok(connection)
}

/// The same figures by SQL; returns the sum of totals.
async fn by_sqlite(connection: &mut AnyConnection) -> Outcome<i64> {
    let sql = "SELECT sector, COUNT(*) AS n, SUM(light = 'green') AS green, SUM(light = 'yellow') AS yellow, \
               SUM(light = 'red') AS red, SUM(light = 'grey') AS grey, SUM(total) AS total, COUNT(total) AS kt, \
               SUM(annual) AS annual, COUNT(annual) AS ka, SUM(ytd) AS ytd, COUNT(ytd) AS ky, \
               SUM(cumulative) AS cumulative, COUNT(cumulative) AS kc FROM project \
               WHERE stage IN ('preparatory', 'under_construction') GROUP BY sector";
    let mut total = 0;
    for row in sqlx::query(sql).fetch_all(connection).await? {
        total += row.try_get::<i64, _>("total")?;
    }
    Ok(total)
}
