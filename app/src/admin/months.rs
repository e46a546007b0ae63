//! `/admin/months`: the calendar of months, to look at. Opening and closing is the office's.

use super::Part;
use super::frame::admin_page;
use super::view::MonthRow;
use crate::error::AppError;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Badge, Section, TableFrame, Tone, month_text};
use crate::wire::{Wire, answer_of};
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// Every month that was opened, newest first.
///
/// # Errors
/// 401 or 403 for whoever has no business with it.
#[server(input = GetUrl, output = Wire)]
pub async fn list_months() -> Result<Vec<MonthRow>, AppError> {
    use crate::door::admin::shown::minute;
    use crate::server_context::{answer, ctx, internal};
    use crate::visitor::visitor;

    let read = async {
        Part::Months.check(&visitor().actor)?;
        let ctx = ctx()?;
        let (store, district) = (&ctx.store, ctx.read_model.district());
        let months = store::calendar::history(store, district).await.map_err(internal)?;
        let row = |month: store::calendar::MonthRecord| MonthRow {
            month: month.month,
            closed: month.closed_at.is_some(),
            opened: Some(minute(month.opened_at)),
            closed_at: month.closed_at.map(minute),
            due_on: month.due_on.to_string(),
        };
        Ok(months.into_iter().map(row).collect())
    };
    answer(read.await)
}

/// The page `/admin/months`.
pub(super) fn open() -> AnyView {
    let answer = answer_of(|| (), |()| list_months());
    admin_page(Part::Months, move || async move { Ok(page(&answer.await?)) })
}

fn page(months: &[MonthRow]) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "—".to_owned());
    let rows: Vec<AnyView> = months
        .iter()
        .map(|row| {
            let (label, tone) = if row.closed {
                (td_string!(locale, admin.month_closed), Tone::Neutral)
            } else {
                (td_string!(locale, admin.month_open), Tone::Info)
            };
            view! {
                <tr>
                    <th scope="row">{month_text(row.month, language)}</th>
                    <td>
                        <Badge label tone mark=true />
                    </td>
                    <td>{text(&row.opened)}</td>
                    <td>{row.due_on.clone()}</td>
                    <td>{text(&row.closed_at)}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    view! {
        <Section title=td_string!(locale, admin.calendar) note=td_string!(locale, admin.months_note)>
            <TableFrame label=td_string!(locale, admin.calendar)>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, admin.month)}</th>
                        <th scope="col">{td_string!(locale, admin.state)}</th>
                        <th scope="col">{td_string!(locale, admin.opened)}</th>
                        <th scope="col">{td_string!(locale, admin.due)}</th>
                        <th scope="col">{td_string!(locale, admin.closed)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
        </Section>
    }
    .into_any()
}
