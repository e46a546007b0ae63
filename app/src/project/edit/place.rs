//! The fields of a place: what it is, its coordinates in a system that is said, how it is known.

use super::fields::options;
use super::view::RecordForm;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{AreaField, ChoiceOption, PickField};
use domain::place::{CoordinateSystem, PlaceBasis, ShapeKind};
use leptos::prelude::*;

/// Lines of coordinates in sight at most; more can be scrolled.
const MOST_LINES: usize = 12;

/// All of them.
pub(super) fn place(form: &RecordForm) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let basis = form.value("place_basis");
    let bases = [
        (PlaceBasis::Exact, td_string!(locale, record_edit.basis_exact)),
        (PlaceBasis::EstimatedFromGeneralKnowledge, td_string!(locale, record_edit.basis_estimated)),
        (PlaceBasis::SubdistrictCentroid, td_string!(locale, record_edit.basis_subdistrict)),
        (PlaceBasis::Illustrative, td_string!(locale, record_edit.basis_illustrative)),
    ];
    let bases: Vec<_> =
        bases.map(|(one, label)| ChoiceOption::new(one.code(), label, one.code() == basis)).into();
    let none = td_string!(locale, record_edit.basis_not_said);
    let value = form.value("coordinates");
    let rows = u32::try_from(value.lines().count().clamp(2, MOST_LINES)).unwrap_or_default();
    let shapes = options::<ShapeKind>(&form.value("shape"), language);
    let systems = options::<CoordinateSystem>(&form.value("coordinate_system"), language);
    view! {
        <div class="edit-pair">
            <PickField name="shape" label=td_string!(locale, record_edit.shape) options=shapes />
            <PickField
                name="coordinate_system"
                label=td_string!(locale, record_edit.system)
                options=systems
                hint=td_string!(locale, record_edit.hint_system)
            />
        </div>
        <AreaField
            name="coordinates"
            label=td_string!(locale, record_edit.coordinates)
            value
            hint=td_string!(locale, record_edit.hint_coordinates)
            rows
        />
        <PickField name="place_basis" label=td_string!(locale, record_edit.basis) options=bases none />
    }
    .into_any()
}

/// The way to the map on which it is drawn, of a record that is there. A page of its own: only its document may start
/// the map's workers.
pub(super) fn map_link(form: &RecordForm) -> Option<AnyView> {
    let locale = use_locale();
    let href = (!form.code.is_empty()).then(|| format!("/projects/{}/place", form.code))?;
    let view = view! {
        <p class="field-hint">
            <a href=href rel="external" target="_blank">
                {td_string!(locale, record_edit.draw_link)}
            </a>
            " "
            {td_string!(locale, record_edit.draw_link_note)}
        </p>
    };
    Some(view.into_any())
}
