//! `/admin/people/{name}`: one account, and what each administration may do to it.

mod details;
mod projects;
mod security;

use super::Part;
use super::frame::admin_page;
use super::people::row::{role_words, standing};
use super::view::Person;
use crate::error::AppError;
use crate::locale::{td_string, use_locale};
use crate::posting::{Again, use_again, use_shown_once};
use crate::ui::{Fact, Facts, Section, path_part};
use crate::wire::{Wire, answer_of};
use domain::access::{Action, Subject, may};
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use leptos_router::hooks::{use_location, use_params_map};

/// One account; `q` of the address's query finds projects to give.
///
/// # Errors
/// 401 or 403 for whoever may not see accounts, 404 for a name nobody has.
#[server(input = GetUrl, output = Wire)]
pub async fn get_person(name: String, question: String) -> Result<Person, AppError> {
    use crate::door::admin::shown::{Shown, account_of, assignable, minute, unit_choices};
    use crate::server_context::{answer, ctx, internal};
    use crate::visitor::visitor;
    use domain::form::Fields;
    use std::collections::BTreeMap;

    /// Beyond, words to look for help more.
    const MOST_CANDIDATES: usize = 60;
    let read = async {
        let visitor = visitor();
        visitor.check(Action::ReadPeople)?;
        let ctx = ctx()?;
        let asked: Fields = form_urlencoded::parse(question.trim_start_matches('?').as_bytes()).collect();
        let account = account_of(&ctx, &name).await?;
        let (store, district) = (&ctx.store, ctx.read_model.district());
        let shown = Shown::of(&ctx, std::slice::from_ref(&account)).await?;
        let own = store::account::projects_of(store, district, account.id).await.map_err(internal)?;
        let sessions = store::account::session_count(store, district, &account).await.map_err(internal)?;
        let portfolio = ctx.read_model.portfolio();
        let q = asked.get("q").trim().to_lowercase();
        let (mut projects, mut candidates, mut unit_projects) = (Vec::new(), Vec::new(), BTreeMap::new());
        for entry in portfolio.entries() {
            if let Some(unit) = &entry.project.responsible_unit {
                *unit_projects.entry(unit.clone()).or_insert(0_usize) += 1;
            }
            if own.contains(&entry.project.id) {
                projects.push(assignable(entry));
            } else if !q.is_empty() && entry.search.haystack(&entry.project).contains(&q) {
                candidates.push(assignable(entry));
            }
        }
        let more_candidates = candidates.len() > MOST_CANDIDATES;
        candidates.truncate(MOST_CANDIDATES);
        let reader = visitor.account.as_ref().map(|signed_in| signed_in.account.id);
        Ok(Person {
            row: shown.row(&account),
            unit_id: account.unit.map(|unit| unit.to_string()),
            expires_on: account.expires_on.map(|day| day.to_string()),
            has_second_factor: account.has_totp,
            must_change_password: account.must_change_password,
            password_changed: account.password_changed_at.map(minute),
            sessions,
            wait_seconds: shown.wait(&account).num_seconds(),
            own: reader == Some(account.id),
            revision: account.revision,
            units: unit_choices(&ctx).await?,
            projects,
            candidates,
            more_candidates,
            unit_projects: unit_projects.into_iter().collect(),
            q: asked.get("q").to_owned(),
        })
    };
    answer(read.await)
}

/// The page `/admin/people/{name}`.
pub(super) fn open() -> AnyView {
    let (params, search) = (use_params_map(), use_location().search);
    let asked = move || (params.read().get("name").unwrap_or_default(), search.get());
    let answer = answer_of(asked, |(name, question)| get_person(name, question));
    let (again, shown_once) = (use_again(), use_shown_once());
    admin_page(Part::People, move || async move { Ok(page(&answer.await?, again.await, shown_once.await)) })
}

/// Where the forms of an account go.
fn own_address(person: &Person) -> String {
    format!("/admin/people/{}", path_part(&person.row.name))
}

fn page(person: &Person, again: Option<Again>, secret: Option<String>) -> AnyView {
    let locale = use_locale();
    let actor = crate::side::actor();
    let subject = Subject::owned(person.own);
    let may_do = |action| may(&actor, action, subject);
    let details = may_do(Action::ManagePeople).then(|| details::forms(person, again.clone()));
    let projects = if may_do(Action::ManagePeople) {
        Some(projects::forms(person, again.clone()))
    } else {
        projects::list(person)
    };
    let roles = may_do(Action::AssignRoles).then(|| security::roles(person, again.clone()));
    let credentials = may_do(Action::ResetCredentials).then(|| security::credentials(person, again.as_ref()));
    let sessions = may_do(Action::RevokeAnySession).then(|| security::sessions(person, again));
    let secret = secret.map(security::one_time_password);
    let person = person.clone();
    view! {
        <p class="admin-back">
            <a href="/admin/people">{td_string!(locale, admin.back_to_people)}</a>
        </p>
        {secret}
        <Section title=format!("{} · {}", person.row.name, person.row.display_name)>
            <Facts>
                <Fact term=td_string!(locale, admin.state)>{standing(person.row.standing)}</Fact>
                <Fact term=td_string!(locale, admin.unit)>
                    {person.row.unit.clone().unwrap_or_else(|| "—".to_owned())}
                </Fact>
                <Fact term=td_string!(locale, admin.roles)>{role_words(&person.row.roles)}</Fact>
                <Fact term=td_string!(locale, admin.project_count)>{person.row.projects}</Fact>
                <Fact term=td_string!(locale, admin.expires_on)>
                    {person.expires_on.clone().unwrap_or_else(|| td_string!(locale, admin.no_end).to_owned())}
                </Fact>
                <Fact term=td_string!(locale, admin.last_sign_in)>
                    {person.row.last_sign_in.clone().unwrap_or_else(|| td_string!(locale, admin.never).to_owned())}
                </Fact>
                <Fact term=td_string!(locale, admin.password_changed)>
                    {person.password_changed.clone().unwrap_or_else(|| td_string!(locale, admin.never).to_owned())}
                    {person.must_change_password.then(|| td_string!(locale, admin.must_change))}
                </Fact>
                <Fact term=td_string!(locale, admin.second_factor)>
                    {if person.has_second_factor {
                        td_string!(locale, admin.yes)
                    } else {
                        td_string!(locale, admin.no)
                    }}
                </Fact>
                <Fact term=td_string!(locale, admin.session_count)>{person.sessions}</Fact>
            </Facts>
        </Section>
        {roles}
        {credentials}
        {sessions}
        {details}
        {projects}
    }
    .into_any()
}
