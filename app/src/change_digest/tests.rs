//! Which months may be compared, and what the page says of two.

use super::page::{body, parts};
use super::{Asked, ChangeDigest};
use crate::error::AppError;
use crate::locale::of_language;
use domain::calendar::{ReportingCalendar, ReportingMonth};
use domain::label::{Bilingual, Language};
use domain::portfolio::{
    CoveredSum, Digest, DigestSums, IssueChange, LightChange, Measures, MilestoneMet, MoneyChange,
};
use domain::status_light::Light;
use domain::unit::Yuan;
use leptos::prelude::*;

fn month(text: &str) -> ReportingMonth {
    text.parse().expect("month")
}

fn calendar() -> ReportingCalendar {
    ReportingCalendar { first: month("2025-01"), last_closed: Some(month("2025-09")), open: month("2025-10") }
}

fn asked(pairs: &[(&str, &str)]) -> Result<Option<(ReportingMonth, ReportingMonth)>, AppError> {
    Asked::parse(pairs.iter().copied())?.resolve(&calendar())
}

#[test]
fn two_closed_months_in_order_are_compared() {
    let both = |from, to| Ok(Some((month(from), month(to))));
    assert_eq!(asked(&[]), both("2025-08", "2025-09"));
    assert_eq!(asked(&[("to", "2025-03"), ("lang", "en")]), both("2025-02", "2025-03"));
    assert_eq!(asked(&[("from", "2025-01"), ("to", "2025-09")]), both("2025-01", "2025-09"));
    assert_eq!(asked(&[("from", "2025-04"), ("to", "")]), both("2025-04", "2025-09"));
}

#[test]
fn every_bad_month_has_a_message_of_its_own() {
    let refused = |pairs: &[(&str, &str)]| match asked(pairs) {
        Err(AppError::Invalid { field, message, allowed }) => (field, message.en, allowed),
        other => panic!("{other:?}"),
    };
    let range = vec!["2025-01..2025-09".to_owned()];
    let (field, text, allowed) = refused(&[("from", "2025-09"), ("to", "2025-03")]);
    assert!(field == "from" && text.contains("before the last") && allowed == range, "{text}");
    let (field, text, _) = refused(&[("from", "2025-03"), ("to", "2025-03")]);
    assert!(field == "from" && text.contains("before the last"), "{text}");
    let (field, text, _) = refused(&[("to", "2025-10")]);
    assert!(field == "to" && text.contains("not closed yet"), "{text}");
    let (field, text, _) = refused(&[("from", "2024-12")]);
    assert!(field == "from" && text.contains("no figures"), "{text}");
    // The first month has none before it.
    assert_eq!(refused(&[("to", "2025-01")]).0, "from");
    assert_eq!(refused(&[("to", "2025-13")]).2, ["YYYY-MM"]);
    assert_eq!(refused(&[("as_of", "2025-03")]).2, ["from", "to"]);
}

#[test]
fn before_two_months_were_closed_nothing_is_compared() {
    let one = ReportingCalendar { last_closed: Some(month("2025-01")), open: month("2025-02"), ..calendar() };
    for calendar in [one, ReportingCalendar::starting(month("2025-01"))] {
        assert_eq!(Asked::default().resolve(&calendar), Ok(None));
        let asked = Asked { to: Some(month("2025-01")), ..Asked::default() };
        assert!(asked.resolve(&calendar).is_err());
    }
}

fn html(answer: &ChangeDigest) -> String {
    Owner::new().with(|| {
        provide_context(of_language(Language::En));
        // The head holds a form, which needs a router.
        match &answer.digest {
            Some(digest) => parts(answer, digest).to_html(),
            None => body(answer).to_html(),
        }
    })
}

fn digest() -> Digest {
    let (code, name) = ("CJ-001".parse().expect("code"), Bilingual::new("甲路", "First Road"));
    let measures = Measures { count: 2, ..Measures::default() };
    let day = |text: &str| text.parse().expect("date");
    let code = || -> domain::project::ProjectCode { Clone::clone(&code) };
    Digest {
        from: month("2025-06"),
        to: month("2025-09"),
        before: measures,
        after: measures,
        sums: DigestSums {
            turned: 60,
            worse: 40,
            completed: CoveredSum { sum: Some(Yuan(320_000_000)), known: 1 },
            milestones_met: 1,
            milestones_late: 1,
            issues_raised: 3,
            ..DigestSums::default()
        },
        lights: vec![LightChange {
            code: code(),
            name: name.clone(),
            from: Light::Green,
            to: Light::Red,
            reason: Bilingual::same("−20.0 pp"),
        }],
        money: vec![MoneyChange {
            code: code(),
            name: name.clone(),
            completed: Yuan(320_000_000),
            months: 3,
            cumulative: None,
            progress_gap_bp: None,
        }],
        plans: Vec::new(),
        milestones: vec![MilestoneMet {
            code: code(),
            name: name.clone(),
            planned: day("2025-07-01"),
            actual: day("2025-07-11"),
            days_late: 10,
        }],
        issues: vec![IssueChange { code: code(), name, raised: 3, closed: 0, open: 3, overdue: 1 }],
        added: Vec::new(),
    }
}

#[test]
fn every_entry_opens_the_record_at_the_later_month() {
    let answer = ChangeDigest { calendar: calendar(), digest: Some(digest()), sees_issues: true };
    assert_eq!(crate::wire::sent(&answer), answer);
    let html = html(&answer);
    assert_eq!(html.matches("href=\"/projects/CJ-001?as_of=2025-09\"").count(), 4, "{html}");
    for told in ["10 days", "320.0", "The first 50 of 60 are shown", "No plan changed.", "3 raised, 0 closed"]
    {
        assert!(html.contains(told), "{told}: {html}");
    }
    for month in ["2025-06", "2025-09"] {
        assert!(html.contains(&format!("/projects?light=red&amp;as_of={month}")), "{html}");
    }
    for id in ["lights", "money", "plans", "milestones", "issues", "added"] {
        assert!(html.contains(&format!("href=\"#{id}\"")) && html.contains(&format!("id=\"{id}\"")), "{id}");
    }
}

#[test]
fn which_projects_have_issues_is_not_for_everybody() {
    let digest = Digest { issues: Vec::new(), ..digest() };
    let answer = ChangeDigest { calendar: calendar(), digest: Some(digest), sees_issues: false };
    let html = html(&answer);
    assert!(html.contains("3 / 0") && !html.contains("id=\"issues\"") && !html.contains("#issues"), "{html}");
}

#[test]
fn nothing_to_compare_is_said() {
    let answer = ChangeDigest { calendar: calendar(), digest: None, sees_issues: false };
    let html = html(&answer);
    assert!(html.contains("Nothing to compare yet") && !html.contains("<table"), "{html}");
}
