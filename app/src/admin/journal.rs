//! `/admin/journal`: who did what, refused attempts included; the auditor's.

use super::Part;
use super::frame::admin_page;
use super::view::{JournalPart, JournalRow};
use crate::error::AppError;
use crate::locale::{td_string, use_locale};
use crate::ui::{
    Button, Disclosure, EmptyState, FilterForm, InputField, InputKind, LinkButton, Section, TableFrame,
    TextField, use_search_of,
};
use crate::wire::{Wire, answer_of};
use domain::form::Fields;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// A part of the journal: `actor`, `action`, `subject`, `project`, `from`, `to`, `before` of the query.
///
/// # Errors
/// 401 or 403 for whoever is no auditor; 422 for a day or a project that cannot be.
#[server(input = GetUrl, output = Wire)]
pub async fn get_journal(question: String) -> Result<JournalPart, AppError> {
    use crate::door::admin::journal::{MOST, filter_of};
    use crate::door::admin::shown::minute;
    use crate::server_context::{answer, ctx, internal};
    use crate::ui::address;
    use crate::visitor::visitor;

    let read = async {
        Part::Journal.check(&visitor().actor)?;
        let ctx = ctx()?;
        let asked: Fields = form_urlencoded::parse(question.trim_start_matches('?').as_bytes()).collect();
        let filter = filter_of(&ctx, &asked)?;
        let district = ctx.read_model.district();
        let found =
            store::journal::search(&ctx.store, district, &filter, MOST + 1).await.map_err(internal)?;
        let rows: Vec<JournalRow> = found
            .iter()
            .take(MOST as usize)
            .map(|row| JournalRow {
                seq: row.seq,
                at: minute(row.at),
                actor: row.actor.clone(),
                subject_kind: row.subject_kind.clone(),
                subject_id: row.subject_id.clone(),
                action: row.action.clone(),
                before: row.before.clone(),
                after: row.after.clone(),
                hash: row.hash.clone(),
            })
            .collect();
        let last = rows.last().filter(|_| found.len() > rows.len()).map(|row| row.seq.to_string());
        let kept = asked.0.iter().filter(|(name, text)| name != "before" && !text.is_empty());
        let next = last.map(|seq| {
            let pairs = kept.map(|(name, text)| (name.as_str(), text.as_str()));
            address("/admin/journal", pairs.chain([("before", seq.as_str())]))
        });
        Ok(JournalPart { rows, asked, next })
    };
    answer(read.await)
}

/// The page `/admin/journal`.
pub(super) fn open() -> AnyView {
    let search = use_search_of(Part::Journal.href());
    let answer = answer_of(move || search.get(), get_journal);
    admin_page(Part::Journal, move || async move { Ok(page(answer.await?)) })
}

fn page(part: JournalPart) -> AnyView {
    let locale = use_locale();
    let JournalPart { rows, asked, next } = part;
    let next =
        next.map(|href| view! { <LinkButton href rel="next">{td_string!(locale, admin.older)}</LinkButton> });
    let first = (!asked.get("before").is_empty()).then(|| {
        view! { <LinkButton href="/admin/journal">{td_string!(locale, admin.newest)}</LinkButton> }
    });
    let list = if rows.is_empty() {
        view! { <EmptyState title=td_string!(locale, ui.empty_title) /> }.into_any()
    } else {
        let rows: Vec<AnyView> = rows.into_iter().map(row).collect();
        view! {
            <TableFrame label=td_string!(locale, admin.journal)>
                <thead>
                    <tr>
                        <th scope="col" class="numeric">{td_string!(locale, admin.seq)}</th>
                        <th scope="col">{td_string!(locale, admin.time)}</th>
                        <th scope="col">{td_string!(locale, admin.actor)}</th>
                        <th scope="col">{td_string!(locale, admin.action)}</th>
                        <th scope="col">{td_string!(locale, admin.subject)}</th>
                        <th scope="col">{td_string!(locale, admin.values)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
        }
        .into_any()
    };
    view! {
        <Section title=td_string!(locale, admin.journal) note=td_string!(locale, admin.journal_note)>
            {filter(&asked)} {list}
            <p class="form-actions">{first} {next}</p>
        </Section>
    }
    .into_any()
}

fn filter(asked: &Fields) -> AnyView {
    let locale = use_locale();
    let asked = asked.clone();
    let value = move |name: &str| asked.get(name).to_owned();
    view! {
        <FilterForm action="/admin/journal" label=td_string!(locale, admin.journal_filter)>
            <TextField name="actor" label=td_string!(locale, admin.actor) value=value("actor") />
            <TextField
                name="action"
                label=td_string!(locale, admin.action)
                value=value("action")
                placeholder="account."
            />
            <TextField
                name="subject"
                label=td_string!(locale, admin.subject)
                value=value("subject")
                placeholder="unit"
            />
            <TextField
                name="project"
                label=td_string!(locale, admin.project_code)
                value=value("project")
                placeholder="CJ-001"
            />
            <InputField name="from" label=td_string!(locale, admin.from_day) value=value("from") kind=InputKind::Date />
            <InputField name="to" label=td_string!(locale, admin.to_day) value=value("to") kind=InputKind::Date />
            <Button>{td_string!(locale, admin.find)}</Button>
        </FilterForm>
    }
    .into_any()
}

fn row(row: JournalRow) -> AnyView {
    let locale = use_locale();
    let value = |term: &'static str, text: Option<String>| {
        text.map(|text| view! { <p>{term}</p><pre class="admin-json">{text}</pre> })
    };
    let refused = row.action == "access.refused";
    view! {
        <tr class=refused.then_some("admin-refused")>
            <td class="numeric">{row.seq}</td>
            <td>{row.at}</td>
            <td>{row.actor}</td>
            <td>
                <code class="code">{row.action}</code>
            </td>
            <td>{row.subject_kind} " " {row.subject_id}</td>
            <td>
                <Disclosure summary=td_string!(locale, admin.show_values)>
                    {value(td_string!(locale, admin.before), row.before)}
                    {value(td_string!(locale, admin.after), row.after)}
                    <p>{td_string!(locale, admin.hash)}</p>
                    <pre class="admin-json">{row.hash}</pre>
                </Disclosure>
            </td>
        </tr>
    }
    .into_any()
}
