//! The server's half of the monthly report: what its pages are given, and what is done with what they post.

mod around;
mod board;
mod fill;
mod month;
mod queue;
mod reminder;
mod report;
mod review;
mod told;

use super::Door;
use crate::error::AppError;
use crate::server_context::ServerContext;
use crate::status_report::view::ReportsAnswer;
use crate::visitor::Visitor;
use around::Around;
use domain::access::{Action, Role};
use domain::label::Bilingual;

pub(crate) use fill::keep;
pub(crate) use report::report;

/// The doors.
pub(super) fn doors() -> [Door; 2] {
    [
        Door { path: "/reports", open: |post| Box::pin(month::posted(post)) },
        Door { path: "/projects/{code}/report/{month}", open: |post| Box::pin(report::posted(post)) },
    ]
}

/// What `/reports` shows: the board to whoever may see it, the queue to whoever reports. Whoever is both says which
/// with `view`.
pub(crate) async fn reports(
    ctx: &ServerContext,
    visitor: &Visitor,
    question: &str,
) -> Result<ReportsAnswer, AppError> {
    let around = Around::now(ctx, visitor).await?;
    let asked = |name: &str| {
        let mut pairs = form_urlencoded::parse(question.trim_start_matches('?').as_bytes());
        pairs.find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    };
    let has_board = visitor.may(Action::ReadUnapprovedReports);
    let has_queue = visitor.actor.has(Role::Manager);
    if has_queue && (!has_board || asked("view").as_deref() == Some("mine")) {
        return queue::queue(&around, has_board).await.map(ReportsAnswer::Queue);
    }
    visitor.check(Action::ReadUnapprovedReports)?;
    let board = board::board(&around, asked("month").as_deref(), asked("show").as_deref(), has_queue).await?;
    Ok(ReportsAnswer::Board(Box::new(board)))
}

/// A form that the page does not have.
fn unknown_form() -> AppError {
    let message = Bilingual::new(
        "请求无法识别，请重新打开本页。",
        "The request could not be understood; open the page again.",
    );
    AppError::Invalid { field: String::new(), message, allowed: Vec::new() }
}
