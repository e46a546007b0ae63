//! Files that come with a form: kept at once, even when the form is refused for another reason, so that nobody
//! has to look for them again on their phone.

use super::Post;
use crate::attachment::AttachmentView;
use crate::error::AppError;
use crate::server_context::{ServerContext, internal, of_store};
use crate::visitor::Visitor;
use bytes::Bytes;
use domain::attachment::{Attachment, AttachmentId, AttachmentSubject};
use domain::form::FieldErrors;
use domain::label::Bilingual;
use domain::project::ProjectId;
use std::fmt;
use std::pin::Pin;

/// A file as it was sent.
#[derive(Clone)]
pub struct PostedFile {
    /// The field's name.
    pub field: String,
    /// The name its owner gave it: to be shown, never to be used.
    pub name: String,
    /// What it holds, or why it was not read.
    pub content: Result<Bytes, Bilingual>,
}

impl fmt::Debug for PostedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostedFile").field("field", &self.field).finish_non_exhaustive()
    }
}

/// Where files are to hang, and who brings them.
#[derive(Debug, Clone)]
pub struct Keeping {
    /// Who.
    pub visitor: Visitor,
    /// The project.
    pub project: ProjectId,
    /// What of it.
    pub subject: AttachmentSubject,
    /// What was written under them.
    pub caption: Option<String>,
}

/// What became of a form's files.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// Those that hang there now.
    pub attachments: Vec<Attachment>,
    /// Those that were not taken, told at their field.
    pub errors: FieldErrors,
}

/// What a keeper answers with.
pub type Keeps = Pin<Box<dyn Future<Output = Result<Kept, AppError>> + Send>>;

/// Keeps files: the server's, which knows where.
pub trait FileKeeper: Send + Sync {
    /// Looks into them, stores what may be stored, and names it in the database.
    fn keep(&self, keeping: Keeping, files: Vec<PostedFile>) -> Keeps;

    /// Deletes bytes whose rows are gone.
    fn discard(&self, keys: Vec<String>) -> Pin<Box<dyn Future<Output = ()> + Send>>;
}

impl Post {
    /// Does what a [`crate::ui::FileField`] of this name asks: keeps the files that were chosen, and removes
    /// those whose boxes are ticked. To be called before anything else of the form is refused. Files that are
    /// not taken are in `errors`; the others are kept nevertheless.
    ///
    /// # Errors
    /// What is wrong with all of them: no rights, or a report that is handed in.
    pub async fn keep_files(
        &self,
        field: &str,
        project: ProjectId,
        subject: AttachmentSubject,
    ) -> Result<Kept, AppError> {
        self.remove_files(field, project, subject).await?;
        let mut lost = FieldErrors::default();
        for name in self.fields.all(&lost_field(field)) {
            lost.add(field, lost_text(name));
        }
        let files: Vec<_> = self.files.iter().filter(|file| file.field == field).cloned().collect();
        if files.is_empty() {
            return Ok(Kept { attachments: Vec::new(), errors: lost });
        }
        let caption = self.fields.filled(&format!("{field}_caption")).map(str::to_owned);
        let keeping = Keeping { visitor: self.visitor.clone(), project, subject, caption };
        let mut kept = self.keeper.keep(keeping, files).await?;
        kept.errors.0.extend(lost.0);
        Ok(kept)
    }

    async fn remove_files(
        &self,
        field: &str,
        project: ProjectId,
        subject: AttachmentSubject,
    ) -> Result<(), AppError> {
        let ticked = format!("{field}_remove");
        let ids: Vec<AttachmentId> = self.fields.all(&ticked).filter_map(|id| id.parse().ok()).collect();
        if ids.is_empty() {
            return Ok(());
        }
        let context = &self.context;
        let (district, now) = (context.read_model.district(), context.clock.now());
        let acting = self.visitor.acting();
        let removed =
            store::attachment::remove(&context.store, district, &acting, now, project, subject, &ids);
        removed.await.map(drop).map_err(of_store)
    }
}

/// The field that says which files were chosen when nobody was signed in any more: they were not read, and
/// whoever signs in and goes on must be told.
#[must_use]
pub fn lost_field(field: &str) -> String {
    format!("{field}_lost")
}

fn lost_text(name: &str) -> Bilingual {
    Bilingual::new(
        format!("“{name}”未上传：当时登录已过期，请重新选择。"),
        format!("“{name}” was not sent: the session had ended. Choose it again."),
    )
}

/// What hangs on one thing of a project, as far as a visitor may see it.
///
/// # Errors
/// [`AppError::Internal`] when the database does not answer.
pub async fn attachments_of(
    context: &ServerContext,
    visitor: &Visitor,
    project: ProjectId,
    subject: AttachmentSubject,
) -> Result<Vec<AttachmentView>, AppError> {
    let district = context.read_model.district();
    let found = store::attachment::of_subject(&context.store, district, project, subject);
    Ok(views(visitor, &found.await.map_err(internal)?))
}

/// What hangs on a project and on everything of it, as far as a visitor may see it.
///
/// # Errors
/// [`AppError::Internal`] when the database does not answer.
pub async fn attachments_of_project(
    context: &ServerContext,
    visitor: &Visitor,
    project: ProjectId,
) -> Result<Vec<AttachmentView>, AppError> {
    let found = store::attachment::of_project(&context.store, context.read_model.district(), project);
    Ok(views(visitor, &found.await.map_err(internal)?))
}

/// Whether a visitor may see a file.
#[must_use]
pub fn may_read(visitor: &Visitor, attachment: &Attachment) -> bool {
    attachment.read_actions().iter().all(|action| visitor.may_on(*action, attachment.project))
}

fn views(visitor: &Visitor, found: &[Attachment]) -> Vec<AttachmentView> {
    found.iter().filter(|attachment| may_read(visitor, attachment)).map(AttachmentView::of).collect()
}
