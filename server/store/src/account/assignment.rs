//! Which projects an account reports.

use super::change::{AccountWrite, begin};
use super::{Account, AccountId};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::{Table, insert};
use crate::journal::{Author, Change};
use crate::open::Store;
use crate::reading::Reading;
use crate::writing::Writing;
use domain::admin::JournalVerb;
use domain::project::ProjectId;
use sqlx::AnyConnection;

const ACCOUNT_PROJECT: Table =
    Table { name: "account_project", columns: &["district_id", "account_id", "project_id"] };

/// Makes these the projects an account reports, and no others. Journal: `account.projects_assigned`, with
/// the projects before and after. Returns the account's new revision.
///
/// # Errors
/// [`StoreError::Stale`] when the account's revision is not the one seen, [`StoreError::Constraint`] with
/// `foreign_key` when there is no such project.
pub async fn assign_projects(
    store: &Store,
    write: &AccountWrite<'_>,
    projects: &[ProjectId],
) -> Result<i64, StoreError> {
    let (mut writing, found) = begin(store, write).await?;
    let author = Author { actor: write.actor, at: write.now };
    let revision = apply_assign(&mut writing, &author, &found.account, projects).await?;
    writing.commit().await?;
    Ok(revision)
}

/// The same, inside a write.
pub(super) async fn apply_assign(
    writing: &mut Writing,
    author: &Author<'_>,
    account: &Account,
    projects: &[ProjectId],
) -> Result<i64, StoreError> {
    let district = writing.district.clone();
    let before = read(writing.connection(), &district, account.id).await?;
    let mut after = projects.to_vec();
    after.sort_unstable();
    after.dedup();
    let (district, id) = (district.as_str(), account.id.to_string());
    let sql = "DELETE FROM account_project WHERE district_id = $1 AND account_id = $2";
    sqlx::query(sql).bind(district.to_owned()).bind(id.clone()).execute(writing.connection()).await?;
    let rows: Vec<_> = after.iter().map(|project| (account.id, *project)).collect();
    insert(
        writing.connection(),
        &ACCOUNT_PROJECT,
        district,
        &rows,
        |values, district, (account, project)| {
            values.push(district).text(account).text(project);
        },
    )
    .await?;
    let revision = account.revision + 1;
    let sql = "UPDATE account SET revision = $3 WHERE district_id = $1 AND account_id = $2";
    let query = sqlx::query(sql).bind(district.to_owned()).bind(id.clone()).bind(revision);
    query.execute(writing.connection()).await?;
    let change = Change {
        subject_id: id,
        project_id: None,
        action: JournalVerb::AccountProjectsAssigned,
        before: Some(journal_value(&before, account.revision)),
        after: Some(journal_value(&after, revision)),
    };
    writing.journal(author, vec![change]).await?;
    Ok(revision)
}

/// The projects an account reports, oldest id first.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn projects_of(
    store: &Store,
    district: &DistrictId,
    account: AccountId,
) -> Result<Vec<ProjectId>, StoreError> {
    let mut connection = store.database.pool.acquire().await?;
    read(&mut connection, district, account).await
}

async fn read(
    connection: &mut AnyConnection,
    district: &DistrictId,
    account: AccountId,
) -> Result<Vec<ProjectId>, StoreError> {
    let sql = "SELECT project_id FROM account_project WHERE district_id = $1 AND account_id = $2 \
               ORDER BY project_id";
    let query = sqlx::query(sql).bind(district.as_str()).bind(account.to_string());
    let rows = query.fetch_all(connection).await?;
    rows.iter().map(|row| Reading::of(row, "account_project", "project_id").parsed("project_id")).collect()
}

fn journal_value(projects: &[ProjectId], revision: i64) -> String {
    let projects: Vec<_> = projects.iter().map(ToString::to_string).collect();
    serde_json::json!({ "projects": projects, "revision": revision }).to_string()
}
