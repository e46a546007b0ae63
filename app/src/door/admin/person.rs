//! `/admin/people/{name}`: what is done to one account. The password itself is made and hashed by the server,
//! and shown once.

use super::shown::account_of;
use super::{revision, unknown};
use crate::door::{Done, Post};
use crate::error::AppError;
use crate::server_context::{ServerContext, of_store};
use crate::ui::path_part;
use domain::access::{Action, Subject, why_not};
use domain::admin::PersonDraft;
use domain::form::{FieldErrors, Fields};
use domain::label::Bilingual;
use domain::project::ProjectId;
use store::account::administer::{self, Administered};
use store::account::{Account, ParseRolesError, Roles};

pub(super) async fn open(post: Post) -> Result<Done, AppError> {
    let (fields, visitor) = (&post.fields, &post.visitor);
    let form = fields.get("form");
    let action = match form {
        "details" | "disable" | "enable" | "projects" | "unit_projects" => Action::ManagePeople,
        "roles" => Action::AssignRoles,
        "reset" | "second_factor" | "lock_out" => Action::ResetCredentials,
        "sessions" => Action::RevokeAnySession,
        _ => return Err(unknown(form)),
    };
    // Whose accounts there are is not for everybody; the write asks again, of this account.
    why_not(&visitor.actor, action, Subject::OTHER).map_or(Ok(()), Err)?;
    let ctx = &post.context;
    let account = account_of(ctx, post.path.get("name")).await?;
    let acting = visitor.acting();
    // Before the form is read: what nobody does to their own account is refused, whatever was chosen.
    let is_own = Subject::owned(acting.account == Some(account.id));
    why_not(&visitor.actor, action, is_own).map_or(Ok(()), Err)?;
    let on = Administered {
        district: ctx.read_model.district(),
        account: account.id,
        seen_revision: revision(fields),
        acting: &acting,
        now: ctx.clock.now(),
    };
    let store = &ctx.store;
    let done = match form {
        "details" => {
            let draft = PersonDraft::parse(fields, ctx.clock.today())?;
            administer::change_person(store, &on, &draft).await.map_err(of_store)?;
            "changed"
        }
        "disable" | "enable" => {
            administer::set_disabled(store, &on, form == "disable").await.map_err(of_store)?;
            if form == "disable" { "disabled" } else { "enabled" }
        }
        "roles" => {
            administer::assign_roles(store, &on, &roles(fields)?).await.map_err(of_store)?;
            "roles"
        }
        "projects" => {
            let codes: Vec<&str> = fields.all("project").collect();
            let chosen = chosen(ctx, |project| codes.contains(&project.code.as_str()));
            administer::give_projects(store, &on, &chosen).await.map_err(of_store)?;
            "projects"
        }
        "unit_projects" => {
            let mut projects = of_unit(ctx, fields)?;
            let has = store::account::projects_of(store, on.district, account.id).await.map_err(of_store)?;
            projects.extend(has);
            administer::give_projects(store, &on, &projects).await.map_err(of_store)?;
            "projects"
        }
        "reset" => return reset(&post, &on, &account).await,
        "second_factor" => {
            administer::remove_second_factor(store, &on).await.map_err(of_store)?;
            "second-factor"
        }
        "lock_out" => {
            administer::end_lock_out(store, &on, &account.name).await.map_err(of_store)?;
            "lock-out"
        }
        _ => {
            administer::end_sessions(store, &on).await.map_err(of_store)?;
            "sessions"
        }
    };
    Ok(Done::to(format!("/admin/people/{}?done={done}", path_part(account.name.as_str()))))
}

/// A one-time password, shown on the answer to this post and nowhere else.
async fn reset(post: &Post, on: &Administered<'_>, account: &Account) -> Result<Done, AppError> {
    let (password, hash) = (post.one_time_password)().await?;
    administer::reset_password(&post.context.store, on, &hash).await.map_err(of_store)?;
    Ok(Done::to(format!("/admin/people/{}", path_part(account.name.as_str()))).showing(password))
}

/// The roles ticked.
fn roles(fields: &Fields) -> Result<Roles, FieldErrors> {
    Roles::new(fields.all("role")).map_err(|error| {
        let message = match error {
            ParseRolesError::None => Bilingual::new(
                "请至少选择一个角色；不再使用的账号请停用。",
                "Please choose at least one role; disable an account that is not used any more.",
            ),
            ParseRolesError::Unknown(code) => Bilingual::new(
                format!("没有“{code}”这个角色。"),
                format!("There is no role “{code}”."),
            ),
            ParseRolesError::Exclude(..) => Bilingual::new(
                "系统管理员、安全管理员、审计员三者不能由同一账号兼任，请只选其一。",
                "System administrator, security administrator and auditor exclude each other: choose one of them.",
            ),
        };
        FieldErrors::one("role", message)
    })
}

/// The projects of the unit chosen.
fn of_unit(ctx: &ServerContext, fields: &Fields) -> Result<Vec<ProjectId>, FieldErrors> {
    let unit = fields.get("of_unit").trim();
    let projects = chosen(ctx, |project| project.responsible_unit.as_deref() == Some(unit));
    if projects.is_empty() {
        let message = Bilingual::new("请选择有项目的单位。", "Please choose a unit that has projects.");
        return Err(FieldErrors::one("of_unit", message));
    }
    Ok(projects)
}

fn chosen(ctx: &ServerContext, is_chosen: impl Fn(&domain::project::Project) -> bool) -> Vec<ProjectId> {
    let portfolio = ctx.read_model.portfolio();
    let projects = portfolio.entries().iter().map(|entry| &entry.project);
    projects.filter(|project| is_chosen(project)).map(|project| project.id).collect()
}
