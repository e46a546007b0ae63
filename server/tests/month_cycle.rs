//! A whole month of the office over every project of the demonstration: the month is opened, twenty managers
//! report at once, thirty reports are returned and handed in again, all are approved, the month is closed. What
//! the program adds up to is what the test adds up by itself.
//! Past 250 lines because it is one story, told in order.

use crate::office::Office;
use crate::site::{Answer, Site};
use axum::http::Method;
use domain::admin::JournalVerb;
use domain::calendar::{Outstanding, ReportingMonth};
use domain::portfolio::Query;
use domain::project::{Dossier, ProjectCode, ProjectId};
use domain::status_report::ReportState;
use domain::unit::Yuan;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::status_report::{ToApprove, Whose, approve_many, standings};

const MANAGERS: usize = 20;
const RETURNED: usize = 30;
/// Months of the demonstration are open to October 2025.
const MONTH: &str = "2025-11";

/// What the test itself knows of the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Sums {
    ytd: i128,
    cumulative: i128,
}

impl Sums {
    fn add(&mut self, amount: i64) {
        self.ytd += i128::from(amount);
        self.cumulative += i128::from(amount);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_month_over_all_projects_adds_up() {
    let site = Site::demo().await;
    let codes: Vec<ProjectCode> = site
        .state
        .context
        .read_model
        .portfolio()
        .entries()
        .iter()
        .map(|entry| entry.project.code.clone())
        .collect();
    assert_eq!(codes.len(), 282);
    let office = Arc::new(with_managers(site, &codes).await);
    let month: ReportingMonth = MONTH.parse().expect("month");
    open_november(&office, month).await;
    let mut sums = Sums::default();
    for code in &codes {
        before(&dossier(&office, code).await, month, &mut sums);
    }
    let reported = report_all(&office, &codes).await;
    assert_eq!(reported.len(), 282);
    let corrected = return_and_correct(&office, &reported).await;
    assert_eq!(corrected.len(), RETURNED);
    for (code, amount) in &reported {
        sums.add(*corrected.get(code).unwrap_or(amount));
    }
    approve_all(&office, month).await;
    close(&office, month).await;
    assert_eq!(in_portfolio(&office, month).await, sums);
    let state = &office.site.state;
    let report = store::verify::verify(&state.context.store, &state.district).await.expect("looks");
    assert_eq!(report.findings, []);
    let verbs = crate::admin::journal::verbs(&office.site).await;
    let of_a_month = [
        JournalVerb::ReportingMonthOpened,
        JournalVerb::StatusReportDrafted,
        JournalVerb::StatusReportSubmitted,
        JournalVerb::StatusReportReturned,
        JournalVerb::StatusReportApproved,
        JournalVerb::ReportingMonthClosed,
    ];
    assert!(of_a_month.iter().all(|verb| verbs.contains(verb)), "{verbs:?}");
    // Every report says what was sent last, and who did what.
    for (code, amount) in &reported {
        let dossier = dossier(&office, code).await;
        let report = dossier.reports.iter().find(|report| report.month == month).expect("a report");
        let amount = *corrected.get(code).unwrap_or(amount);
        assert_eq!(
            (report.state, report.investment_completed_this_month),
            (ReportState::Approved, Yuan(amount))
        );
        assert!(report.submitted_by.as_deref().is_some_and(|by| by.starts_with("manager")));
        assert_eq!(report.reviewed_by.as_deref(), Some("reviewer"));
    }
    let late = send(
        &office,
        0,
        &codes[0],
        Method::PUT,
        "",
        &[("if-match", "\"3\"")],
        &json!({ "investment_completed_this_month": 1 }),
    )
    .await;
    late.is_problem(409, "conflict");
}

fn name(manager: usize) -> String {
    format!("manager{}", manager + 1)
}

/// Every project has one manager of twenty.
async fn with_managers(site: Site, codes: &[ProjectCode]) -> Office {
    let portfolio = site.state.context.read_model.portfolio();
    let names: Vec<String> = (0..MANAGERS).map(name).collect();
    let own = |manager: usize| -> Vec<ProjectId> {
        let own = codes.iter().skip(manager).step_by(MANAGERS);
        own.map(|code| portfolio.entry(code).expect("a project").project.id).collect()
    };
    let mut people: Vec<(&str, &[&str], Vec<ProjectId>)> = Vec::new();
    for (manager, name) in names.iter().enumerate() {
        people.push((name.as_str(), &["manager"], own(manager)));
    }
    people.push(("reviewer", &["reviewer"], Vec::new()));
    Office::with(site, &people).await
}

/// The demonstration leaves October open, with reports under way.
async fn open_november(office: &Office, month: ReportingMonth) {
    let state = &office.site.state;
    let (store, district, now) = (&state.context.store, &state.district, state.context.clock.now());
    let reviewer = office.acting("reviewer");
    let closed = store::calendar::close_month(store, district, &reviewer, now, month.previous(), false).await;
    assert!(closed.is_err(), "reports are outstanding");
    store::calendar::close_month(store, district, &reviewer, now, month.previous(), true)
        .await
        .expect("closes");
    store::calendar::open_month(store, district, &reviewer, now, month, None).await.expect("opens");
}

async fn dossier(office: &Office, code: &ProjectCode) -> Dossier {
    office.site.state.dossier(code).await.expect("reads").expect("a project")
}

/// What was completed before the month.
fn before(dossier: &Dossier, month: ReportingMonth, sums: &mut Sums) {
    let opening = dossier.project.opening_balance.unwrap_or(Yuan::ZERO);
    sums.cumulative += i128::from(opening.0);
    for report in dossier.reports.iter().filter(|report| report.state == ReportState::Approved) {
        assert!(report.month < month);
        let amount = i128::from(report.investment_completed_this_month.0);
        sums.cumulative += amount;
        if report.month.year() == month.year() {
            sums.ytd += amount;
        }
    }
}

async fn send(
    office: &Office,
    manager: usize,
    code: &ProjectCode,
    method: Method,
    step: &str,
    headers: &[(&str, &str)],
    body: &Value,
) -> Answer {
    let address = format!("/api/v1/projects/{code}/reports/{MONTH}{step}");
    office.ask(&name(manager), method, &address, headers, body).await
}

/// A report for every project, all managers at once, each with a key of its own. Figures that look wrong are
/// explained when the server asks.
async fn report_all(office: &Arc<Office>, codes: &[ProjectCode]) -> BTreeMap<ProjectCode, i64> {
    let mut tasks = tokio::task::JoinSet::new();
    for manager in 0..MANAGERS {
        let own: Vec<(usize, ProjectCode)> =
            codes.iter().cloned().enumerate().skip(manager).step_by(MANAGERS).collect();
        let office = office.clone();
        tasks.spawn(async move {
            let mut reported = Vec::new();
            for (at, code) in own {
                // Every eleventh reports nothing; all others an odd number of yuan.
                let amount = if at % 11 == 0 { 0 } else { 1_000_003 * i64::try_from(at).expect("few") + 7 };
                hand_in(&office, manager, &code, amount).await;
                reported.push((code, amount));
            }
            reported
        });
    }
    let mut reported = BTreeMap::new();
    while let Some(done) = tasks.join_next().await {
        reported.extend(done.expect("reports"));
    }
    reported
}

async fn hand_in(office: &Office, manager: usize, code: &ProjectCode, amount: i64) {
    let key = format!("{code}-first");
    let first = [("if-none-match", "*"), ("idempotency-key", key.as_str())];
    let draft = json!({ "investment_completed_this_month": amount, "note": "现场正常推进" });
    let written = send(office, manager, code, Method::PUT, "", &first, &draft).await;
    assert_eq!(written.status, 201, "{}", written.text());
    submit(office, manager, code, &written, draft).await;
}

/// Submits what was written; explains what the server finds odd.
async fn submit(office: &Office, manager: usize, code: &ProjectCode, written: &Answer, mut draft: Value) {
    let tag = [("if-match", written.header("etag"))];
    let submitted = send(office, manager, code, Method::POST, "/submit", &tag, &Value::Null).await;
    if submitted.status == 200 {
        return;
    }
    let problem = submitted.is_problem(422, "invalid-fields");
    for error in problem["errors"].as_array().expect("errors") {
        let field = error["field"].as_str().expect("field");
        let check = field.strip_prefix("explanations.").unwrap_or_else(|| panic!("{problem}"));
        draft["explanations"][check] = json!("经核实，数据属实");
    }
    let written = send(office, manager, code, Method::PUT, "", &tag, &draft).await;
    assert_eq!(written.status, 200, "{}", written.text());
    let tag = [("if-match", written.header("etag"))];
    let submitted = send(office, manager, code, Method::POST, "/submit", &tag, &Value::Null).await;
    assert_eq!(submitted.status, 200, "{}", submitted.text());
}

/// Thirty reports come back with a reason and are handed in again with another amount.
async fn return_and_correct(
    office: &Office,
    reported: &BTreeMap<ProjectCode, i64>,
) -> BTreeMap<ProjectCode, i64> {
    let mut corrected = BTreeMap::new();
    for (at, (code, amount)) in reported.iter().enumerate().filter(|(at, _)| at % 9 == 4).take(RETURNED) {
        let address = format!("/api/v1/projects/{code}/reports/{MONTH}");
        let current = office.ask("reviewer", Method::GET, &address, &[], &Value::Null).await;
        let tag = [("if-match", current.header("etag"))];
        let reason = json!({ "reason": "与支付台账不符，请核对" });
        let returned =
            office.ask("reviewer", Method::POST, &format!("{address}/return"), &tag, &reason).await;
        assert_eq!(returned.status, 200, "{}", returned.text());
        let manager = (0..MANAGERS)
            .find(|manager| current.json()["internal"]["submitted_by"] == name(*manager))
            .expect("a manager");
        let again = amount + 11 + i64::try_from(at).expect("few");
        let draft = json!({ "investment_completed_this_month": again, "note": "已按台账更正" });
        let tag = [("if-match", returned.header("etag"))];
        let written = send(office, manager, code, Method::PUT, "", &tag, &draft).await;
        assert_eq!(written.status, 200, "{}", written.text());
        submit(office, manager, code, &written, draft).await;
        corrected.insert(code.clone(), again);
    }
    corrected
}

/// All at once, by what the board shows.
async fn approve_all(office: &Office, month: ReportingMonth) {
    let state = &office.site.state;
    let (store, district, now) = (&state.context.store, &state.district, state.context.clock.now());
    let board = standings(store, district, month, Whose::Everybodys).await.expect("reads");
    let waiting: Vec<_> = board
        .iter()
        .filter(|(_, standing)| standing.state == Some(ReportState::Submitted))
        .map(|(id, standing)| ToApprove {
            project: *id,
            seen_revision: standing.revision.expect("a revision"),
        })
        .collect();
    assert_eq!(waiting.len(), 282);
    let reviewer = office.acting("reviewer");
    let results = approve_many(store, district, &reviewer, now, month, &waiting).await.expect("writes");
    assert!(results.iter().all(Result::is_ok), "{results:?}");
}

async fn close(office: &Office, month: ReportingMonth) {
    let state = &office.site.state;
    let (store, district, now) = (&state.context.store, &state.district, state.context.clock.now());
    let outstanding = store::calendar::outstanding(store, district, month).await.expect("counts");
    assert_eq!(outstanding, Outstanding::default());
    let reviewer = office.acting("reviewer");
    store::calendar::close_month(store, district, &reviewer, now, month, false).await.expect("closes");
}

async fn in_portfolio(office: &Office, month: ReportingMonth) -> Sums {
    let model = &office.site.state.context.read_model;
    assert!(model.refresh().await.expect("refreshes"));
    let portfolio = model.portfolio();
    assert_eq!(portfolio.calendar().default_month(), month);
    let total = portfolio.query(&Query::default()).expect("answers").total;
    let sum = |covered: domain::portfolio::CoveredSum| i128::from(covered.sum.expect("known").0);
    Sums { ytd: sum(total.investment_completed_ytd), cumulative: sum(total.investment_completed_cumulative) }
}
