//! `/admin/units`: the list of units; adding, renaming, retiring, and taking over what records name.
//! Past 250 lines because the list and its three forms belong together.

use super::Part;
use super::frame::admin_page;
use super::view::{UnitRow, Units};
use crate::error::AppError;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::{Again, use_again};
use crate::ui::{
    Badge, Button, ButtonVariant, ChoiceOption, InputField, LinkButton, PickField, PostForm, Section,
    TableFrame, Tone, address, use_search_of,
};
use crate::wire::{Wire, answer_of};
use domain::admin::UnitKind;
use domain::code_list::CodeList as _;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The units; `edit` of the address's query names the one being changed.
///
/// # Errors
/// 401 or 403 for whoever does not manage units.
#[server(input = GetUrl, output = Wire)]
pub async fn get_units(question: String) -> Result<Units, AppError> {
    use crate::server_context::{answer, ctx, internal};
    use crate::visitor::visitor;
    use std::collections::HashMap;

    let read = async {
        Part::Units.check(&visitor().actor)?;
        let ctx = ctx()?;
        let (store, district) = (&ctx.store, ctx.read_model.district());
        let units = store::unit::list(store, district).await.map_err(internal)?;
        let unlisted = store::unit::unlisted(store, district).await.map_err(internal)?;
        let accounts = store::account::list(store, district).await.map_err(internal)?;
        let portfolio = ctx.read_model.portfolio();
        let mut projects: HashMap<&str, usize> = HashMap::new();
        for unit in portfolio.entries().iter().filter_map(|entry| entry.project.responsible_unit.as_deref()) {
            *projects.entry(unit).or_default() += 1;
        }
        let row = |unit: store::unit::Unit| UnitRow {
            projects: projects.get(unit.name.as_str()).copied().unwrap_or_default(),
            people: accounts.iter().filter(|account| account.unit == Some(unit.id)).count(),
            id: unit.id.to_string(),
            name: unit.name,
            short_name: unit.short_name,
            kind: unit.kind,
            retired: unit.retired_at.is_some(),
            revision: unit.revision,
        };
        let rows: Vec<UnitRow> = units.into_iter().map(row).collect();
        let mut asked = form_urlencoded::parse(question.trim_start_matches('?').as_bytes());
        let edit = asked.find(|(name, _)| name == "edit").map(|(_, id)| id.into_owned());
        let editing = rows.iter().find(|row| Some(&row.id) == edit.as_ref()).cloned();
        Ok(Units { rows, unlisted, editing })
    };
    answer(read.await)
}

/// The page `/admin/units`.
pub(super) fn open() -> AnyView {
    let search = use_search_of(Part::Units.href());
    let (answer, again) = (answer_of(move || search.get(), get_units), use_again());
    admin_page(Part::Units, move || async move { Ok(page(&answer.await?, again.await)) })
}

fn page(units: &Units, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let form = match &units.editing {
        Some(unit) => change(unit, again.clone()),
        None => add(again.clone()),
    };
    let adopt = (!units.unlisted.is_empty()).then(|| adopt(&units.unlisted, again));
    let rows: Vec<AnyView> = units.rows.iter().map(row).collect();
    let list = if rows.is_empty() {
        view! { <p>{td_string!(locale, admin.no_units)}</p> }.into_any()
    } else {
        view! {
            <TableFrame label=td_string!(locale, admin.units)>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, admin.unit_name)}</th>
                        <th scope="col">{td_string!(locale, admin.short_name)}</th>
                        <th scope="col">{td_string!(locale, admin.kind)}</th>
                        <th scope="col" class="numeric">{td_string!(locale, admin.project_count)}</th>
                        <th scope="col" class="numeric">{td_string!(locale, admin.people_number)}</th>
                        <th scope="col">{td_string!(locale, admin.state)}</th>
                        <th scope="col">{td_string!(locale, admin.actions)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
        }
        .into_any()
    };
    view! {
        {adopt}
        {form}
        <Section title=td_string!(locale, admin.units)>{list}</Section>
    }
    .into_any()
}

