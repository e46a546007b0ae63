//! 调整: a new version of the plan, from what was typed to the version that is frozen.

use super::phasing::months_of;
use super::{AnnualPlan, Phasing, PlanVersion, plan_on};
use crate::calendar::ReportingMonth;
use crate::code_list::CodeList as _;
use crate::form::{FieldErrors, Fields, optional_amount, optional_day, required_day, required_text};
use crate::label::Bilingual;
use crate::unit::Yuan;
use chrono::NaiveDate;

/// The most characters of a reason or an authority.
const MOST_TEXT: usize = 500;
/// What a year's field is called before its year.
const ANNUAL: &str = "annual_";
/// A new version of a plan as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanDraft {
    /// The last version that was seen; 0 = there was none.
    pub seen_version: u32,
    /// First day it holds.
    pub effective_from: NaiveDate,
    /// 计划总投资.
    pub total: Option<Yuan>,
    /// 年度计划投资 by year.
    pub annual: Vec<AnnualPlan>,
    /// How months are planned.
    pub phasing: Phasing,
    /// Planned start of work.
    pub planned_start: Option<NaiveDate>,
    /// Planned finish.
    pub planned_finish: Option<NaiveDate>,
    /// Why.
    pub reason: String,
    /// Who allowed it: authority and document.
    pub authority: String,
}

impl PlanDraft {
    /// The field of a year's plan.
    #[must_use]
    pub fn annual_field(year: i32) -> String {
        format!("{ANNUAL}{year}")
    }

    /// Reads what was typed. Amounts without a unit are 万元.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn read(fields: &Fields) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let seen_version = fields.get("seen").parse().unwrap_or(0);
        let effective_from = errors.take("effective_from", required_day(fields.find("effective_from")));
        let total = errors.take("total", optional_amount(fields.find("total")).and_then(not_negative));
        let annual = annual(fields, &mut errors);
        let phasing = match fields.get("phasing") {
            "" => Ok(Phasing::None),
            word => Phasing::from_code(word)
                .ok_or_else(|| Bilingual::new("请选择分月方式。", "Choose how months are planned.")),
        };
        let phasing = errors.take("phasing", phasing);
        let planned_start = errors.take("planned_start", optional_day(fields.find("planned_start")));
        let planned_finish = errors.take("planned_finish", optional_day(fields.find("planned_finish")));
        let reason = errors.take("reason", required_text(fields.find("reason"), MOST_TEXT));
        let authority = errors.take("authority", required_text(fields.find("authority"), MOST_TEXT));
        let amounts = effective_from.zip(total).zip(phasing);
        let dates = planned_start.zip(planned_finish);
        let why = reason.zip(authority);
        errors.or(amounts.zip(dates).zip(why).map(|((amounts, dates), (reason, authority))| {
            let ((effective_from, total), phasing) = amounts;
            let (planned_start, planned_finish) = dates;
            Self {
                seen_version,
                effective_from,
                total,
                annual,
                phasing,
                planned_start,
                planned_finish,
                reason,
                authority,
            }
        }))
    }

    /// The version it becomes after those there are. Closed months keep the plan they had.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn version_after(
        &self,
        versions: &[PlanVersion],
        open: ReportingMonth,
    ) -> Result<PlanVersion, FieldErrors> {
        let last = versions.iter().max_by_key(|version| version.version);
        let mut errors = FieldErrors::default();
        self.check_day(last, open, &mut errors);
        self.check_amounts(&mut errors);
        if self.planned_start.zip(self.planned_finish).is_some_and(|(start, finish)| finish < start) {
            errors.add(
                "planned_finish",
                Bilingual::new(
                    "计划竣工不能早于计划开工。",
                    "The planned finish cannot be before the planned start.",
                ),
            );
        }
        let from = ReportingMonth::of(self.effective_from);
        let phasing = errors.take(
            "phasing",
            months_of(&self.annual, self.phasing, plan_on(versions, self.effective_from), from),
        );
        let version = phasing.map(|phasing| PlanVersion {
            version: last.map_or(1, |last| last.version + 1),
            effective_from: self.effective_from,
            total_planned_investment: self.total,
            annual: self.annual.clone(),
            phasing,
            planned_start: self.planned_start,
            planned_finish: self.planned_finish,
            reason: Some(self.reason.clone()),
            authority: Some(self.authority.clone()),
        });
        if let (Some(last), Some(version)) = (last, &version)
            && errors.is_empty()
            && same_plan(last, version)
        {
            let same = Bilingual::new(
                format!("与第 {} 版完全相同，没有需要调整的内容。", last.version),
                format!("This is the same as version {}; nothing would change.", last.version),
            );
            errors.add("", same);
        }
        errors.or(version)
    }

    fn check_day(&self, last: Option<&PlanVersion>, open: ReportingMonth, errors: &mut FieldErrors) {
        let first = open.first_day();
        if self.effective_from < first {
            errors.add(
                "effective_from",
                Bilingual::new(
                    format!("生效日期不能早于未关账月份的第一天（{first}）；已关账月份的计划不再改变。"),
                    format!("It cannot take effect before the open month's first day ({first}); closed months keep their plan."),
                ),
            );
        } else if let Some(last) = last.filter(|last| self.effective_from < last.effective_from) {
            let (number, since) = (last.version, last.effective_from);
            errors.add(
                "effective_from",
                Bilingual::new(
                    format!("生效日期不能早于第 {number} 版的生效日期（{since}）。"),
                    format!("It cannot take effect before version {number} does ({since})."),
                ),
            );
        }
    }

    fn check_amounts(&self, errors: &mut FieldErrors) {
        let Some(total) = self.total else { return };
        for plan in self.annual.iter().filter(|plan| plan.amount > total) {
            errors.add(
                Self::annual_field(plan.year),
                Bilingual::new(
                    format!("{} 年度计划大于计划总投资。", plan.year),
                    format!("The plan of {} is more than the total planned investment.", plan.year),
                ),
            );
        }
    }
}

/// Whether two versions plan the same, their numbers, days and words aside.
fn same_plan(one: &PlanVersion, other: &PlanVersion) -> bool {
    let plan = |version: &PlanVersion| {
        let mut annual = version.annual.clone();
        annual.sort_by_key(|plan| plan.year);
        (version.total_planned_investment, annual, version.planned_start, version.planned_finish)
    };
    plan(one) == plan(other) && one.phasing == other.phasing
}

/// Every field of a year, in the order of years.
fn annual(fields: &Fields, errors: &mut FieldErrors) -> Vec<AnnualPlan> {
    let mut plans = Vec::new();
    for (name, text) in &fields.0 {
        let Some(year) = name.strip_prefix(ANNUAL).and_then(|year| year.parse().ok()) else { continue };
        let amount = errors.take(name, optional_amount(Some(text)).and_then(not_negative));
        plans.extend(amount.flatten().map(|amount| AnnualPlan { year, amount }));
    }
    plans.sort_by_key(|plan| plan.year);
    plans.dedup_by_key(|plan| plan.year);
    plans
}

fn not_negative(amount: Option<Yuan>) -> Result<Option<Yuan>, Bilingual> {
    match amount {
        Some(amount) if amount.0 < 0 => {
            Err(Bilingual::new("金额不能为负数。", "The amount cannot be negative."))
        }
        amount => Ok(amount),
    }
}

#[cfg(test)]
mod tests;
