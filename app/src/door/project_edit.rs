//! The doors of a record's forms: changing it, taking a change back, making a new one.

use super::{Done, Door, Opened, Post};
use crate::error::AppError;
use crate::project::edit::assemble::{Writer, chosen};
use crate::project::edit::view::RecordForm;
use crate::server_context::{RequestId, ServerContext, ctx, internal, of_store, posted_again};
use crate::visitor::{Visitor, visitor};
use domain::access::Action;
use domain::form::{FieldErrors, Fields};
use domain::label::Bilingual;
use domain::project::edit::{ProjectDraft, RecordValues};
use domain::project::{ProjectCode, ProjectField, ProjectId, Sight};
use leptos::prelude::use_context;
use store::StoreError;
use store::project::{NewRecord, RecordEdit, UndoChange};

/// Changing a record, or taking a change back.
pub(super) const CHANGE: Door = Door { path: "/projects/{code}/edit", open: change };
/// Changing its place alone.
pub(super) const PLACE: Door = Door { path: "/projects/{code}/place", open: change };
/// Making a new one.
pub(super) const CREATE: Door = Door { path: "/projects/new", open: create };

/// For whom a form is; `project` is whose record it is.
pub(crate) fn writer(visitor: &Visitor, project: Option<ProjectId>) -> Writer {
    let own = project.is_some_and(|project| visitor.owns(project));
    Writer { sight: Sight::of(&visitor.actor, own), office: visitor.may(Action::EditRecord), only: None }
}

/// The form of a record with all of its fields or `only` one, for who may change it.
pub(crate) async fn form_of(code: String, only: Option<ProjectField>) -> Result<RecordForm, AppError> {
    let (ctx, visitor) = (ctx()?, visitor());
    let again = posted_again();
    let key = key(&ctx, &visitor);
    let unknown = || AppError::NotFound { what: code.clone() };
    let parsed = code.parse().map_err(|_| unknown())?;
    let district = ctx.read_model.district();
    let dossier = store::project::dossier(&ctx.store, district, &parsed).await.map_err(internal)?;
    let project = dossier.ok_or_else(unknown)?.project;
    visitor.check_on(Action::EditRecord, project.id)?;
    let writer = Writer { only, ..writer(&visitor, Some(project.id)) };
    Ok(RecordForm::of(&project, writer, again, key))
}

/// A key for one showing of a form.
pub(crate) fn key(context: &ServerContext, visitor: &Visitor) -> String {
    let request = use_context::<RequestId>().map(|id| id.0).unwrap_or_default();
    format!("{}.{}.{request}", visitor.acting().name, context.clock.now().timestamp_millis())
}

fn change(post: Post) -> Opened {
    Box::pin(async move {
        let code = post.path.get("code").to_owned();
        let unknown = || AppError::NotFound { what: code.clone() };
        let code: ProjectCode = code.parse().map_err(|_| unknown())?;
        let takes_back = post.fields.get("form") == "undo";
        let action = if takes_back { Action::UndoChange } else { Action::EditRecord };
        // Before the form is read: who may not is told so, whatever was typed. The write asks again.
        if let Some(entry) = post.context.read_model.portfolio().entry(&code) {
            post.visitor.check_on(action, entry.project.id)?;
        }
        let done = match takes_back {
            true => take_back(&post, &code).await?,
            false => save(&post, &code).await?,
        };
        let word = done.ok_or_else(unknown)?;
        Ok(Done::to(format!("/projects/{code}?done={word}")))
    })
}

async fn save(post: &Post, code: &ProjectCode) -> Result<Option<&'static str>, AppError> {
    let fields = chosen(post.fields.clone())?;
    let base = ProjectDraft::base_of(&fields);
    let edit = ProjectDraft::of(&fields).parse(&base)?;
    let request = RecordEdit {
        district: post.context.read_model.district(),
        code,
        acting: &post.visitor.acting(),
        // What is not a number was never seen.
        seen_revision: fields.get("seen").parse().unwrap_or(0),
        edit: &edit,
        merges: true,
        key: fields.filled("key"),
        asked: None,
        now: post.context.clock.now(),
    };
    let done = store::project::edit(&post.context.store, &request).await.map_err(of_store)?;
    Ok(done.map(|done| match (done.seq, done.taken.is_empty()) {
        (None, true) => "unchanged",
        (_, true) => "saved",
        (_, false) => "saved-merged",
    }))
}

async fn take_back(post: &Post, code: &ProjectCode) -> Result<Option<&'static str>, AppError> {
    let request = UndoChange {
        district: post.context.read_model.district(),
        code,
        seq: post.fields.get("seq").parse().unwrap_or(0),
        acting: &post.visitor.acting(),
        key: post.fields.filled("key"),
        now: post.context.clock.now(),
    };
    let done = store::project::undo(&post.context.store, &request).await;
    Ok(done.map_err(of_undo)?.map(|_| "undone"))
}

/// What an undo that did not happen is told as.
fn of_undo(error: StoreError) -> AppError {
    match error {
        StoreError::Stale { .. } => AppError::Conflict {
            message: Bilingual::new(
                "这次修改之后，同一内容又有变动，不能直接撤销；请在下面核对后修改。",
                "The same fields have been changed again since, so this cannot be undone; check and change them below.",
            ),
        },
        other => of_store(other),
    }
}

fn create(post: Post) -> Opened {
    Box::pin(async move {
        post.visitor.check(Action::EditRecord)?;
        let mut errors = FieldErrors::default();
        let code = errors.take("code", typed_code(&post.fields)).flatten();
        // Nothing stood there before: what is left blank is looked at too, because some must not be.
        let edit = match ProjectDraft::of(&post.fields).parse(&RecordValues::default()) {
            Ok(edit) => Some(edit),
            Err(wrong) => {
                errors.0.extend(wrong.0);
                None
            }
        };
        let edit = errors.or(edit)?;
        let request = NewRecord {
            district: post.context.read_model.district(),
            code,
            acting: &post.visitor.acting(),
            edit: &edit,
            key: post.fields.filled("key"),
            now: post.context.clock.now(),
        };
        let created = store::project::create(&post.context.store, &request).await.map_err(of_store)?;
        Ok(Done::to(format!("/projects/{}?done=created", created.code)))
    })
}

/// The code that was typed; `None` for the next of the series.
fn typed_code(fields: &Fields) -> Result<Option<ProjectCode>, Bilingual> {
    let Some(typed) = fields.filled("code") else { return Ok(None) };
    typed.to_ascii_uppercase().parse().map(Some).map_err(|_| {
        Bilingual::new(
            "编号只能用大写字母、数字和连字符，最多 32 位，如 CJ-268；留空则自动取下一个。",
            "A code has capital letters, digits and hyphens, at most 32, such as CJ-268; blank for the next one.",
        )
    })
}
