//! Planned and completed investment.

mod draft;
mod phasing;
mod plan;
mod progress;

pub use draft::PlanDraft;
pub use phasing::Phasing;
pub use plan::{AnnualPlan, MonthlyPhase, PlanVersion, plan_on};
pub use progress::{InvestmentProgress, MonthlyPoint, monthly_curve};
