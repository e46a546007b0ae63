//! What DESIGN §6 promises of the store, on SQLite: loading and reading 100 000 projects, and durable
//! saves against raw single-row commits in the same run. `cargo bench -p store`; `GUATU_BENCH_PROJECTS`
//! sets another size.
//! Past 250 lines because one run measures loading, reading and writing on the same database.

#![expect(clippy::print_stdout, reason = "a bench tells its figures")]

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::access::Actor;
use domain::calendar::{ReportingCalendar, ReportingMonth};
use domain::code_list::{Category, CodeList as _, Programme, Sector, Source, Stage, Subdistrict};
use domain::investment::{AnnualPlan, MonthlyPhase, PlanVersion};
use domain::issue_register::{Issue, Severity};
use domain::label::Bilingual;
use domain::milestone::Milestone;
use domain::place::{Geometry, Place, PlaceBasis};
use domain::portfolio::Query;
use domain::project::{Dossier, Project, ProjectId, Provenance, StageChange};
use domain::status_report::{ReportContent, ReportState, StatusReport};
use domain::unit::{BasisPoints, Yuan};
use sqlx::any::AnyConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};
use std::time::{Duration, Instant};
use store::account::{AccountWrite, NewAccount, Roles, assign_projects, create};
use store::status_report::{ReportWrite, save_draft};
use store::{Acting, DistrictId, ReadModel, Store, StoreOptions};
use uuid::Uuid;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Projects handed over in one batch: what fits in memory beside the read model.
const BATCH: u32 = 10_000;

#[tokio::main]
async fn main() -> Outcome<()> {
    let projects: u32 = std::env::var("GUATU_BENCH_PROJECTS").map_or(Ok(100_000), |n| n.parse())?;
    let directory = tempfile::tempdir()?;
    let path = directory.path().join("guatu.sqlite");
    let store = Store::open(&StoreOptions::sqlite(&path)).await?;
    let district: DistrictId = "350503".parse()?;
    load(&store, &district, projects).await?;
    println!("file                      {:>8.0} MB", megabytes(std::fs::metadata(&path)?.len()));
    let before = resident();
    let started = Instant::now();
    let model = ReadModel::load(store.clone(), district.clone(), now().date_naive()).await?;
    println!("read model, cold          {:>8.2} s", started.elapsed().as_secs_f64());
    let asked = Instant::now();
    let view = model.portfolio().query(&Query::default())?;
    println!(
        "first question            {:>8.2} s, {} projects",
        asked.elapsed().as_secs_f64(),
        view.total.count
    );
    println!("memory, read model        {:>8.0} MB", megabytes(resident().saturating_sub(before)));
    let (one_by_one, together) = saves(&store, &district).await?;
    let started = Instant::now();
    model.refresh().await?;
    println!("refresh after the saves   {:>8.2} s", started.elapsed().as_secs_f64());
    let raw = raw_commits(&directory.path().join("raw.sqlite")).await?;
    println!("raw single-row commits    {raw:>8.0} /s");
    promise("durable status updates ÷ raw commits, one by one", one_by_one / raw);
    promise("durable status updates ÷ raw commits, 64 at once", together / raw);
    let started = Instant::now();
    let report = store::verify::verify(&store, &district).await?;
    println!(
        "verify                    {:>8.2} s, {} findings",
        started.elapsed().as_secs_f64(),
        report.findings.len()
    );
    Ok(())
}

async fn load(store: &Store, district: &DistrictId, projects: u32) -> Outcome<()> {
    let (mut making, mut loading) = (Duration::ZERO, Duration::ZERO);
    for first in (0..projects).step_by(BATCH as usize) {
        let started = Instant::now();
        let last = projects.min(first + BATCH);
        let batch = (first..last).map(dossier).collect::<Outcome<Vec<_>>>()?;
        making += started.elapsed();
        let started = Instant::now();
        store::project::load_batch(store, district, "system", now(), &batch).await?;
        loading += started.elapsed();
    }
    let (open, first) = (month(9)?, month(0)?);
    let calendar = ReportingCalendar { first, last_closed: Some(open.previous()), open };
    store::calendar::set_calendar(store, district, "system", now(), &calendar).await?;
    println!("projects made             {:>8.2} s", making.as_secs_f64());
    println!("projects loaded           {:>8.2} s, {projects} projects", loading.as_secs_f64());
    Ok(())
}

