//! What the API takes and gives of a report.

use crate::rest::schema::code;
use domain::code_list::CodeList as _;
use domain::form::{FieldError, FieldErrors};
use domain::label::Bilingual;
use domain::status_report::{CheckCode, Explanations, ReportContent, ReportState, StatusReport};
use domain::unit::{BasisPoints, Yuan};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::status_report::Saved;
use utoipa::ToSchema;

/// A report as its manager writes it. What is left out is not stated: a draft is written as a whole.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(title = "ReportDraft")]
pub struct ReportDraftBody {
    /// Whole yuan; negative only to correct earlier months.
    investment_completed_this_month: i64,
    /// Of the whole project; 10 000 = 100 %.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 10_000)]
    physical_progress_bp: Option<i64>,
    #[serde(default)]
    note: Option<String>,
    #[serde(default)]
    problems: Option<String>,
    #[serde(default)]
    next_steps: Option<String>,
    /// By check: why a figure that looks wrong is right. Needed to submit.
    #[serde(default)]
    explanations: BTreeMap<String, String>,
}

/// Why a report is sent back.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(title = "ReportReturn")]
pub struct ReturnBody {
    /// What its manager has to correct.
    pub reason: String,
}

/// A report.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(title = "StatusReport")]
pub struct StatusReportBody {
    /// The office's code of the project.
    code: String,
    /// `YYYY-MM`.
    month: String,
    #[schema(schema_with = code::<ReportState>)]
    state: &'static str,
    /// Counts writes: the first part of the entity tag.
    revision: i64,
    /// Whole yuan.
    investment_completed_this_month: i64,
    #[schema(required)]
    physical_progress_bp: Option<i64>,
    #[schema(required)]
    note: Option<String>,
    /// Null for who may not read it.
    #[schema(required)]
    internal: Option<InternalsBody>,
}

/// The part of a report that is not public.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(title = "StatusReportInternals")]
pub struct InternalsBody {
    #[schema(required)]
    problems: Option<String>,
    #[schema(required)]
    next_steps: Option<String>,
    /// By check.
    explanations: BTreeMap<&'static str, String>,
    #[schema(required)]
    return_reason: Option<String>,
    /// UTC.
    #[schema(required)]
    submitted_at: Option<String>,
    /// Name of an account.
    #[schema(required)]
    submitted_by: Option<String>,
    /// UTC.
    #[schema(required)]
    reviewed_at: Option<String>,
    /// Name of an account.
    #[schema(required)]
    reviewed_by: Option<String>,
}

/// A step that was taken.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(title = "ReportStep")]
pub struct StepBody {
    /// The office's code of the project.
    code: String,
    /// `YYYY-MM`.
    month: String,
    /// Where the report stands after it.
    #[schema(schema_with = code::<ReportState>)]
    state: &'static str,
    /// The report's revision after it.
    revision: i64,
}

impl ReportDraftBody {
    /// As the domain has it. What is out of bounds is told by the store.
    pub fn content(&self) -> Result<ReportContent, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut explanations = Explanations::new();
        for (code, text) in &self.explanations {
            match CheckCode::from_code(code) {
                Some(check) => drop(explanations.insert(check, text.clone())),
                None => errors.add(format!("explain.{code}"), unknown_check()),
            }
        }
        errors.or(Some(ReportContent {
            investment_completed_this_month: Yuan(self.investment_completed_this_month),
            physical_progress: self.physical_progress_bp.map(BasisPoints),
            note: self.note.clone(),
            problems: self.problems.clone(),
            next_steps: self.next_steps.clone(),
            explanations,
        }))
    }
}

fn unknown_check() -> Bilingual {
    let codes: Vec<_> = CheckCode::ALL.iter().map(|check| check.code()).collect();
    let codes = codes.join(", ");
    Bilingual::new(
        format!("没有这项检查；可用：{codes}。"),
        format!("There is no such check; there are: {codes}."),
    )
}

/// Errors of a form's fields under the names the API has for them.
pub fn in_api_names(errors: FieldErrors) -> FieldErrors {
    let name = |field: String| match field.as_str() {
        "amount" => "investment_completed_this_month".to_owned(),
        "progress" => "physical_progress_bp".to_owned(),
        other => {
            other.strip_prefix("explain.").map_or(field.clone(), |check| format!("explanations.{check}"))
        }
    };
    let named = |error: FieldError| FieldError { field: name(error.field), message: error.message };
    FieldErrors(errors.0.into_iter().map(named).collect())
}

impl StatusReportBody {
    /// A report, with what is not public only for who may read it.
    pub fn new(code: &str, report: &StatusReport, with_internals: bool) -> Self {
        Self {
            code: code.to_owned(),
            month: report.month.to_string(),
            state: report.state.code(),
            revision: report.revision,
            investment_completed_this_month: report.investment_completed_this_month.0,
            physical_progress_bp: report.physical_progress.map(|progress| progress.0),
            note: report.note.clone(),
            internal: with_internals.then(|| report.into()),
        }
    }
}

impl From<&StatusReport> for InternalsBody {
    fn from(report: &StatusReport) -> Self {
        let explanations = report.explanations.iter().map(|(check, text)| (check.code(), text.clone()));
        Self {
            problems: report.problems.clone(),
            next_steps: report.next_steps.clone(),
            explanations: explanations.collect(),
            return_reason: report.return_reason.clone(),
            submitted_at: report.submitted_at.map(|at| at.to_rfc3339()),
            submitted_by: report.submitted_by.clone(),
            reviewed_at: report.reviewed_at.map(|at| at.to_rfc3339()),
            reviewed_by: report.reviewed_by.clone(),
        }
    }
}

impl StepBody {
    /// What a step was answered.
    pub fn new(code: &str, month: String, state: ReportState, saved: Saved) -> Self {
        Self { code: code.to_owned(), month, state: state.code(), revision: saved.revision }
    }
}