fn row(unit: &UnitRow) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let edit = address("/admin/units", [("edit", unit.id.as_str())]);
    let projects = address("/projects", [("q", unit.name.as_str())]);
    let (state, tone) = if unit.retired {
        (td_string!(locale, admin.unit_retired), Tone::Neutral)
    } else {
        (td_string!(locale, admin.unit_in_use), Tone::Good)
    };
    view! {
        <tr>
            <th scope="row">{unit.name.clone()}</th>
            <td>{unit.short_name.clone().unwrap_or_else(|| "—".to_owned())}</td>
            <td>{unit.kind.label().in_language(language)}</td>
            <td class="numeric">
                <a href=projects>{unit.projects}</a>
            </td>
            <td class="numeric">{unit.people}</td>
            <td>
                <Badge label=state tone mark=true />
            </td>
            <td>
                <a href=edit>{td_string!(locale, admin.edit)}</a>
            </td>
        </tr>
    }
    .into_any()
}

fn adopt(unlisted: &[String], again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let note = td_string!(locale, admin.unlisted, count = unlisted.len()).to_string();
    let names = unlisted.join(td_string!(locale, admin.list_comma));
    view! {
        <Section title=td_string!(locale, admin.adopt) note>
            <p>{names}</p>
            <PostForm name="adopt" label=td_string!(locale, admin.adopt) action="/admin/units" again>
                <p class="form-actions">
                    <Button variant=ButtonVariant::Primary>{td_string!(locale, admin.adopt_all)}</Button>
                </p>
            </PostForm>
        </Section>
    }
    .into_any()
}

fn add(again: Option<Again>) -> AnyView {
    let locale = use_locale();
    view! {
        <Section title=td_string!(locale, admin.add_unit)>
            <PostForm name="add" label=td_string!(locale, admin.add_unit) action="/admin/units" again>
                {fields("", "", None)}
                <p class="form-actions">
                    <Button variant=ButtonVariant::Primary>{td_string!(locale, admin.add)}</Button>
                </p>
            </PostForm>
        </Section>
    }
    .into_any()
}

/// The unit being changed; its address keeps which one it is while the form is shown again.
fn change(unit: &UnitRow, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let action = address("/admin/units", [("edit", unit.id.as_str())]);
    let hidden = |unit: &UnitRow| {
        view! {
            <input type="hidden" name="unit" value=unit.id.clone() />
            <input type="hidden" name="revision" value=unit.revision />
        }
        .into_any()
    };
    let (of_change, of_state) = (hidden(unit), hidden(unit));
    let (name, short_name, kind) = (unit.name.clone(), unit.short_name.clone(), unit.kind);
    let (form, label) = if unit.retired {
        ("restore", td_string!(locale, admin.restore))
    } else {
        ("retire", td_string!(locale, admin.retire))
    };
    let note = td_string!(locale, admin.rename_note, count = unit.projects).to_string();
    let title = td_string!(locale, admin.change_unit, unit = unit.name.clone()).to_string();
    view! {
        <Section title=title.clone() note>
            <PostForm name="change" label=title action=action.clone() again=again.clone()>
                {of_change}
                {fields(&name, short_name.as_deref().unwrap_or_default(), Some(kind))}
                <p class="form-actions">
                    <Button variant=ButtonVariant::Primary>{td_string!(locale, admin.save)}</Button>
                    <LinkButton href="/admin/units">{td_string!(locale, admin.cancel)}</LinkButton>
                </p>
            </PostForm>
            <PostForm name=form label action again>
                {of_state}
                <p class="form-actions">
                    <Button>{label}</Button>
                    <span class="field-hint">{td_string!(locale, admin.retire_note)}</span>
                </p>
            </PostForm>
        </Section>
    }
    .into_any()
}

/// The fields of a unit. They stand inside the form, whose context tells them what was typed.
fn fields(name: &str, short_name: &str, kind: Option<UnitKind>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let kinds = UnitKind::ALL.iter().map(|other| {
        ChoiceOption::new(other.code(), other.label().in_language(language), kind == Some(*other))
    });
    let kinds: Vec<_> = kinds.collect();
    view! {
        <InputField name="name" label=td_string!(locale, admin.unit_name) value=name.to_owned() required=true />
        <InputField
            name="short_name"
            label=td_string!(locale, admin.short_name)
            value=short_name.to_owned()
        />
        <PickField
            name="kind"
            label=td_string!(locale, admin.kind)
            options=kinds
            none=td_string!(locale, admin.choose_kind)
            required=true
        />
    }
    .into_any()
}
