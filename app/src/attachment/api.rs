//! The door to what hangs on a project.

use super::AttachmentView;
use crate::error::AppError;
use crate::wire::Wire;
use domain::attachment::SubjectKind;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// Photos and documents of one project, by code; of everything on it when `kind` is left out, else of the
/// thing of that kind and id. Only what the reader may see.
///
/// # Errors
/// 404 for a code or a thing that does not exist; 401 and 403 for whoever may not read internal fields.
#[server(input = GetUrl, output = Wire)]
pub async fn list_attachments(
    code: String,
    kind: Option<SubjectKind>,
    id: String,
) -> Result<Vec<AttachmentView>, AppError> {
    use crate::door::attachment::{attachments_of, attachments_of_project};
    use crate::server_context::{answer, ctx};
    use crate::visitor::visitor;
    use domain::access::Action;
    use domain::attachment::AttachmentSubject;
    use domain::project::ProjectCode;

    let ctx = ctx()?;
    let found = async {
        let unknown = || AppError::NotFound { what: code.clone() };
        let code: ProjectCode = code.parse().map_err(|_| unknown())?;
        let portfolio = ctx.read_model.portfolio();
        let entry = portfolio.entry(&code).ok_or_else(unknown)?;
        let project = entry.project.id;
        let visitor = visitor();
        visitor.check_on(Action::ReadInternalFields, project)?;
        match kind {
            Some(kind) => {
                let subject = AttachmentSubject::parse(kind, &id);
                let subject = subject.ok_or_else(|| AppError::NotFound { what: id.clone() })?;
                attachments_of(&ctx, &visitor, project, subject).await
            }
            None => attachments_of_project(&ctx, &visitor, project).await,
        }
    };
    answer(found.await)
}
