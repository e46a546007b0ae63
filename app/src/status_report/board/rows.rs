//! The reports of a month by unit, with boxes to tick for approving several at once.

use crate::locale::{td_string, use_language, use_locale};
use crate::posting::Again;
use crate::status_report::board_view::{Board, BoardRow, Unit};
use crate::status_report::view::Standing;
use crate::status_report::wording::{report_href, standing_text};
use crate::ui::{
    Badge, Button, ButtonVariant, Density, EmptyState, Filling, Money, NotPublished, PostForm, TableFrame,
    Tone,
};
use leptos::prelude::*;

/// What every row needs to know of the board around it.
#[derive(Clone, Copy)]
struct Around<'a> {
    board: &'a Board,
    filling: &'a Filling,
    /// Whether the box in the tools ticks every box.
    all: RwSignal<bool>,
}

/// The units, inside the form that approves.
pub(super) fn units(board: &Board, again: Option<&Again>) -> AnyView {
    let locale = use_locale();
    let filling = Filling::of(again.cloned(), "bulk");
    let around = Around { board, filling: &filling, all: RwSignal::new(false) };
    let shown = board.units.iter().filter(|unit| !unit.rows.is_empty());
    let units: Vec<_> = shown.map(|unit| unit_view(unit, around)).collect();
    if units.is_empty() {
        return view! { <EmptyState title=td_string!(locale, report.board_none_of_these) /> }.into_any();
    }
    let approvable = board.units.iter().flat_map(|unit| &unit.rows).filter(|row| row.approvable.is_some());
    if !board.may.approve || approvable.count() == 0 {
        return view! { <div class="report-units">{units}</div> }.into_any();
    }
    view! {
        <PostForm
            name="bulk"
            id="bulk"
            label=td_string!(locale, report.bulk_label)
            again=again.cloned()
        >
            {tools(around.all)}
            <div class="report-units">{units}</div>
        </PostForm>
    }
    .into_any()
}

/// The button, and the box that ticks every other: only where a script can tick.
fn tools(all: RwSignal<bool>) -> AnyView {
    let locale = use_locale();
    let hydrated = RwSignal::new(false);
    Effect::new(move || hydrated.set(true));
    let tick_all = crate::ui::live(move || {
        if !hydrated.get() {
            return ().into_any();
        }
        view! {
            <label class="check">
                <input
                    class="checkbox"
                    type="checkbox"
                    on:change=move |event| all.set(event_target_checked(&event))
                />
                <span>{td_string!(locale, report.tick_all)}</span>
            </label>
        }
        .into_any()
    });
    view! {
        <div class="form-actions">
            <Button variant=ButtonVariant::Primary>{td_string!(locale, report.bulk_approve)}</Button>
            {tick_all}
        </div>
    }
    .into_any()
}

