//! Where the site is, and how far that can be believed.

use super::view::ProjectRecordView;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Badge, Fact, Facts, Section, Tone};
use domain::code_list::CodeList as _;
use domain::label::Language;
use domain::place::{Geometry, PlaceBasis, Position};
use leptos::prelude::*;

/// The section; nothing without a place.
pub(super) fn place(record: &ProjectRecordView) -> Option<AnyView> {
    let place = record.place.as_ref()?;
    let (locale, language) = (use_locale(), use_language());
    let shape = match place.geometry {
        Geometry::Point(_) => td_string!(locale, record.shape_point),
        Geometry::LineString(_) => td_string!(locale, record.shape_line),
        Geometry::Polygon(_) => td_string!(locale, record.shape_area),
    };
    let basis = match place.basis {
        PlaceBasis::Exact => td_string!(locale, record.basis_exact),
        PlaceBasis::EstimatedFromGeneralKnowledge => td_string!(locale, record.basis_estimated),
        PlaceBasis::SubdistrictCentroid => td_string!(locale, record.basis_centroid),
        PlaceBasis::Illustrative => td_string!(locale, record.basis_illustrative),
    };
    let approximate = place.basis.is_approximate().then(|| {
        view! {
            <p class="record-remark">
                <Badge label=td_string!(locale, record.approximate) tone=Tone::Caution mark=true />
                " "
                {td_string!(locale, record.approximate_text)}
            </p>
        }
    });
    let position = place.geometry.label_position().map(|position| {
        view! { <Fact term=td_string!(locale, record.coordinates)>{coordinates(position, language)}</Fact> }
    });
    let subdistrict = record.item.subdistrict.map(|subdistrict| {
        let name = subdistrict.label().in_language(language);
        view! { <Fact term=td_string!(locale, record.subdistrict)>{name}</Fact> }
    });
    let view = view! {
        <div class="no-print">
            <Section title=td_string!(locale, record.place_title)>
                {approximate}
                <Facts>
                    {position}
                    {subdistrict}
                    <Fact term=td_string!(locale, record.shape)>{shape}</Fact>
                    <Fact term=td_string!(locale, record.basis)>{basis}</Fact>
                </Facts>
            </Section>
        </div>
    };
    Some(view.into_any())
}

/// Longitude and latitude to four decimals, about ten metres; WGS84.
fn coordinates([longitude, latitude]: Position, language: Language) -> String {
    let (east, north) = match language {
        Language::ZhCn => ("东经", "北纬"),
        Language::En => ("E", "N"),
    };
    format!("{east} {longitude:.4}°, {north} {latitude:.4}° (WGS84)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_have_four_decimals_longitude_first() {
        assert_eq!(coordinates([118.6845, 24.879], Language::En), "E 118.6845°, N 24.8790° (WGS84)");
    }
}
