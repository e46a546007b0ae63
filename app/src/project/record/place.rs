//! Where the site is, and how far that can be believed.

use super::view::{ProjectRecordView, Shape};
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Badge, Fact, Facts, Section, Tone};
use domain::access::Action;
use domain::code_list::CodeList as _;
use domain::label::Language;
use domain::place::PlaceBasis;
use leptos::prelude::*;

/// The section; nothing without a place.
pub(super) fn place(record: &ProjectRecordView) -> Option<AnyView> {
    let place = record.place.as_ref()?;
    let (locale, language) = (use_locale(), use_language());
    let shape = match place.shape {
        Shape::Point => td_string!(locale, record.shape_point),
        Shape::Line => td_string!(locale, record.shape_line),
        Shape::Area => td_string!(locale, record.shape_area),
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
    let position = place.position.map(|position| {
        view! { <Fact term=td_string!(locale, record.coordinates)>{coordinates(position, language)}</Fact> }
    });
    let subdistrict = record.item.subdistrict.map(|subdistrict| {
        let name = subdistrict.label().in_language(language);
        view! { <Fact term=td_string!(locale, record.subdistrict)>{name}</Fact> }
    });
    let draw = record.may(Action::EditRecord).then(|| {
        let href = format!("/projects/{}/place", record.item.code);
        view! {
            <p class="record-remark">
                <a href=href rel="external">
                    {td_string!(locale, record_edit.draw_link)}
                </a>
            </p>
        }
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
                {draw}
            </Section>
        </div>
    };
    Some(view.into_any())
}

/// Longitude and latitude, given in ten-thousandths of a degree.
fn coordinates(position: [i64; 2], language: Language) -> String {
    let (east, north) = match language {
        Language::ZhCn => ("东经", "北纬"),
        Language::En => ("E", "N"),
    };
    let [longitude, latitude] = position.map(|degrees| {
        let sign = if degrees < 0 { "-" } else { "" };
        format!("{sign}{}.{:04}°", degrees.abs() / 10_000, degrees.abs() % 10_000)
    });
    format!("{east} {longitude}, {north} {latitude} (WGS84)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_have_four_decimals_longitude_first() {
        assert!(coordinates([-5, 248_790], Language::ZhCn).starts_with("东经 -0.0005°"));
        assert_eq!(coordinates([1_186_845, 248_790], Language::En), "E 118.6845°, N 24.8790° (WGS84)");
    }
}
