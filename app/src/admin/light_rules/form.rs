//! The form of a new version: for each kind of condition a limit for red and one for yellow.

use crate::locale::{td_string, use_locale};
use crate::posting::Again;
use crate::ui::{Button, ButtonVariant, ChoiceOption, InputField, InputKind, PickField, PostForm, Section};
use chrono::NaiveDate;
use domain::form::Fields;
use leptos::prelude::*;

/// The form.
pub(super) fn form(stored: &Fields, earliest: NaiveDate, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let mode =
        |code: &'static str, label: &'static str| ChoiceOption::new(code, label, stored.get("mode") == code);
    let modes = vec![
        mode("gap", td_string!(locale, admin.mode_gap)),
        mode("ratio", td_string!(locale, admin.mode_ratio)),
    ];
    // Which of the two depends on the way of judging, which is chosen in the same form.
    let limit_unit = td_string!(locale, admin.limit_unit);
    let stored = stored.clone();
    let based_on = stored.get("based_on").to_owned();
    view! {
        <Section title=td_string!(locale, admin.new_rules) note=td_string!(locale, admin.new_rules_note)>
            <PostForm name="draft" label=td_string!(locale, admin.new_rules) action="/admin/light-rules" again>
                <input type="hidden" name="based_on" value=based_on />
                <PickField
                    name="mode"
                    label=td_string!(locale, admin.mode)
                    options=modes
                    hint=td_string!(locale, admin.mode_hint)
                />
                {pair(&stored, "limit_red", "limit_yellow", td_string!(locale, admin.limit), limit_unit, InputKind::Decimal)}
                {pair(
                    &stored,
                    "milestone_red",
                    "milestone_yellow",
                    td_string!(locale, admin.milestone),
                    td_string!(locale, admin.days),
                    InputKind::Digits,
                )}
                {pair(
                    &stored,
                    "missing_red",
                    "missing_yellow",
                    td_string!(locale, admin.missing),
                    td_string!(locale, admin.month_unit),
                    InputKind::Digits,
                )}
                {pair(
                    &stored,
                    "start_red",
                    "start_yellow",
                    td_string!(locale, admin.start_missed),
                    td_string!(locale, admin.month_unit),
                    InputKind::Digits,
                )}
                {pair(
                    &stored,
                    "issue_red",
                    "issue_yellow",
                    td_string!(locale, admin.issue_overdue),
                    td_string!(locale, admin.days),
                    InputKind::Digits,
                )}
                <InputField
                    name="escalation"
                    label=td_string!(locale, admin.escalation)
                    value=stored.get("escalation").to_owned()
                    kind=InputKind::Digits
                    hint=td_string!(locale, admin.escalation_hint)
                    unit=td_string!(locale, admin.month_unit)
                />
                <InputField
                    name="effective_from"
                    label=td_string!(locale, admin.effective_from)
                    value=stored.get("effective_from").to_owned()
                    kind=InputKind::Date
                    required=true
                    hint=td_string!(locale, admin.effective_hint, day = earliest.to_string())
                />
                <p class="form-actions">
                    <Button variant=ButtonVariant::Primary>{td_string!(locale, admin.show_preview)}</Button>
                    <span class="field-hint">{td_string!(locale, admin.preview_hint)}</span>
                </p>
            </PostForm>
        </Section>
    }
    .into_any()
}

/// The limits of one condition.
fn pair(
    stored: &Fields,
    red: &'static str,
    yellow: &'static str,
    title: &'static str,
    unit: &'static str,
    kind: InputKind,
) -> AnyView {
    let locale = use_locale();
    let told_as = |light: &str| format!("{title} · {light}");
    view! {
        <fieldset class="admin-pair">
            <legend>{title}</legend>
            <InputField
                name=red
                label=td_string!(locale, admin.red_at)
                value=stored.get(red).to_owned()
                kind
                unit
                told_as=told_as(td_string!(locale, admin.red_at))
            />
            <InputField
                name=yellow
                label=td_string!(locale, admin.yellow_at)
                value=stored.get(yellow).to_owned()
                kind
                unit
                told_as=told_as(td_string!(locale, admin.yellow_at))
            />
        </fieldset>
    }
    .into_any()
}
