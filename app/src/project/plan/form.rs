//! The form for a new version. It begins with the last one, so that only what changes is typed.

use super::view::PlanView;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::Again;
use crate::ui::{
    AreaField, Button, ButtonVariant, ChoiceOption, Disclosure, InputField, InputKind, PickField, PostForm,
};
use domain::code_list::CodeList as _;
use domain::investment::{Phasing, PlanDraft, PlanVersion};
use domain::unit::Yuan;
use leptos::prelude::*;

const FORM: &str = "version";

pub(super) fn version_form(found: &PlanView, again: Option<Again>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let last = found.versions.last();
    let seen = last.map_or(0, |last| last.version);
    let open = again.as_ref().is_some_and(|again| again.is_of(FORM));
    let since = last.map_or(found.open.first_day(), |last| last.effective_from.max(found.open.first_day()));
    let hint = td_string!(locale, plan.effective_hint, day = found.open.first_day().to_string()).to_string();
    let total = amount(last.and_then(|last| last.total_planned_investment));
    let years = found.years().into_iter();
    let years: Vec<_> = years
        .map(|year| (year, amount(last.and_then(|last| last.annual_planned_investment(year)))))
        .collect();
    // Where months were planned and nothing else is said, what is left of the year is spread.
    let phased = last.is_some_and(|last| !last.phasing.is_empty());
    let usual = if phased { Phasing::Even } else { Phasing::None };
    let phasing = Phasing::ALL.iter().filter(|phasing| phased || **phasing != Phasing::Keep).map(|phasing| {
        let label = phasing.label().in_language(language);
        ChoiceOption::new(phasing.code(), label, *phasing == usual)
    });
    let phasing: Vec<_> = phasing.collect();
    let date = |of: fn(&PlanVersion) -> Option<chrono::NaiveDate>| {
        last.and_then(of).map(|day| day.to_string()).unwrap_or_default()
    };
    let (start, finish) = (date(|version| version.planned_start), date(|version| version.planned_finish));
    view! {
        <Disclosure summary=td_string!(locale, plan.form_title) open>
            <PostForm name=FORM label=td_string!(locale, plan.form_title) again>
                <input type="hidden" name="seen" value=seen.to_string() />
                <InputField
                    name="effective_from"
                    label=td_string!(locale, plan.effective_from)
                    value=since.to_string()
                    kind=InputKind::Date
                    hint
                    required=true
                />
                <InputField
                    name="total"
                    label=td_string!(locale, record.total_planned)
                    value=total
                    kind=InputKind::Decimal
                    unit=td_string!(locale, plan.wan)
                    hint=td_string!(locale, plan.amount_hint)
                />
                <div class="form-row">{years.into_iter().map(year_field).collect_view()}</div>
                <PickField name="phasing" label=td_string!(locale, plan.phasing) options=phasing />
                <div class="form-row">
                    <InputField
                        name="planned_start"
                        label=td_string!(locale, record.planned_start)
                        value=start
                        kind=InputKind::Date
                    />
                    <InputField
                        name="planned_finish"
                        label=td_string!(locale, record.planned_finish)
                        value=finish
                        kind=InputKind::Date
                    />
                </div>
                <AreaField name="reason" label=td_string!(locale, plan.reason) required=true />
                <InputField
                    name="authority"
                    label=td_string!(locale, plan.authority)
                    hint=td_string!(locale, plan.authority_hint)
                    required=true
                />
                <p class="field-hint">{td_string!(locale, plan.frozen)}</p>
                <div class="form-actions">
                    <Button variant=ButtonVariant::Primary>{td_string!(locale, plan.submit)}</Button>
                </div>
            </PostForm>
        </Disclosure>
    }
    .into_any()
}

/// A year and what is planned for it. Made inside the form: only there it knows what was typed before.
fn year_field((year, value): (i32, String)) -> AnyView {
    let locale = use_locale();
    let label = td_string!(locale, record.annual_planned, year = year).to_string();
    view! {
        <InputField
            name=PlanDraft::annual_field(year)
            label
            value
            kind=InputKind::Decimal
            unit=td_string!(locale, plan.wan)
        />
    }
    .into_any()
}

/// An amount as it is typed: in 万元, exactly.
fn amount(amount: Option<Yuan>) -> String {
    amount.map(Yuan::exact_wan).unwrap_or_default()
}
