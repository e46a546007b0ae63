//! Time as the office keeps it: whole months that are opened and closed, and a clock that is passed in.

mod clock;
mod counted;
pub mod office;
mod reporting_calendar;
mod reporting_month;

pub use clock::{Clock, FixedClock, moment_text, shanghai_date, shanghai_time};
pub use counted::Counted;
pub use office::{OfficeMonth, Outstanding};
pub use reporting_calendar::{AsOf, AsOfError, ReportingCalendar};
pub use reporting_month::{ParseMonthError, ReportingMonth};
