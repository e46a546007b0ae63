//! Broken constraints have the same names on both engines.

use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{district, now, plain, report};
use domain::project::Dossier;
use domain::unit::BasisPoints;
use store::StoreError;
use store::project::load_batch;

on_both_engines!(each_constraint_is_named_alike);

async fn each_constraint_is_named_alike(database: &TestDatabase) {
    let store = database.open().await;
    load_batch(&store, &district(), "system", now(), &[plain(1)]).await.expect("loads");
    let with = |change: fn(&mut Dossier)| {
        let mut dossier = plain(2);
        change(&mut dossier);
        dossier
    };
    let broken = [
        ("project_code_unique", with(|d| d.project.code = plain(1).project.code)),
        ("project_pkey", with(|d| d.project.id = plain(1).project.id)),
        ("project_revision_counts", with(|d| d.project.revision = 0)),
        ("plan_version_counts", with(|d| d.plan_versions[0].version = 0)),
        ("plan_version_pkey", with(|d| d.plan_versions.push(d.plan_versions[0].clone()))),
        (
            "annual_plan_pkey",
            with(|d| {
                let year = d.plan_versions[0].annual[0];
                d.plan_versions[0].annual.push(year);
            }),
        ),
        ("status_report_pkey", with(|d| d.reports = vec![report("2025-01", 1), report("2025-01", 2)])),
        (
            "status_report_physical_progress_range",
            with(|d| {
                d.reports = vec![report("2025-01", 1)];
                d.reports[0].physical_progress = Some(BasisPoints(10_001));
            }),
        ),
    ];
    for (expected, dossier) in broken {
        let done = load_batch(&store, &district(), "system", now(), &[dossier]).await;
        match done.expect_err(expected) {
            StoreError::Constraint { name } => assert_eq!(name, expected),
            other => panic!("{expected}: {other}"),
        }
    }
}
