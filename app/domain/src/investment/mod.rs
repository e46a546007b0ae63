//! Planned and completed investment.

mod draft;
mod plan;
mod progress;

pub use draft::{Phasing, PlanDraft};
pub use plan::{AnnualPlan, MonthlyPhase, PlanVersion, plan_on};
pub use progress::{InvestmentProgress, MonthlyPoint, monthly_curve};
