//! `/admin/light-rules`: the versions of the rules in words, and a new one, with what it would change.

mod form;
mod preview;

use super::Part;
use super::frame::{admin_page, failed};
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
        let stored = store::status_light::versions(&ctx.store, ctx.read_model.district()).await;
        let stored = stored.map_err(internal)?;
        let in_force = stored.iter().find(|version| version.effective_from <= today);
        let in_force = in_force.map_or_else(RuleTable::default, |version| version.rules.clone());
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
            .map(|version| shown(&version.rules, Some(version.effective_from.to_string())))
            .collect();
        if !stored.iter().any(|version| version.rules.version == RuleTable::default().version) {
            versions.push(shown(&RuleTable::default(), None));
        }
        let newest = versions.first().map_or(1, |version| version.version);
        let asked: Fields = form_urlencoded::parse(question.trim_start_matches('?').as_bytes()).collect();
        if asked.find("preview").is_none() {
            let fields = RulesDraft::fields(&in_force, newest, today);
            return Ok(Rules { versions, fields, errors: FieldErrors::default(), preview: None });
        }
        Ok(match RulesDraft::parse(&asked, today) {
            Ok(draft) => {
                let preview = ctx.read_model.portfolio().preview_rules(&draft.table(newest + 1))?;
                Rules { versions, fields: asked, errors: FieldErrors::default(), preview: Some(preview) }
            }
            Err(errors) => Rules { versions, fields: asked, errors, preview: None },
        })
    };
    answer(read.await)
}

/// The page `/admin/light-rules`.
pub(super) fn open() -> AnyView {
    let search = use_search_of(Part::LightRules.href());
    let (answer, again) = (answer_of(move || search.get(), get_light_rules), use_again());
    admin_page(Part::LightRules, move || async move {
        match answer.await {
            Ok(rules) => page(&rules, again.await),
            Err(error) => failed(error),
        }
    })
}

fn page(rules: &Rules, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    // A draft in the address that cannot be is shown like one that was posted.
    let again = again.or_else(|| {
        let mut fields = rules.fields.clone();
        fields.0.push(("form".to_owned(), "draft".to_owned()));
        let errors = rules.errors.clone();
        (!errors.is_empty()).then(|| Again { fields, errors, ..Again::default() })
    });
    let versions: Vec<AnyView> = rules.versions.iter().map(version).collect();
    let preview = rules.preview.as_ref().map(|found| preview::preview(found, &rules.fields, again.clone()));
    view! {
        {preview}
        {form::form(&rules.fields, again)}
        <Section title=td_string!(locale, admin.rule_versions) note=td_string!(locale, admin.rule_versions_note)>
            {versions}
        </Section>
    }
    .into_any()
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
