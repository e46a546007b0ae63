//! Planned and completed investment.

mod plan;
mod progress;

pub use plan::{AnnualPlan, MonthlyPhase, PlanVersion, plan_on};
pub use progress::{InvestmentProgress, MonthlyPoint, monthly_curve};
