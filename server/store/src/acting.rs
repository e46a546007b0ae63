//! Who writes, and whether they may. It is asked in the transaction that writes, of what is stored: between
//! a question and a write a project may have been given to somebody else (TRUST §2, 15.4.2).

use crate::account::AccountId;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::journal::Author;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::{Action, Actor, Subject, why_not};
use domain::project::ProjectId;
use sqlx::AnyConnection;

/// Who writes.
#[derive(Debug, Clone)]
pub struct Acting {
    /// What the journal names: an account's name, or `system`.
    pub name: String,
    /// The account; `None` for the program itself.
    pub account: Option<AccountId>,
    /// What the policy knows of it.
    pub actor: Actor,
}

impl Acting {
    /// The program itself.
    #[must_use]
    pub fn system() -> Self {
        Self { name: "system".to_owned(), account: None, actor: Actor::System }
    }

    /// As the journal's author.
    pub(crate) fn author(&self, at: DateTime<Utc>) -> Author<'_> {
        Author { actor: &self.name, at }
    }

    /// Whether the account reports on a project, as it is in this write.
    pub(crate) async fn owns(&self, writing: &mut Writing, project: ProjectId) -> Result<bool, StoreError> {
        let district = writing.district.clone();
        self.owns_in(writing.connection(), &district, project).await
    }

    /// The same in a write that is none of the journal's.
    pub(crate) async fn owns_in(
        &self,
        connection: &mut AnyConnection,
        district: &DistrictId,
        project: ProjectId,
    ) -> Result<bool, StoreError> {
        let Some(account) = self.account else { return Ok(false) };
        let sql = "SELECT COUNT(*) AS assigned, 'account_project' AS name FROM account_project \
                   WHERE district_id = $1 AND account_id = $2 AND project_id = $3";
        let query = sqlx::query(sql).bind(district.as_str()).bind(account.to_string());
        let row = query.bind(project.to_string()).fetch_one(connection).await?;
        Ok(Reading::of(&row, "account_project", "name").number("assigned")? > 0)
    }

    /// Refuses what the policy does not grant on a project or what hangs on it.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    pub(crate) async fn check_on(
        &self,
        writing: &mut Writing,
        action: Action,
        project: ProjectId,
    ) -> Result<(), StoreError> {
        let own = self.owns(writing, project).await?;
        self.check(action, Subject::owned(own))
    }

    /// Refuses what the policy does not grant on a subject.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    pub(crate) fn check(&self, action: Action, subject: Subject) -> Result<(), StoreError> {
        why_not(&self.actor, action, subject).map_or(Ok(()), |refusal| Err(StoreError::Refused(refusal)))
    }
}
