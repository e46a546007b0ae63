//! Milestones asked for by the day they are planned for.

use crate::engine::{TestDatabase, on_both_engines};
use crate::register::{Office, project};
use crate::sample::{day, district, now};
use domain::milestone::MilestoneOpening;
use store::milestone;

on_both_engines!(names_are_found_by_the_planned_day,);

async fn names_are_found_by_the_planned_day(database: &TestDatabase) {
    let (office, district) = (Office::of(database).await, district());
    for (name, planned) in [("主体封顶", "2031-11-10"), ("通车", "2031-12-01"), ("竣工验收", "2031-12-02")]
    {
        let opening = MilestoneOpening { name: name.to_owned(), planned: day(planned) };
        milestone::add(&office.store, &district, &office.reviewer, now(), project(1), &opening, None)
            .await
            .expect("adds");
    }
    let found = milestone::names_planned(&office.store, &district, day("2031-11-10"), day("2031-12-01"));
    let found = found.await.expect("reads");
    let names: Vec<_> = found.iter().map(|(of, on, name)| (*of, *on, name.zh.as_str())).collect();
    assert_eq!(names, [(project(1), day("2031-11-10"), "主体封顶"), (project(1), day("2031-12-01"), "通车")]);
    let none = milestone::names_planned(&office.store, &district, day("2031-11-11"), day("2031-11-30")).await;
    assert!(none.expect("reads").is_empty());
}
