//! A project for the read model: prose in columns of its own, everything else packed into one.

use super::row::parse_programmes;
use crate::packed::{Fields, Wrong};
use domain::code_list::ProgrammeSet;
use domain::label::Bilingual;
use domain::place::{Place, PlaceBasis};
use domain::portfolio::SearchText;
use domain::project::{Project, ProjectId, Provenance};
use domain::unit::Yuan;

/// Everything but prose, as `facts` of project `p`.
pub(crate) const PACKED_PROJECT: &str = "p.project_id || '|' || p.code || '|' || p.category || '|' || \
    p.programmes || '|' || p.sector || '|' || COALESCE(p.subdistrict, '') || '|' || \
    COALESCE(p.approval_code, '') || '|' || COALESCE(p.actual_start, '') || '|' || \
    COALESCE(p.actual_finish, '') || '|' || COALESCE(CAST(p.opening_balance AS TEXT), '') || '|' || p.source \
    || '|' || CAST(p.enrolled_in_monthly_reporting AS TEXT) || '|' || CAST(p.revision AS TEXT) || '|' || \
    p.name_pinyin || '|' || p.name_initials || '|' || COALESCE(p.place_basis, '') || '|' || \
    COALESCE(p.place_geometry, '')";

/// The packed facts as a project without its prose and its stages, and what it is searched by.
pub(crate) fn read_packed_project(facts: &str) -> Result<(Project, SearchText), Wrong> {
    let mut fields = Fields::of(facts);
    let mut project = Project {
        id: ProjectId(fields.value("project_id")?),
        code: fields.value("code")?,
        name: Bilingual::default(),
        category: fields.value("category")?,
        programmes: programmes(&mut fields)?,
        sector: fields.value("sector")?,
        subdistrict: fields.value_or_none("subdistrict")?,
        scope: None,
        project_owner: None,
        responsible_unit: None,
        assigned_leader: None,
        project_liaison: None,
        approval_code: fields.value_or_none("approval_code")?,
        stage_history: Vec::new(),
        actual_start: fields.day_or_none("actual_start")?,
        actual_finish: fields.day_or_none("actual_finish")?,
        opening_balance: fields.value_or_none("opening_balance")?.map(Yuan),
        place: None,
        source: fields.value("source")?,
        provenance: Provenance::default(),
        enrolled_in_monthly_reporting: fields.text("enrolled_in_monthly_reporting")? == "1",
        revision: fields.value("revision")?,
    };
    let search = SearchText {
        pinyin: fields.text("name_pinyin")?.into(),
        initials: fields.text("name_initials")?.into(),
    };
    project.place = place(&mut fields)?;
    Ok((project, search))
}

fn programmes(fields: &mut Fields<'_>) -> Result<ProgrammeSet, Wrong> {
    parse_programmes(fields.text("programmes")?).ok_or(Wrong("programmes"))
}

fn place(fields: &mut Fields<'_>) -> Result<Option<Place>, Wrong> {
    let (basis, geometry) = (fields.text("place_basis")?, fields.text("place_geometry")?);
    if geometry.is_empty() {
        return Ok(None);
    }
    let basis = PlaceBasis::from_code(basis).ok_or(Wrong("place_basis"))?;
    let geometry = serde_json::from_str(geometry).map_err(|_| Wrong("place_geometry"))?;
    Ok(Some(Place { geometry, basis }))
}
