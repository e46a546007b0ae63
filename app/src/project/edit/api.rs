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
    use crate::server_context::answer;
    answer(crate::door::project_edit::form_of(code, None).await)
}

/// The form of a record's place alone, for who may change the record.
///
/// # Errors
/// As [`get_record_form`].
#[server(input = GetUrl, output = Wire)]
pub async fn get_place_form(
    /// The record's code.
    code: String,
) -> Result<RecordForm, AppError> {
    use crate::server_context::answer;
    use domain::project::ProjectField;
    answer(crate::door::project_edit::form_of(code, Some(ProjectField::Place)).await)
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
