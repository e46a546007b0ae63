//! `/admin/light-rules`: the versions of the rules in words, and a new one, with what it would change.

mod form;
mod preview;

use super::Part;
use super::frame::admin_page;
use super::view::{Rules, RulesShown};
use crate::error::AppError;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::{Again, use_again};
use crate::ui::{Badge, Section, Tone, use_search_of};
use crate::wire::{Wire, answer_of};
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The versions, and of a draft in the address's query what it would change.
///
/// # Errors
/// 401 or 403 for whoever does not change the rules.
#[server(input = GetUrl, output = Wire)]
pub async fn get_light_rules(question: String) -> Result<Rules, AppError> {
    use crate::server_context::{answer, ctx, internal};
    use crate::visitor::visitor;
    use domain::admin::{RulesDraft, escalation_words, issue_words, rule_words};
    use domain::form::{FieldErrors, Fields};
    use domain::status_light::RuleTable;

    let read = async {
        Part::LightRules.check(&visitor().actor)?;
        let ctx = ctx()?;
        let today = ctx.clock.today();
        let history = store::status_light::history(&ctx.store, ctx.read_model.district()).await;
        let history = history.map_err(internal)?;
        let portfolio = ctx.read_model.portfolio();
        let calendar = portfolio.calendar();
        let (stored, in_force, newest) = (history.versions(), history.on(today), history.newest());
        let earliest = RulesDraft::earliest(today, calendar);
        let shown = |rules: &RuleTable, effective_from: Option<String>| RulesShown {
            version: rules.version,
            effective_from,
            in_force: rules.version == in_force.version,
            rules: rules
                .rules
                .iter()
                .map(rule_words)
                .chain(issue_words(rules.overdue_issues))
                .chain([escalation_words(rules.yellow_months_to_red)])
                .collect(),
        };
        let mut versions: Vec<RulesShown> = stored
            .iter()
            .rev()
            .map(|version| shown(&version.rules, Some(version.effective_from.to_string())))
            .collect();
        if !stored.iter().any(|version| version.rules.version == RuleTable::default().version) {
            versions.push(shown(&RuleTable::default(), None));
        }
        let asked: Fields = form_urlencoded::parse(question.trim_start_matches('?').as_bytes()).collect();
        if asked.find("preview").is_none() {
            let fields = RulesDraft::fields(in_force, newest, earliest);
            return Ok(Rules { versions, fields, errors: FieldErrors::default(), preview: None, earliest });
        }
        Ok(match RulesDraft::parse(&asked, today, calendar) {
            Ok(draft) => {
                let preview = Some(portfolio.preview_rules(&draft.version(newest + 1))?);
                Rules { versions, fields: asked, errors: FieldErrors::default(), preview, earliest }
            }
            Err(errors) => Rules { versions, fields: asked, errors, preview: None, earliest },
        })
    };
    answer(read.await)
}

/// The page `/admin/light-rules`.
pub(super) fn open() -> AnyView {
    let search = use_search_of(Part::LightRules.href());
    let (answer, again) = (answer_of(move || search.get(), get_light_rules), use_again());
    admin_page(Part::LightRules, move || async move { Ok(page(&answer.await?, again.await)) })
}

fn page(rules: &Rules, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    // A draft in the address that cannot be is shown like one that was posted.
    let again = again.or_else(|| {
        let errors = rules.errors.clone();
        let fields = rules.fields.clone();
        (!errors.is_empty()).then(|| as_draft(Again { fields, errors, ..Again::default() }))
    });
    // What cannot be saved has no preview to stand under: it goes back to the form where it can be changed.
    let again = again.map(|again| if rules.preview.is_none() { as_draft(again) } else { again });
    let versions: Vec<AnyView> = rules.versions.iter().map(version).collect();
    let preview = rules.preview.as_ref().map(|found| preview::preview(found, &rules.fields, again.clone()));
    view! {
        {preview}
        {form::form(&rules.fields, rules.earliest, again)}
        <Section title=td_string!(locale, admin.rule_versions) note=td_string!(locale, admin.rule_versions_note)>
            {versions}
        </Section>
    }
    .into_any()
}

/// As the form of a draft shows it.
fn as_draft(again: Again) -> Again {
    let mut fields = again.fields.without(|name| name == "form");
    fields.0.push(("form".to_owned(), "draft".to_owned()));
    Again { fields, ..again }
}

fn version(version: &RulesShown) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let from = match &version.effective_from {
        Some(day) => td_string!(locale, admin.effective_since, day = day.clone()).to_string(),
        None => td_string!(locale, admin.effective_always).to_owned(),
    };
    let mark = version.in_force.then(|| {
        view! { <Badge label=td_string!(locale, admin.in_force) tone=Tone::Good mark=true /> }
    });
    let rules = version.rules.iter().map(|rule| view! { <li>{rule.in_language(language).to_owned()}</li> });
    view! {
        <article class="admin-version">
            <h3>{td_string!(locale, admin.rule_version, number = version.version).to_string()} " " {mark}</h3>
            <p class="card-note">{from}</p>
            <ul class="admin-list">{rules.collect_view()}</ul>
        </article>
    }
    .into_any()
}
