//! From the rows of `portfolio.csv` to records: what the file says and nothing else.

use super::DemoError;
use super::dice::{Seed, ymd};
use super::row::{END_OF_2024, Facts, Row, RowProblem};
use chrono::NaiveDate;
use domain::code_list::{Category, Programme, ProgrammeSet, Sector, Source};
use domain::investment::{AnnualPlan, PlanVersion};
use domain::label::Bilingual;
use domain::project::{Dossier, Project, ProjectId, Provenance, StageChange};
use domain::unit::Yuan;
use std::collections::HashSet;

/// The day the work report announced the portfolio: from then on its amounts hold. The day a newspaper
/// named a single amount is kept in words, in the provenance.
pub(super) const ANNOUNCED: NaiveDate = ymd(2024, 12, 27);

/// Reads the file.
pub(super) fn read(csv_text: &str) -> Result<Vec<Dossier>, DemoError> {
    let mut reader = csv::Reader::from_reader(csv_text.as_bytes());
    let mut seen = HashSet::new();
    let mut dossiers = Vec::new();
    for row in reader.deserialize::<Row>() {
        let row = row?;
        // The first row stands on line 2.
        let line = dossiers.len() + 2;
        let refuse = |problem| DemoError::Row { line, problem };
        let facts = row.facts().map_err(refuse)?;
        if !seen.insert(facts.code.clone()) {
            return Err(refuse(RowProblem::Twice(facts.code)));
        }
        dossiers.push(dossier(row, facts));
    }
    Ok(dossiers)
}

/// A record without exercise data.
fn dossier(row: Row, facts: Facts) -> Dossier {
    let stages =
        facts.stage_end_2024.map(|stage| StageChange { effective_from: END_OF_2024, stage: Some(stage) });
    Dossier {
        plan_versions: baseline(facts.total, facts.annual_2025).into_iter().collect(),
        project: Project {
            name: Bilingual::new(row.name_zh, row.name_en),
            programmes: programmes(&facts),
            category: facts.category,
            sector: facts.sector,
            subdistrict: facts.subdistrict,
            stage_history: stages.into_iter().collect(),
            place: facts.place,
            source: facts.source,
            provenance: Provenance {
                amount_basis: Some(row.amount_basis),
                amount_confidence: row.amount_confidence,
                amount_source: row.amount_source,
                stage_source: row.stage_source,
                planned_2025: facts.planned_2025,
                report_quote: row.report_quote,
            },
            ..Project::blank(ProjectId(Seed::of(0, facts.code.as_str()).project_id()), facts.code)
        },
        reports: Vec::new(),
        milestones: Vec::new(),
        issues: Vec::new(),
        excuses: Vec::new(),
    }
}

/// Version 1 of the plan: amounts only, no dates. `None` when no amount was published.
pub(super) fn baseline(total: Option<Yuan>, annual_2025: Option<Yuan>) -> Option<PlanVersion> {
    total.map(|total| PlanVersion {
        version: 1,
        effective_from: ANNOUNCED,
        total_planned_investment: Some(total),
        annual: annual_2025.map(|amount| AnnualPlan { year: 2025, amount }).into_iter().collect(),
        phasing: Vec::new(),
        planned_start: None,
        planned_finish: None,
        reason: None,
        authority: None,
    })
}

/// The programmes of CONTRACT, by what the report says of a record.
fn programmes(facts: &Facts) -> ProgrammeSet {
    let list = match facts.category {
        Category::Construction => Programme::Construction267,
        Category::CultureTourism => Programme::Culture15,
    };
    let real = matches!(facts.source, Source::Report | Source::ReportCount);
    let named_with = match (real, facts.sector, facts.source) {
        // 加快6个污水管网项目建设: counted, none named.
        (true, Sector::Water, Source::ReportCount) => Some(Programme::Sewer6),
        // 泉州五中海丝校区、泉州九中城东校区等9所学校: two named, seven counted.
        (true, Sector::Education, _) => Some(Programme::School9),
        _ => None,
    };
    let key = facts.annual_2025.map(|_| Programme::Key2025);
    [Some(list), named_with, key].into_iter().flatten().collect()
}
