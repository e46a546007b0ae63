//! The doors to the forms.

use super::view::RecordForm;
use crate::error::AppError;
use crate::wire::Wire;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The form of a record, for who may change it.
///
/// # Errors
/// 404 for a code that does not exist, 401 and 403 for who may not.
#[server(input = GetUrl, output = Wire)]
pub async fn get_record_form(
    /// The record's code.
    code: String,
) -> Result<RecordForm, AppError> {
    use crate::door::project_edit::{key, writer};
    use crate::server_context::{answer, ctx, internal, posted_again};
    use crate::visitor::visitor;
    use domain::access::Action;

    let (ctx, visitor) = (ctx()?, visitor());
    let again = posted_again();
    let key = key(&ctx, &visitor);
    let found = async {
        let unknown = || AppError::NotFound { what: code.clone() };
        let parsed = code.parse().map_err(|_| unknown())?;
        let district = ctx.read_model.district();
        let dossier = store::project::dossier(&ctx.store, district, &parsed).await.map_err(internal)?;
        let project = dossier.ok_or_else(unknown)?.project;
        visitor.check_on(Action::EditRecord, project.id)?;
        Ok(RecordForm::of(&project, writer(&visitor, Some(project.id)), again, key))
    };
    answer(found.await)
}

/// The form of a record to be made, for who may make one.
///
/// # Errors
/// 401 and 403 for who may not.
#[server(input = GetUrl, output = Wire)]
pub async fn get_new_record_form() -> Result<RecordForm, AppError> {
    use crate::door::project_edit::{key, writer};
    use crate::server_context::{answer, ctx, posted_again};
    use crate::visitor::visitor;
    use domain::access::Action;

    let (ctx, visitor) = (ctx()?, visitor());
    let form = RecordForm::new_record(writer(&visitor, None), posted_again(), key(&ctx, &visitor));
    answer(visitor.check(Action::EditRecord).map(|()| form).map_err(Into::into))
}
