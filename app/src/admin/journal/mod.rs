//! `/admin/journal`: who did what, refused attempts included; the auditor's.

mod filter;
mod row;
pub(crate) mod view;

use super::Part;
use super::frame::admin_page;
use crate::error::AppError;
use crate::locale::{td_string, use_locale};
use crate::ui::{EmptyState, LinkButton, Section, TableFrame, use_search_of};
use crate::wire::{Wire, answer_of};
use filter::filter;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use row::row;
use view::JournalPart;

/// A part of the journal: `actor`, `action`, `subject`, `project`, `from`, `to`, `before` of the query.
///
/// # Errors
/// 401 or 403 for whoever is no auditor; 404 for a project that is not there.
#[server(input = GetUrl, output = Wire)]
pub async fn get_journal(question: String) -> Result<JournalPart, AppError> {
    use crate::door::admin::journal::part;
    use crate::server_context::{answer, ctx};
    use crate::visitor::visitor;

    let read = async {
        Part::Journal.check(&visitor().actor)?;
        part(&ctx()?, &question).await
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
    let JournalPart { rows, asked, errors, next } = part;
    let is_wrong = !errors.is_empty();
    if is_wrong {
        crate::side::set_status(422);
    }
    let next =
        next.map(|href| view! { <LinkButton href rel="next">{td_string!(locale, admin.older)}</LinkButton> });
    let first = (!asked.get("before").is_empty()).then(|| {
        view! { <LinkButton href="/admin/journal">{td_string!(locale, admin.newest)}</LinkButton> }
    });
    let list = if is_wrong {
        // What is to be mended stands at its field; there was no search that could have found nothing.
        ().into_any()
    } else if rows.is_empty() {
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
            {filter(&asked, errors)} {list}
            <p class="form-actions">{first} {next}</p>
        </Section>
    }
    .into_any()
}
