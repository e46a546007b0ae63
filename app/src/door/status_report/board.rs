//! The board of a month.

use super::around::{Around, reported};
use super::reminder::reminder;
use crate::error::AppError;
use crate::server_context::of_store;
use crate::status_report::board_view::{Board, BoardRow, Figures, MayOnBoard, Show, Unit};
use crate::status_report::view::{MonthHead, Standing};
use domain::access::{Action, Subject, why_not};
use domain::admin::SettingKey;
use domain::calendar::OfficeMonth;
use domain::calendar::moment_text;
use domain::label::Bilingual;
use domain::portfolio::{Entry, ReportedMonth};
use domain::status_report::{Explanations, ReportContent, ReportContext, checks};
use std::collections::BTreeMap;
use store::status_report::{Standing as Known, Whose};

/// The board of a month, or of the one that takes reports.
pub(super) async fn board(
    around: &Around<'_>,
    month: Option<&str>,
    show: Option<&str>,
    has_queue: bool,
) -> Result<Board, AppError> {
    let Some(current) = month.map_or_else(|| Ok(around.current()), |month| around.month(month).map(Some))?
    else {
        return Ok(before_any(around, has_queue));
    };
    let show = match show {
        None => Show::All,
        Some(word) => Show::of_word(word).ok_or_else(|| unknown_part(word))?,
    };
    let head = around.head(current);
    let month = current.month;
    let standings =
        store::status_report::standings(&around.ctx.store, around.district(), month, Whose::Everybodys);
    let standings = standings.await.map_err(of_store)?;
    let around_month = AroundMonth { around, office: current, head };
    let mut rows: BTreeMap<(bool, Option<String>), Vec<BoardRow>> = BTreeMap::new();
    for entry in around.portfolio.entries() {
        if !entry.owes_report(month) && reported(entry, month).is_none() {
            continue;
        }
        let known = standings.get(&entry.project.id).cloned().unwrap_or_default();
        let unit = entry.project.responsible_unit.clone();
        rows.entry((unit.is_none(), unit)).or_default().push(row(&around_month, entry, known));
    }
    let figures = Figures::of(rows.values().flatten().map(|row| (row.standing, row.is_late)));
    let missing = rows.iter().map(|((_, unit), rows)| (unit.as_deref(), rows.as_slice()));
    let foot = around.ctx.read_model.setting(SettingKey::RemindFooter);
    let reminder = reminder(&head, missing, &foot);
    // Texts of moments sort by time.
    let last_reminded = rows.values().flatten().filter_map(|row| row.reminded_at.clone()).max();
    let units = rows.into_iter().map(|((_, name), rows)| unit(name, rows, show)).collect();
    Ok(Board {
        months: around.months.iter().rev().map(|month| (month.month, !month.closed)).collect(),
        show,
        figures,
        units,
        may: may(around, current),
        next: around.next(),
        reminder,
        last_reminded,
        has_queue,
        month: head,
    })
}

/// The board of an office that has not opened a month yet.
fn before_any(around: &Around<'_>, has_queue: bool) -> Board {
    let first = domain::calendar::ReportingMonth::of(around.today);
    Board {
        month: MonthHead::on(first, false, None, around.today),
        months: Vec::new(),
        show: Show::All,
        figures: Figures::default(),
        units: Vec::new(),
        may: MayOnBoard { open: around.visitor.may(Action::OpenMonth), ..MayOnBoard::default() },
        next: around.next(),
        reminder: String::new(),
        last_reminded: None,
        has_queue,
    }
}

fn may(around: &Around<'_>, month: &OfficeMonth) -> MayOnBoard {
    let may = |action| around.visitor.may(action);
    let last_closed = around.months.iter().rev().find(|month| month.closed);
    MayOnBoard {
        approve: !month.closed && may(Action::BulkApprove),
        remind: !month.closed && may(Action::RemindManagers),
        open: may(Action::OpenMonth),
        close: !month.closed && may(Action::CloseMonth),
        reopen: last_closed.is_some_and(|last| last.month == month.month) && may(Action::ReopenMonth),
    }
}

/// What every row is made of beside its project.
struct AroundMonth<'a> {
    around: &'a Around<'a>,
    office: &'a OfficeMonth,
    head: MonthHead,
}

fn row(AroundMonth { around, office, head }: &AroundMonth<'_>, entry: &Entry, known: Known) -> BoardRow {
    let project = &entry.project;
    let report = reported(entry, head.month);
    let standing = Standing::of(known.state, known.typed_at.is_some());
    let is_mine = known.submitted_by.as_deref() == Some(around.account.account.name.as_str());
    let subject = Subject::owned(around.visitor.owns(project.id)).submitted_by_actor(is_mine);
    let may = head.is_open
        && standing == Standing::Submitted
        && why_not(&around.visitor.actor, Action::BulkApprove, subject).is_none();
    let raised = report.filter(|_| standing.is_handed_in()).map(|report| {
        let context = ReportContext::of_entry(entry, head.month);
        checks(&figures_of(report), &context).len()
    });
    BoardRow {
        code: project.code.clone(),
        name: project.name.clone(),
        managers: known.managers,
        standing,
        is_late: if standing.is_handed_in() {
            known.submitted_at.is_some_and(|at| office.is_late_at(at))
        } else {
            head.is_past()
        },
        amount: report.filter(|_| standing.is_handed_in()).map(|report| report.amount),
        checks: raised.and_then(|raised| u32::try_from(raised).ok()).unwrap_or(0),
        submitted_at: known.submitted_at.filter(|_| standing.is_handed_in()).map(moment_text),
        reminded_at: known.reminder.map(|reminder| moment_text(reminder.at)),
        approvable: known.revision.filter(|_| may),
    }
}

/// All the checks look at.
fn figures_of(report: &ReportedMonth) -> ReportContent {
    ReportContent {
        investment_completed_this_month: report.amount,
        physical_progress: report.physical_progress,
        note: None,
        problems: None,
        next_steps: None,
        explanations: Explanations::new(),
    }
}

fn unit(name: Option<String>, rows: Vec<BoardRow>, show: Show) -> Unit {
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Unit {
        name,
        handed_in: count(rows.iter().filter(|row| row.standing.is_handed_in()).count()),
        owed: count(rows.len()),
        rows: rows.into_iter().filter(|row| show.holds(row.standing, row.is_late)).collect(),
    }
}

fn unknown_part(word: &str) -> AppError {
    AppError::Invalid {
        field: "show".to_owned(),
        message: Bilingual::new(format!("“{word}”不可用"), format!("“{word}” is not allowed")),
        allowed: Show::ALL.map(|show| show.word().to_owned()).into(),
    }
}