/// Saves one after another, and 64 at once, each by whoever reports on the project.
async fn saves(store: &Store, district: &DistrictId) -> Outcome<(f64, f64)> {
    const ROUNDS: u32 = 200;
    const TOGETHER: u32 = 64 * 20;
    let manager = manager(store, district, ROUNDS + TOGETHER).await?;
    let started = Instant::now();
    for n in 0..ROUNDS {
        let (write, content) = request(district, &manager, n)?;
        save_draft(store, write, content).await?;
    }
    let one_by_one = f64::from(ROUNDS) / started.elapsed().as_secs_f64();
    println!("saves, one by one         {one_by_one:>8.0} /s");
    let started = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for n in ROUNDS..ROUNDS + TOGETHER {
        let (store, (write, content)) = (store.clone(), request(district, &manager, n)?);
        tasks.spawn(async move { save_draft(&store, write, content).await });
    }
    while let Some(done) = tasks.join_next().await {
        done??;
    }
    let together = f64::from(TOGETHER) / started.elapsed().as_secs_f64();
    println!("saves, many at once       {together:>8.0} /s");
    Ok((one_by_one, together))
}

/// An account that reports on the first projects.
async fn manager(store: &Store, district: &DistrictId, projects: u32) -> Outcome<Acting> {
    let roles = Roles::new(["manager"])?;
    let new = NewAccount {
        name: "bench".parse()?,
        display_name: "示例专员".to_owned(),
        roles,
        password_hash: None,
        must_change_password: false,
        expires_on: None,
    };
    let account = create(store, district, "system", now(), &new).await?;
    let write = AccountWrite { district, account: account.id, seen_revision: 1, actor: "system", now: now() };
    let projects: Vec<ProjectId> = (0..projects).map(id).collect();
    assign_projects(store, &write, &projects).await?;
    Ok(Acting { name: "bench".to_owned(), account: Some(account.id), actor: Actor::Account(roles.get()) })
}

/// What DESIGN §6 promises: at least half of what the disk itself can do.
fn promise(what: &str, measured: f64) {
    let verdict = if measured >= 0.5 { "ok" } else { "NOT MET" };
    println!("{what:<64} {measured:>12.2} {:>12}  {verdict}", "≥ 0.5");
}

fn request(district: &DistrictId, manager: &Acting, n: u32) -> Outcome<(ReportWrite, ReportContent)> {
    let month = month(9)?;
    let write = ReportWrite {
        district: district.clone(),
        acting: manager.clone(),
        project: id(n),
        month,
        seen_revision: None,
        idempotency_key: Some(format!("bench-{n}")),
        now: now(),
    };
    Ok((write, ReportContent::of(&report(month, n))))
}

/// One row a commit, with the settings the store uses.
async fn raw_commits(path: &std::path::Path) -> Outcome<f64> {
    let options: AnyConnectOptions = format!("sqlite://{}?mode=rwc", path.display()).parse()?;
    let mut connection = options.disable_statement_logging().connect().await?;
    for sql in
        ["PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "CREATE TABLE t (n BIGINT, text TEXT)"]
    {
        sqlx::raw_sql(sql).execute(&mut connection).await?;
    }
    let started = Instant::now();
    for n in 0..200_i64 {
        let query = sqlx::query("INSERT INTO t (n, text) VALUES ($1, $2)").bind(n).bind("本月完成投资");
        query.execute(&mut connection).await?;
    }
    let rate = 200.0 / started.elapsed().as_secs_f64();
    connection.close().await?;
    Ok(rate)
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_759_885_323, 0).unwrap_or_default()
}

fn month(n: i32) -> Outcome<ReportingMonth> {
    Ok(ReportingMonth::new(2025, 1).ok_or("month")?.plus_months(n))
}

fn id(n: u32) -> ProjectId {
    ProjectId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + u128::from(n)))
}

fn of<T: Copy>(list: &[T], n: u32) -> Option<T> {
    list.get(n as usize % list.len()).copied()
}

