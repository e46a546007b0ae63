//! A field's written form in words, for people who compare values.

use super::place_text;
use super::stage::StageValue;
use super::values::programmes;
use crate::code_list::{Category, CodeList, Sector, Stage, Subdistrict};
use crate::label::Bilingual;
use crate::place::degrees_text;
use crate::project::ProjectField;
use crate::unit::Yuan;

/// What people read for a field's written form; blank is said, not left out.
#[must_use]
pub fn shown(field: ProjectField, value: &str) -> Bilingual {
    use ProjectField as F;
    let nothing = || Bilingual::new("（空）", "(blank)");
    match field {
        F::Enrolled if value.is_empty() => Bilingual::new("否", "no"),
        F::Enrolled => Bilingual::new("是", "yes"),
        F::NameEn | F::ScopeEn if value.is_empty() => Bilingual::new("（与中文相同）", "(as in Chinese)"),
        _ if value.is_empty() => nothing(),
        F::Category => label::<Category>(value),
        F::Sector => label::<Sector>(value),
        F::Subdistrict => label::<Subdistrict>(value),
        F::Programmes => {
            let labels: Vec<_> =
                programmes(value).unwrap_or_default().iter().map(|one| one.label()).collect();
            let joined = |text: fn(&crate::label::Label) -> &'static str, comma| {
                labels.iter().map(text).collect::<Vec<_>>().join(comma)
            };
            Bilingual::new(joined(|label| label.zh, "、"), joined(|label| label.en, ", "))
        }
        F::Stage => StageValue::read(value).map_or_else(nothing, stage),
        F::OpeningBalance => Yuan::parse(value, 10_000).map_or_else(
            |_| Bilingual::same(value),
            |yuan| Bilingual::new(format!("{value} 万元"), format!("¥{}", yuan.grouped())),
        ),
        F::Place => place(value),
        F::NameZh
        | F::NameEn
        | F::ScopeZh
        | F::ScopeEn
        | F::ProjectOwner
        | F::ResponsibleUnit
        | F::AssignedLeader
        | F::ProjectLiaison
        | F::ApprovalCode
        | F::ActualStart
        | F::ActualFinish => Bilingual::same(value),
    }
}

fn label<T: CodeList>(code: &str) -> Bilingual {
    T::from_code(code).map_or_else(|| Bilingual::same(code), |one| one.label().into())
}

fn stage(value: StageValue) -> Bilingual {
    let label = value.stage.map(Stage::label);
    let (zh, en) = label.map_or(("未公布", "not published"), |label| (label.zh, label.en));
    Bilingual::new(format!("{zh}（自 {} 起）", value.from), format!("{en} (since {})", value.from))
}

/// Where its label stands, what it is, how many positions it has and how large it is: enough to tell one from another.
fn place(value: &str) -> Bilingual {
    let Some(place) = place_text::read(value) else { return Bilingual::same(value) };
    let (shape, basis) = (place.geometry.kind().label(), place.basis.label());
    let [longitude, latitude] = place.geometry.label_position().unwrap_or_default().map(degrees_text);
    let count = place.geometry.positions().count();
    let size = place.geometry.extent().words().map(|extent| {
        Bilingual::new(format!("，{count} 个点，{}", extent.zh), format!(", {count} points, {}", extent.en))
    });
    let size = size.unwrap_or_default();
    Bilingual::new(
        format!("{longitude}, {latitude}（{}{}，{}）", shape.zh, size.zh, basis.zh),
        format!("{longitude}, {latitude} ({}{}, {})", shape.en.to_lowercase(), size.en, basis.en),
    )
}
