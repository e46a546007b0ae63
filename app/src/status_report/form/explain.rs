//! What looks wrong in the figures, each with its reason and a field to explain it. Every field is always in the
//! form, so that nothing said is lost while figures change; only those asked for are in sight.

use super::live::Live;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{AreaField, live};
use domain::code_list::CodeList as _;
use domain::form::Fields;
use domain::status_report::{Check, CheckCode};
use leptos::prelude::*;

/// The checks.
pub(super) fn explanations(state: Live, fields: &Fields) -> AnyView {
    let locale = use_locale();
    let checks = state.checks;
    let items: Vec<_> = CheckCode::ALL.iter().map(|code| item(*code, checks, fields)).collect();
    view! {
        <section
            class="card-section report-explain"
            aria-labelledby="report-checks"
            hidden=move || checks.with(Vec::is_empty)
        >
            <h2 id="report-checks" class="card-title">{td_string!(locale, report.checks_title)}</h2>
            <p class="card-note">{td_string!(locale, report.checks_hint)}</p>
            <ul class="report-checks" aria-live="polite">{items}</ul>
        </section>
    }
    .into_any()
}

fn item(code: CheckCode, checks: Memo<Vec<Check>>, fields: &Fields) -> AnyView {
    let language = use_language();
    let name = code.field();
    let stored = fields.get(&name).to_owned();
    let find = move || checks.with(|checks| checks.iter().find(|check| check.code == code).cloned());
    let reason = live(move || match find() {
        Some(check) => view! { <p>{check.reason.in_language(language).to_owned()}</p> }.into_any(),
        None => ().into_any(),
    });
    let label = td_string!(use_locale(), report.explain, what = code.label().in_language(language));
    view! {
        <li class="report-check" hidden=move || find().is_none()>
            {reason}
            <AreaField name=name label value=stored rows=2 required=true />
        </li>
    }
    .into_any()
}
