//! Facts about the demonstration, as data/README lays them down.

mod exercise;
mod lights;
mod records;
mod sites;
mod stored;
mod synthetic;

use super::{DemoData, portfolio};
use domain::code_list::Source;
use domain::investment::PlanVersion;
use domain::project::Dossier;
use domain::unit::Yuan;

fn demo() -> DemoData {
    portfolio().expect("the shipped files")
}

fn is_real(dossier: &Dossier) -> bool {
    dossier.project.source != Source::Illustrative
}

fn total(dossier: &Dossier) -> Option<Yuan> {
    dossier.plan_versions.first()?.total_planned_investment
}

fn annual(plan: &PlanVersion) -> Option<Yuan> {
    plan.annual_planned_investment(2025)
}

fn is_key(dossier: &Dossier) -> bool {
    dossier.plan_versions.first().and_then(annual).is_some()
}

fn sum(amounts: impl Iterator<Item = Yuan>) -> i64 {
    Yuan::checked_sum(amounts).expect("fits").0
}
