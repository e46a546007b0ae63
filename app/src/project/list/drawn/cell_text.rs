//! The text of a cell, written on the server in the page's language.

use crate::locale::{of_language, td_string};
use crate::project::list::column::Column;
use crate::ui::fixed_money_text;
use chrono::NaiveDate;
use domain::code_list::CodeList;
use domain::label::Language;
use domain::portfolio::ProjectItem;
use domain::unit::{BasisPoints, Yuan};

/// What a column says of a project; `None` is "not published".
pub(super) fn cell_text(column: Column, item: &ProjectItem, language: Language) -> Option<String> {
    let money = |value: Option<Yuan>| value.map(|value| fixed_money_text(value, language));
    let percent = |value: Option<BasisPoints>| value.map(BasisPoints::percent_1);
    let date = |value: Option<NaiveDate>| value.map(|date| date.to_string());
    match column {
        Column::Code => Some(item.code.as_str().to_owned()),
        Column::Name => Some(item.name.in_language(language).to_owned()),
        Column::Light => code(Some(item.light), language),
        Column::LightReason => Some(item.light_reason.in_language(language).to_owned()),
        Column::Category => code(Some(item.category), language),
        Column::Sector => code(Some(item.sector), language),
        Column::Subdistrict => code(item.subdistrict, language),
        Column::Stage => code(item.stage, language),
        Column::Source => code(Some(item.source), language),
        Column::Programmes => Some(programmes(item, language)),
        Column::TotalPlanned => money(item.total_planned_investment),
        Column::AnnualPlanned => money(item.annual_planned_investment),
        Column::CompletedYtd => money(item.investment_completed_ytd),
        Column::CompletedCumulative => money(item.investment_completed_cumulative),
        Column::Rate => percent(item.investment_completion_rate_bp),
        Column::Gap => item.progress_gap_bp.map(BasisPoints::signed_points_1),
        Column::Physical => percent(item.physical_progress_bp),
        Column::Owner => item.project_owner.clone(),
        Column::Unit => item.responsible_unit.clone(),
        Column::Start => date(item.planned_start),
        Column::Finish => date(item.planned_finish),
    }
}

fn code<T: CodeList>(value: Option<T>, language: Language) -> Option<String> {
    value.map(|value| value.label().in_language(language).to_owned())
}

fn programmes(item: &ProjectItem, language: Language) -> String {
    if item.programmes.is_empty() {
        return td_string!(of_language(language), project.no_programme).to_owned();
    }
    let labels: Vec<&str> = item.programmes.iter().map(|one| one.label().in_language(language)).collect();
    labels.join("; ")
}
