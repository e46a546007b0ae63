//! What the page is given. Who set a light aside is in it only for who may read names.

use domain::calendar::ReportingMonth;
use domain::label::Bilingual;
use domain::project::ProjectCode;
use domain::status_light::{Evaluation, LightExcuse};
use serde::{Deserialize, Serialize};

/// The light of a project and its excuses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExcuseView {
    /// The project.
    pub code: ProjectCode,
    /// Its name.
    pub name: Bilingual,
    /// The month that takes reports.
    pub open: ReportingMonth,
    /// The first month that is not closed: excuses are made from then on.
    pub unclosed: ReportingMonth,
    /// The light of the month that takes reports.
    pub evaluation: Evaluation,
    /// The last first.
    pub excuses: Vec<LightExcuse>,
    /// Whether the reader may set it aside and take that back.
    pub may_excuse: bool,
}