fn unit_view(unit: &Unit, around: Around<'_>) -> AnyView {
    let locale = use_locale();
    let name = match unit.name.clone() {
        Some(name) => view! { {name} }.into_any(),
        None => view! { <NotPublished /> }.into_any(),
    };
    let count = td_string!(locale, report.unit_count, done = unit.handed_in, all = unit.owed).to_string();
    let label = unit.name.clone().unwrap_or_else(|| td_string!(locale, ui.not_published).to_owned());
    let rows = unit.rows.iter().map(|row| row_view(row, around)).collect_view();
    let ticks = around.board.may.approve;
    view! {
        <details class="report-unit" open=true>
            <summary>
                <span class="report-unit-name">{name}</span>
                " "
                <span class="card-note">{count}</span>
            </summary>
            <TableFrame label density=Density::Compact>
                <thead>
                    <tr>
                        {ticks.then(|| view! {
                            <th scope="col"><span class="sr-only">{td_string!(locale, report.tick)}</span></th>
                        })}
                        <th scope="col">{td_string!(locale, report.project)}</th>
                        <th scope="col">{td_string!(locale, report.managers)}</th>
                        <th scope="col">{td_string!(locale, report.standing)}</th>
                        <th scope="col" class="numeric">{td_string!(locale, report.amount)}</th>
                        <th scope="col" class="numeric">{td_string!(locale, report.checks_raised)}</th>
                        <th scope="col">{td_string!(locale, report.submitted_at)}</th>
                        <th scope="col">{td_string!(locale, report.actions)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
        </details>
    }
    .into_any()
}

fn row_view(row: &BoardRow, around: Around<'_>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let board = around.board;
    let name = row.name.in_language(language).to_owned();
    let (label, tone) = standing_text(row.standing, locale);
    let href = report_href(&row.code, board.month.month);
    let late = row.is_late.then(|| {
        let label = if row.standing.is_handed_in() {
            td_string!(locale, report.late_handed_in)
        } else {
            td_string!(locale, report.late)
        };
        view! { <Badge label tone=Tone::Bad mark=true /> }
    });
    let checks = (row.checks > 0)
        .then(|| view! { <Badge label=row.checks.to_string() tone=Tone::Caution mark=true /> });
    let managers = if row.managers.is_empty() {
        view! { <span class="record-muted">{td_string!(locale, report.no_manager)}</span> }.into_any()
    } else {
        row.managers.join("、").into_any()
    };
    let amount = row.amount.map(|amount| view! { <Money value=Some(amount) /> });
    view! {
        <tr>
            {board.may.approve.then(|| view! { <td>{tick(row, &name, around)}</td> })}
            <th scope="row">
                <a href=href.clone()>{row.code.to_string()} " " {name.clone()}</a>
            </th>
            <td>{managers}</td>
            <td><Badge label tone mark=true /> " " {late} {reminded(row)}</td>
            <td class="numeric">{amount}</td>
            <td class="numeric">{checks}</td>
            <td class="amount">{row.submitted_at.clone()}</td>
            <td>{action(row, board, href, &name)}</td>
        </tr>
    }
    .into_any()
}

/// The box of a report that may be approved; it names the revision that is seen here.
fn tick(row: &BoardRow, name: &str, around: Around<'_>) -> Option<AnyView> {
    let value = format!("{}:{}", row.code, row.approvable?);
    let ticked = around.filling.ticked("report", &value, false);
    let label = td_string!(use_locale(), report.tick_this, name = name).to_string();
    let all = around.all;
    let touched = RwSignal::new(false);
    Effect::new(move |before: Option<bool>| {
        let now = all.get();
        if before.is_some() {
            touched.set(true);
        }
        now
    });
    Some(
        view! {
            <label class="report-tick">
                <input
                    class="checkbox"
                    type="checkbox"
                    name="report"
                    value=value
                    checked=ticked
                    prop:checked=move || if touched.get() { all.get() } else { ticked }
                />
                <span class="sr-only">{label}</span>
            </label>
        }
        .into_any(),
    )
}

fn reminded(row: &BoardRow) -> Option<AnyView> {
    let at = row.reminded_at.clone().filter(|_| !row.standing.is_handed_in())?;
    let text = td_string!(use_locale(), report.reminded, at = at).to_string();
    Some(view! { <span class="card-note">{text}</span> }.into_any())
}

/// What is to be done with it: review it, or remind its manager. The button belongs to the form above the table.
fn action(row: &BoardRow, board: &Board, href: String, name: &str) -> Option<AnyView> {
    let locale = use_locale();
    let named = format!(" {name}");
    if row.standing == Standing::Submitted && row.approvable.is_some() {
        return Some(
            view! {
                <a href=href>{td_string!(locale, report.do_review)} <span class="sr-only">{named}</span></a>
            }
            .into_any(),
        );
    }
    (board.may.remind && board.month.is_open && !row.standing.is_handed_in()).then(|| {
        view! {
            <button class="btn btn-ghost report-remind" type="submit" form="remind" name="project" value=row.code.to_string()>
                {td_string!(locale, report.remind_one)}
                <span class="sr-only">{named}</span>
            </button>
        }
        .into_any()
    })
}
