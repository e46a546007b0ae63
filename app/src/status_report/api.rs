//! The doors to the pages of the monthly report, and the one through which drafts keep themselves.

use super::report_view::ReportPage;
use super::view::ReportsAnswer;
use crate::error::AppError;
use crate::wire::Wire;
use domain::calendar::ReportingMonth;
use domain::project::ProjectCode;
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

/// When a draft was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptAt {
    /// As a clock in China shows it.
    pub clock: String,
    /// By the server's clock, in milliseconds since 1970.
    pub ms: i64,
}

/// The page `/reports` for whoever asks. `question` is the address's query.
///
/// # Errors
/// 401 and 403 for whom there is nothing here; 422 for a month that was never opened.
#[server(input = GetUrl, output = Wire, endpoint = "get_reports")]
pub async fn get_reports(
    /// The address's query.
    question: String,
) -> Result<ReportsAnswer, AppError> {
    use crate::server_context::{answer, ctx};
    use crate::visitor::visitor;

    answer(crate::door::status_report::reports(&ctx()?, &visitor(), &question).await)
}

/// The page of one report for whoever asks.
///
/// # Errors
/// 404 for a code or month that does not exist; 401 and 403 for whom it is not.
#[server(input = GetUrl, output = Wire, endpoint = "get_report")]
pub async fn get_report(
    /// The project's code.
    code: String,
    /// The month.
    month: String,
    /// The code of the project whose report one comes from; empty for none.
    done_with: String,
) -> Result<ReportPage, AppError> {
    use crate::server_context::{answer, ctx};
    use crate::visitor::visitor;

    answer(crate::door::status_report::report(&ctx()?, &visitor(), &code, &month, &done_with).await)
}

/// Keeps what stands in the form of a report, valid or not; `typed` is the form as it would be sent. Answers with
/// the time.
///
/// # Errors
/// 401 and 403 for who does not report on the project; 422 for what is too long.
#[server(output = Wire, endpoint = "keep_report_typed")]
pub async fn keep_report_typed(
    /// The project's code.
    code: String,
    /// The month.
    month: String,
    /// The form as it would be sent.
    typed: String,
) -> Result<KeptAt, AppError> {
    use crate::server_context::{answer, ctx};
    use crate::visitor::visitor;

    let fields = form_urlencoded::parse(typed.as_bytes()).collect();
    answer(crate::door::status_report::keep(&ctx()?, &visitor(), &code, &month, fields).await)
}

/// The same when the page goes away: nobody waits for an answer.
pub(super) fn keep_at_last(code: &ProjectCode, month: ReportingMonth, typed: &str) {
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.append_pair("code", code.as_str()).append_pair("month", &month.to_string());
    body.append_pair("typed", typed);
    crate::side::send_at_last(KeepReportTyped::PATH, &body.finish());
}
