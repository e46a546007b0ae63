//! What every page of the monthly report is made of: who asks, the portfolio as it is now, and the months.

use crate::error::AppError;
use crate::server_context::{ServerContext, internal, of_store};
use crate::status_report::view::{MonthHead, Standing};
use crate::visitor::{SignedIn, Visitor};
use chrono::NaiveDate;
use domain::admin::SettingKey;
use domain::calendar::{OfficeMonth, ReportingMonth};
use domain::issue_register::register_day;
use domain::label::Bilingual;
use domain::portfolio::{Entry, Portfolio, ReportedMonth};
use domain::project::ProjectCode;
use std::sync::Arc;
use store::DistrictId;

/// What a page is made of.
pub(super) struct Around<'a> {
    pub ctx: &'a ServerContext,
    pub visitor: &'a Visitor,
    pub account: &'a SignedIn,
    pub portfolio: Arc<Portfolio>,
    /// Every month that was opened, oldest first.
    pub months: Vec<OfficeMonth>,
    pub today: NaiveDate,
}

impl<'a> Around<'a> {
    /// As it is now: what was written a moment ago must be seen.
    pub async fn now(ctx: &'a ServerContext, visitor: &'a Visitor) -> Result<Self, AppError> {
        let account = visitor.account.as_deref().ok_or(AppError::NotSignedIn)?;
        ctx.read_model.refresh().await.map_err(internal)?;
        let months = store::calendar::months(&ctx.store, ctx.read_model.district()).await;
        Ok(Self {
            ctx,
            visitor,
            account,
            portfolio: ctx.read_model.portfolio(),
            months: months.map_err(of_store)?,
            today: ctx.clock.today(),
        })
    }

    pub fn district(&self) -> &'a DistrictId {
        self.ctx.read_model.district()
    }

    /// The month that takes reports, or else the last that did; `None` before any was opened.
    pub fn current(&self) -> Option<&OfficeMonth> {
        self.months.iter().find(|month| !month.closed).or(self.months.last())
    }

    /// The month that takes reports.
    pub fn open(&self) -> Option<ReportingMonth> {
        self.months.iter().find(|month| !month.closed).map(|month| month.month)
    }

    /// The month that is opened next, with the last day to report that the settings propose.
    pub fn next(&self) -> Option<(ReportingMonth, NaiveDate)> {
        let next = match self.current() {
            Some(_) => self.portfolio.calendar().to_open()?,
            None => ReportingMonth::of(self.today),
        };
        let day = SettingKey::due_day(&self.ctx.read_model.setting(SettingKey::ReportDueDay));
        Some((next, next.due_on_day(day)))
    }

    /// The day by which milestones and issues are overdue: the same on every page.
    pub fn register_day(&self) -> NaiveDate {
        register_day(self.portfolio.calendar(), self.today)
    }

    pub fn head(&self, month: &OfficeMonth) -> MonthHead {
        MonthHead::on(month.month, !month.closed, Some(month.due_on), self.today)
    }

    /// A month that was opened, as it is written in an address.
    pub fn month(&self, text: &str) -> Result<&OfficeMonth, AppError> {
        let asked: Option<ReportingMonth> = text.parse().ok();
        let found = self.months.iter().find(|month| Some(month.month) == asked);
        found.ok_or_else(|| AppError::Invalid {
            field: "month".to_owned(),
            message: Bilingual::new("没有开放过这个月份", "this month was never opened"),
            allowed: self.months.iter().rev().take(12).map(|month| month.month.to_string()).collect(),
        })
    }

    /// A project by its code as it is written in an address.
    pub fn entry(&self, text: &str) -> Result<&Entry, AppError> {
        let code: Option<ProjectCode> = text.parse().ok();
        let entry = code.and_then(|code| self.portfolio.entry(&code));
        entry.ok_or_else(|| AppError::NotFound { what: text.to_owned() })
    }

    /// Entries of projects this account reports on, in code order.
    pub fn own(&self) -> impl Iterator<Item = &Entry> {
        self.portfolio.entries().iter().filter(|entry| self.visitor.owns(entry.project.id))
    }
}

/// The report of a month, without its prose.
pub(super) fn reported(entry: &Entry, month: ReportingMonth) -> Option<&ReportedMonth> {
    entry.reports.iter().find(|report| report.month == month)
}

/// Where a report stands, by what is stored.
pub(super) fn standing(entry: &Entry, month: ReportingMonth) -> Standing {
    Standing::of(reported(entry, month).map(|report| report.state), false)
}
