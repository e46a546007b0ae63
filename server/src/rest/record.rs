//! The whole record of a project, as it stood at the end of a month, as far as its reader may see it. The owners
//! of issues and the prose of reports under way are in it for nobody.

use super::project_item::ProjectItemBody;
use super::record_part::{IssueBody, MilestoneBody, PlanVersionBody, ReportBody};
use super::schema::{TextBody, code_or_null};
use domain::calendar::AsOf;
use domain::code_list::{CodeList as _, PlannedAction};
use domain::place::{Geometry, Place};
use domain::portfolio::ProjectItem;
use domain::project::{Dossier, Provenance, RecordPart, Sight};
use serde::Serialize;
use utoipa::ToSchema;

/// One project. Amounts are whole yuan, rates basis points, days `YYYY-MM-DD`; null is "not published".
#[derive(Debug, Serialize, ToSchema)]
#[schema(title = "Project")]
pub struct RecordBody {
    #[serde(flatten)]
    item: ProjectItemBody,
    /// Identity for life.
    id: String,
    /// Month the figures are for, `YYYY-MM`.
    as_of: String,
    /// Whether that month is still open.
    provisional: bool,
    /// Whether the record is an example and not a real project.
    illustrative: bool,
    #[schema(required)]
    scope: Option<TextBody>,
    /// Of the state's online approval platform.
    #[schema(required)]
    approval_code: Option<String>,
    #[schema(required)]
    actual_start: Option<String>,
    #[schema(required)]
    actual_finish: Option<String>,
    #[schema(required)]
    place: Option<PlaceBody>,
    provenance: ProvenanceBody,
    /// Classes of fields that are not given to this reader: `internal` (words of reports, issues), `restricted`
    /// (names of persons).
    withheld: Vec<&'static str>,
    /// Baseline first.
    plan_versions: Vec<PlanVersionBody>,
    /// Oldest first.
    reports: Vec<ReportBody>,
    /// By planned day.
    milestones: Vec<MilestoneBody>,
    /// By the day they were raised.
    issues: Vec<IssueBody>,
}

#[derive(Debug, Serialize, ToSchema)]
struct PlaceBody {
    /// GeoJSON, WGS84, longitude first.
    #[schema(value_type = Object)]
    geometry: Geometry,
    /// How it is known.
    basis: &'static str,
    /// Whether it is only roughly right (0.3–1.5 km).
    approximate: bool,
}

/// Where single facts come from, in the words of the source.
#[derive(Debug, Serialize, ToSchema)]
struct ProvenanceBody {
    #[schema(required)]
    amount_basis: Option<String>,
    #[schema(required)]
    amount_confidence: Option<String>,
    #[schema(required)]
    amount_source: Option<String>,
    #[schema(required)]
    stage_source: Option<String>,
    #[schema(schema_with = code_or_null::<PlannedAction>)]
    planned_2025: Option<&'static str>,
    #[schema(required)]
    report_quote: Option<String>,
}

impl RecordBody {
    /// The record as it stood at the end of the `as_of` month: what came later is left out.
    pub fn new(item: &ProjectItem, dossier: &Dossier, as_of: AsOf, sight: Sight) -> Self {
        let project = &dossier.project;
        let day = as_of.month.last_day();
        let until =
            |date: Option<chrono::NaiveDate>| date.filter(|date| *date <= day).map(|date| date.to_string());
        let versions = dossier.plan_versions.iter().filter(|version| version.effective_from <= day);
        let reports = dossier.reports.iter().filter(|report| report.month <= as_of.month);
        let issues = sight.shows(RecordPart::Issues.visibility());
        let issues = dossier.issues.iter().filter(|issue| issues && issue.raised <= day);
        let prose = sight.shows(RecordPart::ReportProse.visibility());
        Self {
            id: project.id.to_string(),
            as_of: as_of.month.to_string(),
            provisional: as_of.provisional,
            illustrative: project.source == domain::code_list::Source::Illustrative,
            scope: project.scope.as_ref().map(Into::into),
            approval_code: project.approval_code.as_ref().map(|code| code.as_str().to_owned()),
            actual_start: until(project.actual_start),
            actual_finish: until(project.actual_finish),
            place: project.place.as_ref().map(Into::into),
            provenance: (&project.provenance).into(),
            plan_versions: versions.map(Into::into).collect(),
            withheld: sight.withheld(),
            reports: reports.map(|report| ReportBody::new(report, prose)).collect(),
            milestones: dossier
                .milestones
                .iter()
                .map(|one| MilestoneBody::new(one, until(one.actual)))
                .collect(),
            issues: issues
                .map(|issue| IssueBody::new(issue, until(issue.ordered), until(issue.closed)))
                .collect(),
            item: ProjectItemBody::of(item, project, sight),
        }
    }
}

impl From<&Place> for PlaceBody {
    fn from(place: &Place) -> Self {
        Self {
            geometry: place.geometry.clone(),
            basis: place.basis.code(),
            approximate: place.basis.is_approximate(),
        }
    }
}

impl From<&Provenance> for ProvenanceBody {
    fn from(provenance: &Provenance) -> Self {
        Self {
            amount_basis: provenance.amount_basis.clone(),
            amount_confidence: provenance.amount_confidence.clone(),
            amount_source: provenance.amount_source.clone(),
            stage_source: provenance.stage_source.clone(),
            planned_2025: provenance.planned_2025.map(|action| action.code()),
            report_quote: provenance.report_quote.clone(),
        }
    }
}
