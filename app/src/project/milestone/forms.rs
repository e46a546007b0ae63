//! The forms: telling how a milestone stands, planning another date, adding one.

use super::view::MilestonesView;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::Again;
use crate::ui::{
    AreaField, Button, ButtonVariant, Disclosure, InputField, InputKind, LinkButton, PostForm, Section,
};
use domain::milestone::Milestone;
use leptos::prelude::*;

/// What may be done with one milestone.
pub(super) fn one_forms(found: &MilestonesView, one: &Milestone, again: Option<&Again>) -> AnyView {
    let (locale, name) = (use_locale(), one.name.in_language(use_language()));
    let title = td_string!(locale, milestone.change_one, name = name).to_string();
    let update = found.may_tell.then(|| update_form(one, again));
    // Once it was reached, nothing is planned any more.
    let replan = (found.may_plan && one.actual.is_none()).then(|| replan_form(one, again));
    let back = format!("/projects/{}/milestones", found.code);
    view! {
        <Section title id="change">
            {update}
            {replan}
            <p class="form-actions register-actions">
                <LinkButton href=back>{td_string!(locale, milestone.back)}</LinkButton>
            </p>
        </Section>
    }
    .into_any()
}

/// Which milestone, as it is shown.
fn hidden(one: &Milestone) -> AnyView {
    view! {
        <input type="hidden" name="id" value=one.id.to_string() />
        <input type="hidden" name="revision" value=one.revision.to_string() />
    }
    .into_any()
}

fn update_form(one: &Milestone, again: Option<&Again>) -> AnyView {
    let locale = use_locale();
    let again = again.filter(|again| again.is_of("update")).cloned();
    let text = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let (hidden, forecast, actual) = (hidden(one), text(one.forecast), text(one.actual));
    let evidence = one.evidence.clone().unwrap_or_default();
    view! {
        <PostForm name="update" label=td_string!(locale, milestone.update_title) again>
            {hidden}
            <div class="form-row">
                <InputField
                    name="forecast"
                    label=td_string!(locale, milestone.forecast)
                    value=forecast
                    kind=InputKind::Date
                    hint=td_string!(locale, milestone.forecast_hint)
                />
                <InputField
                    name="actual"
                    label=td_string!(locale, milestone.actual)
                    value=actual
                    kind=InputKind::Date
                    hint=td_string!(locale, milestone.actual_hint)
                />
            </div>
            <AreaField
                name="evidence"
                label=td_string!(locale, milestone.evidence)
                value=evidence
                hint=td_string!(locale, milestone.evidence_hint)
            />
            <div class="form-actions">
                <Button variant=ButtonVariant::Primary>{td_string!(locale, milestone.update_submit)}</Button>
            </div>
        </PostForm>
    }
    .into_any()
}

fn replan_form(one: &Milestone, again: Option<&Again>) -> AnyView {
    let locale = use_locale();
    let again = again.filter(|again| again.is_of("replan")).cloned();
    let (hidden, planned, open) = (hidden(one), one.planned.to_string(), again.is_some());
    let hint = td_string!(locale, milestone.planned_hint, baseline = one.baseline.to_string()).to_string();
    view! {
        <Disclosure summary=td_string!(locale, milestone.replan_title) open>
            <PostForm name="replan" label=td_string!(locale, milestone.replan_title) again>
                {hidden}
                <InputField
                    name="planned"
                    label=td_string!(locale, milestone.planned)
                    value=planned
                    kind=InputKind::Date
                    hint
                    required=true
                />
                <AreaField name="reason" label=td_string!(locale, plan.reason) required=true />
                <InputField
                    name="authority"
                    label=td_string!(locale, plan.authority)
                    hint=td_string!(locale, plan.authority_hint)
                    required=true
                />
                <div class="form-actions">
                    <Button variant=ButtonVariant::Primary>
                        {td_string!(locale, milestone.replan_submit)}
                    </Button>
                </div>
            </PostForm>
        </Disclosure>
    }
    .into_any()
}

/// A milestone more.
pub(super) fn add_form(found: &MilestonesView, again: Option<&Again>) -> AnyView {
    let locale = use_locale();
    let again = again.filter(|again| again.is_of("add")).cloned();
    let (open, key) = (again.is_some() || found.milestones.is_empty(), found.key.clone());
    view! {
        <div class="register-actions">
            <Disclosure summary=td_string!(locale, milestone.add_title) open>
                <PostForm name="add" label=td_string!(locale, milestone.add_title) again key>
                    <InputField
                        name="name"
                        label=td_string!(locale, milestone.name)
                        hint=td_string!(locale, milestone.name_hint)
                        required=true
                    />
                    <InputField
                        name="planned"
                        label=td_string!(locale, milestone.planned)
                        kind=InputKind::Date
                        hint=td_string!(locale, milestone.becomes_baseline)
                        required=true
                    />
                    <div class="form-actions">
                        <Button variant=ButtonVariant::Primary>
                            {td_string!(locale, milestone.add_submit)}
                        </Button>
                    </div>
                </PostForm>
            </Disclosure>
        </div>
    }
    .into_any()
}
