//! `/admin/people`: the list of accounts, and the form for a new one.

pub(super) mod row;

use super::Part;
use super::frame::admin_page;
use super::view::People;
use crate::error::AppError;
use crate::locale::{td_string, use_locale};
use crate::posting::{Again, use_again};
use crate::ui::{
    Button, ButtonVariant, ChoiceOption, EmptyState, FilterForm, InputField, InputKind, PickField, PostForm,
    Section, TableFrame, TextField, TextKind, use_search_of,
};
use crate::wire::{Wire, answer_of};
use domain::access::{Action, Subject, may};
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use row::row;

/// The accounts that match `q` of the address's query.
///
/// # Errors
/// 401 or 403 for whoever may not see the list.
#[server(input = GetUrl, output = Wire)]
pub async fn get_people(question: String) -> Result<People, AppError> {
    use crate::door::admin::shown::{Shown, unit_choices};
    use crate::server_context::{answer, ctx, internal};
    use crate::visitor::visitor;
    use domain::form::Fields;

    let read = async {
        visitor().check(Action::ReadPeople)?;
        let ctx = ctx()?;
        let asked: Fields = form_urlencoded::parse(question.trim_start_matches('?').as_bytes()).collect();
        let accounts = store::account::list(&ctx.store, ctx.read_model.district()).await.map_err(internal)?;
        let shown = Shown::of(&ctx, &accounts).await?;
        let q = asked.get("q").to_owned();
        let rows = accounts.iter().map(|account| shown.row(account)).filter(|row| row.matches(&q));
        Ok(People { rows: rows.collect(), total: accounts.len(), q, units: unit_choices(&ctx).await? })
    };
    answer(read.await)
}

/// The page `/admin/people`.
pub(super) fn open() -> AnyView {
    let search = use_search_of(Part::People.href());
    let (answer, again) = (answer_of(move || search.get(), get_people), use_again());
    admin_page(Part::People, move || async move { Ok(page(answer.await?, again.await)) })
}

fn page(people: People, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let People { rows, total, q, units } = people;
    let add = may(&crate::side::actor(), Action::ManagePeople, Subject::OTHER).then(|| add(units, again));
    let count = td_string!(locale, admin.people_count, shown = rows.len(), total = total).to_string();
    let table = if rows.is_empty() {
        view! { <EmptyState title=td_string!(locale, ui.empty_title) /> }.into_any()
    } else {
        let rows: Vec<AnyView> = rows.into_iter().map(row).collect();
        view! {
            <TableFrame label=td_string!(locale, admin.people)>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, admin.name)}</th>
                        <th scope="col">{td_string!(locale, admin.display_name)}</th>
                        <th scope="col">{td_string!(locale, admin.unit)}</th>
                        <th scope="col">{td_string!(locale, admin.roles)}</th>
                        <th scope="col" class="numeric">{td_string!(locale, admin.project_count)}</th>
                        <th scope="col">{td_string!(locale, admin.last_sign_in)}</th>
                        <th scope="col">{td_string!(locale, admin.state)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
        }
        .into_any()
    };
    view! {
        <Section title=td_string!(locale, admin.people_list) note=count>
            <FilterForm action="/admin/people" label=td_string!(locale, admin.find_people)>
                <TextField
                    name="q"
                    label=td_string!(locale, admin.find_people)
                    value=q
                    kind=TextKind::Search
                />
                <Button>{td_string!(locale, admin.find)}</Button>
            </FilterForm>
            {table}
        </Section>
        {add}
    }
    .into_any()
}

fn add(units: Vec<(String, String)>, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    view! {
        <Section title=td_string!(locale, admin.add_person) note=td_string!(locale, admin.add_person_note)>
            <PostForm name="add" label=td_string!(locale, admin.add_person) action="/admin/people" again>
                <InputField
                    name="name"
                    label=td_string!(locale, admin.name)
                    hint=td_string!(locale, admin.name_hint)
                    required=true
                />
                <InputField name="display_name" label=td_string!(locale, admin.display_name) required=true />
                <PickField
                    name="unit"
                    label=td_string!(locale, admin.unit)
                    options=unit_options(units, None)
                    none=td_string!(locale, admin.no_unit)
                />
                <InputField
                    name="expires_on"
                    label=td_string!(locale, admin.expires_on)
                    kind=InputKind::Date
                    hint=td_string!(locale, admin.expires_hint)
                />
                <p class="form-actions">
                    <Button variant=ButtonVariant::Primary>{td_string!(locale, admin.add)}</Button>
                </p>
            </PostForm>
        </Section>
    }
    .into_any()
}

/// Units to choose from.
pub(super) fn unit_options(units: Vec<(String, String)>, chosen: Option<&str>) -> Vec<ChoiceOption> {
    let option = |(id, name): (String, String)| {
        let selected = chosen == Some(id.as_str());
        ChoiceOption::new(id, name, selected)
    };
    units.into_iter().map(option).collect()
}