/// A project with everything on it: two plan versions, nine reports, five milestones, an issue on some.
fn dossier(n: u32) -> Outcome<Dossier> {
    let start = NaiveDate::from_ymd_opt(2024, 6, 1).ok_or("day")? + Days::new(u64::from(n % 300));
    let point = [118.6 + f64::from(n % 100) / 1000.0, 24.9];
    let months = month(0)?.through(month(11)?);
    let plan = |version: u32| PlanVersion {
        version,
        effective_from: start + Days::new(u64::from(version) * 60),
        total_planned_investment: Some(Yuan(1_000_000_000)),
        annual: vec![AnnualPlan { year: 2025, amount: Yuan(240_000_000) }],
        phasing: months.clone().map(|month| MonthlyPhase { month, amount: Yuan(20_000_000) }).collect(),
        planned_start: Some(start),
        planned_finish: Some(start + Days::new(900)),
        reason: (version > 1).then(|| "示例:工期调整".to_owned()),
        authority: (version > 1).then(|| "示例单位".to_owned()),
    };
    let milestone = |i: u32| Milestone {
        id: Uuid::from_u128((u128::from(n) << 8) + u128::from(i)),
        name: Bilingual::new("示例节点:主体封顶", "Example milestone: topped out"),
        baseline: start + Days::new(u64::from(i) * 90),
        planned: start + Days::new(u64::from(i) * 95),
        forecast: None,
        actual: (i < 3).then(|| start + Days::new(u64::from(i) * 96)),
        evidence: None,
        revision: 1,
    };
    let issue = Issue {
        id: Uuid::from_u128(u128::from(n)),
        title: Bilingual::new("示例问题", "Example issue"),
        severity: Severity::Ordinary,
        owner: Some("示例单位03".to_owned()),
        raised: start,
        due: Some(start + Days::new(30)),
        ordered: None,
        closed: None,
        progress: None,
        evidence: None,
        revision: 1,
    };
    Ok(Dossier {
        project: Project {
            id: id(n),
            code: format!("CJ-{n:07}").parse()?,
            name: Bilingual::new(format!("【示例】道路提升工程{n}"), format!("[Example] Road upgrade {n}")),
            category: Category::Construction,
            programmes: [Programme::Construction267].into_iter().collect(),
            sector: of(Sector::ALL, n).ok_or("sector")?,
            subdistrict: of(Subdistrict::ALL, n),
            scope: None,
            project_owner: Some(format!("示例单位{:02}", n % 40)),
            responsible_unit: Some(format!("示例责任单位{:02}", n % 25)),
            assigned_leader: None,
            project_liaison: None,
            approval_code: None,
            stage_history: vec![StageChange { effective_from: start, stage: Some(Stage::UnderConstruction) }],
            actual_start: Some(start),
            actual_finish: None,
            opening_balance: Some(Yuan(i64::from(n))),
            place: Some(Place { geometry: Geometry::Point(point), basis: PlaceBasis::Illustrative }),
            source: Source::Illustrative,
            provenance: Provenance { amount_basis: Some("illustrative".to_owned()), ..Provenance::default() },
            enrolled_in_monthly_reporting: true,
            revision: 1,
        },
        plan_versions: (1..=1 + n % 2).map(plan).collect(),
        reports: month(0)?.through(month(8)?).map(|month| report(month, n)).collect(),
        milestones: (0..5).map(milestone).collect(),
        issues: if n.is_multiple_of(3) { vec![issue] } else { Vec::new() },
        excuses: Vec::new(),
    })
}

fn report(month: ReportingMonth, n: u32) -> StatusReport {
    StatusReport {
        state: ReportState::Approved,
        investment_completed_this_month: Yuan(18_000_000 + i64::from(n)),
        physical_progress: Some(BasisPoints(i64::from(month.month()) * 700)),
        note: Some("示例:主体施工".to_owned()),
        next_steps: Some("示例:继续推进".to_owned()),
        submitted_at: Some(now()),
        revision: 1,
        ..StatusReport::blank(month)
    }
}

fn megabytes(bytes: u64) -> f64 {
    f64::from(u32::try_from(bytes / 1024).unwrap_or(u32::MAX)) / 1024.0
}

/// Memory of this process in bytes; 0 where the system does not say.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}
