//! The door to one record.

use super::view::{ProjectRecordView, RecordAnswer};
use crate::error::AppError;
use crate::wire::Wire;
use domain::label::Bilingual;
use domain::project::ProjectCode;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// One project as of a month. `question` is the percent-encoded query of the list one came from: it
/// decides the month and the neighbours.
///
/// # Errors
/// 404 for a code that does not exist; 422 for a question that cannot be answered.
#[server(input = GetUrl, output = Wire)]
pub async fn get_project(code: String, question: String) -> Result<ProjectRecordView, AppError> {
    use super::assemble::{self, Parts};
    use crate::door::site_check::checks;
    use crate::server_context::{answer, ctx, internal};
    use crate::visitor::visitor;
    use domain::access::Action;
    use domain::portfolio::QueryError;
    use domain::project::Sight;

    let (ctx, visitor) = (ctx()?, visitor());
    let found = async {
        let query = assemble::query(
            form_urlencoded::parse(question.as_bytes()),
            visitor.may(Action::ReadRestrictedNames),
        )?;
        let unknown = || AppError::NotFound { what: code.clone() };
        let code: ProjectCode = code.parse().map_err(|_| unknown())?;
        let district = ctx.read_model.district();
        let portfolio = ctx.read_model.portfolio();
        let as_of = portfolio.calendar().resolve(query.as_of).map_err(QueryError::from)?;
        let day = as_of.month.last_day();
        let dossier = store::project::dossier_as_of(&ctx.store, district, &code, day).await;
        let dossier = dossier.map_err(internal)?.ok_or_else(unknown)?;
        let id = dossier.project.id;
        let visitor = crate::visitor::visitor();
        let history = store::journal::history(&ctx.store, district, id, assemble::HISTORY);
        let history = history.await.map_err(internal)?;
        let rights = assemble::ACTIONS.into_iter().filter(|action| visitor.may_on(*action, id)).collect();
        let task = assemble::report_task(
            portfolio.calendar(),
            &dossier,
            visitor.may_on(Action::WriteReportDraft, id),
            visitor.may_on(Action::ApproveReport, id),
        );
        let sight = Sight::of(&visitor.actor, visitor.owns(id));
        let site_checks = if sight.internal {
            checks(&ctx, &visitor, id, assemble::SITE_CHECKS).await?
        } else {
            Vec::new()
        };
        let parts = Parts {
            rights,
            portfolio: &portfolio,
            query: &query,
            dossier,
            history: &history,
            work_report_title: &ctx.work_report.title_zh,
            sight,
        };
        let record = ProjectRecordView::assemble(parts)?.ok_or_else(unknown)?;
        Ok(ProjectRecordView { report_task: task, site_checks, ..record })
    };
    answer(found.await)
}

/// Codes like one that does not exist, with their names.
///
/// # Errors
/// None of its own.
#[server(input = GetUrl, output = Wire)]
pub async fn list_codes_like(code: String) -> Result<Vec<(ProjectCode, Bilingual)>, AppError> {
    use crate::server_context::ctx;

    Ok(super::assemble::like(&ctx()?.read_model.portfolio(), &code))
}

/// The record, or what its page says instead when there is none.
///
/// # Errors
/// As [`get_project`], without 404.
pub async fn find_record(code: String, question: String) -> Result<RecordAnswer, AppError> {
    match get_project(code.clone(), question).await {
        Ok(record) => Ok(RecordAnswer::Found(Box::new(record))),
        // Without the list of what is like it, the page still says that there is no such code.
        Err(AppError::NotFound { .. }) => {
            Ok(RecordAnswer::Unknown(list_codes_like(code).await.unwrap_or_default()))
        }
        Err(error) => Err(error),
    }
}
