//! A project's own row. Its text columns hold the words of the domain's lists.

use super::names::search_text;
use crate::error::StoreError;
use crate::insert::{Table, Values};
use crate::reading::Reading;
use domain::code_list::{CodeList as _, Programme, ProgrammeSet};
use domain::label::Bilingual;
use domain::place::Place;
use domain::project::{Project, ProjectId, Provenance};
use domain::unit::Yuan;
use std::fmt::Write as _;

pub(crate) const PROJECT: Table = Table {
    name: "project",
    columns: &[
        "district_id",
        "project_id",
        "code",
        "name_zh",
        "name_en",
        "name_pinyin",
        "name_initials",
        "category",
        "programmes",
        "sector",
        "subdistrict",
        "scope_zh",
        "scope_en",
        "project_owner",
        "responsible_unit",
        "assigned_leader",
        "project_liaison",
        "approval_code",
        "actual_start",
        "actual_finish",
        "opening_balance",
        "place_geometry",
        "place_basis",
        "source",
        "amount_basis",
        "amount_confidence",
        "amount_source",
        "stage_source",
        "planned_2025",
        "report_quote",
        "enrolled_in_monthly_reporting",
        "revision",
    ],
};

/// What every list needs of a project.
pub(crate) const LIST_COLUMNS: &str = "project_id, code, name_zh, name_en, name_pinyin, name_initials, \
    category, programmes, sector, subdistrict, project_owner, responsible_unit, assigned_leader, \
    project_liaison, approval_code, actual_start, actual_finish, opening_balance, place_geometry, \
    place_basis, source, enrolled_in_monthly_reporting, revision";

/// What only its own page needs.
pub(crate) const PROVENANCE_COLUMNS: &str = "scope_zh, scope_en, amount_basis, amount_confidence, \
    amount_source, stage_source, planned_2025, report_quote";

/// A row's values. Pinyin is computed here, whenever a name is written.
pub(crate) fn write_project(values: &mut Values, district: &str, project: &Project) {
    let search = search_text(&project.name.zh);
    values.push(district).text(project.id).push(project.code.as_str());
    values.push(project.name.zh.as_str()).push(project.name.en.as_str());
    values.push(&*search.pinyin).push(&*search.initials);
    values.push(project.category.code()).push(programmes_text(project.programmes));
    values.push(project.sector.code()).push(project.subdistrict.map(|subdistrict| subdistrict.code()));
    values.push(project.scope.as_ref().map(|scope| scope.zh.as_str()));
    values.push(project.scope.as_ref().map(|scope| scope.en.as_str()));
    values.push(project.project_owner.as_deref()).push(project.responsible_unit.as_deref());
    values.push(project.assigned_leader.as_deref()).push(project.project_liaison.as_deref());
    values.push(project.approval_code.as_ref().map(|code| code.as_str()));
    values.text_or_null(project.actual_start).text_or_null(project.actual_finish);
    values.push(project.opening_balance.map(|balance| balance.0));
    values.push(project.place.as_ref().and_then(|place| serde_json::to_string(&place.geometry).ok()));
    values.push(project.place.as_ref().map(|place| place.basis.code()));
    values.push(project.source.code());
    let provenance = &project.provenance;
    values.push(provenance.amount_basis.as_deref()).push(provenance.amount_confidence.as_deref());
    values.push(provenance.amount_source.as_deref()).push(provenance.stage_source.as_deref());
    values.push(provenance.planned_2025.map(|planned| planned.code()));
    values.push(provenance.report_quote.as_deref());
    values.push(i64::from(project.enrolled_in_monthly_reporting)).push(project.revision);
}

/// A project without its stages, and without what [`read_provenance`] adds.
pub(crate) fn read_project(row: &Reading<'_>) -> Result<Project, StoreError> {
    let place = match row.text_or_null("place_geometry")? {
        Some(geometry) => Some(Place {
            geometry: serde_json::from_str(geometry).map_err(|_| row.wrong("place_geometry"))?,
            basis: domain::place::PlaceBasis::from_code(row.text("place_basis")?)
                .ok_or_else(|| row.wrong("place_basis"))?,
        }),
        None => None,
    };
    Ok(Project {
        id: ProjectId(row.parsed("project_id")?),
        code: row.parsed("code")?,
        name: Bilingual::new(row.text("name_zh")?, row.text("name_en")?),
        category: row.parsed("category")?,
        programmes: parse_programmes(row.text("programmes")?).ok_or_else(|| row.wrong("programmes"))?,
        sector: row.parsed("sector")?,
        subdistrict: row.parsed_or_null("subdistrict")?,
        scope: None,
        project_owner: row.string_or_null("project_owner")?,
        responsible_unit: row.string_or_null("responsible_unit")?,
        assigned_leader: row.string_or_null("assigned_leader")?,
        project_liaison: row.string_or_null("project_liaison")?,
        approval_code: row.parsed_or_null("approval_code")?,
        stage_history: Vec::new(),
        actual_start: row.parsed_or_null("actual_start")?,
        actual_finish: row.parsed_or_null("actual_finish")?,
        opening_balance: row.number_or_null("opening_balance")?.map(Yuan),
        place,
        source: row.parsed("source")?,
        provenance: Provenance::default(),
        enrolled_in_monthly_reporting: row.number("enrolled_in_monthly_reporting")? == 1,
        revision: row.number("revision")?,
    })
}

/// Adds scope and provenance: what only the project's own page shows.
pub(crate) fn read_provenance(row: &Reading<'_>, project: &mut Project) -> Result<(), StoreError> {
    project.scope = match (row.text_or_null("scope_zh")?, row.text_or_null("scope_en")?) {
        (Some(zh), Some(en)) => Some(Bilingual::new(zh, en)),
        _ => None,
    };
    project.provenance = Provenance {
        amount_basis: row.string_or_null("amount_basis")?,
        amount_confidence: row.string_or_null("amount_confidence")?,
        amount_source: row.string_or_null("amount_source")?,
        stage_source: row.string_or_null("stage_source")?,
        planned_2025: row.parsed_or_null("planned_2025")?,
        report_quote: row.string_or_null("report_quote")?,
    };
    Ok(())
}

fn programmes_text(programmes: ProgrammeSet) -> String {
    programmes.iter().fold(String::new(), |mut text, programme| {
        let comma = if text.is_empty() { "" } else { "," };
        // Writing to a String cannot fail.
        let _ = write!(text, "{comma}{}", programme.code());
        text
    })
}

/// Reads what [`write_project`] joined; `None` for a code that is not on the list.
pub(super) fn parse_programmes(joined: &str) -> Option<ProgrammeSet> {
    joined.split(',').filter(|code| !code.is_empty()).map(Programme::from_code).collect()
}
