//! The light, large, with everything that decided it in words.

use super::view::ProjectRecordView;
use crate::locale::{Locale, td_string, use_language, use_locale};
use crate::ui::{Badge, Tone};
use domain::access::Action;
use domain::code_list::CodeList as _;
use domain::label::Language;
use domain::status_light::{Excused, Finding, Light};
use leptos::prelude::*;

/// How a light looks in the kit's tones.
const fn light_tone(light: Light) -> Tone {
    match light {
        Light::Green => Tone::Good,
        Light::Yellow => Tone::Caution,
        Light::Red => Tone::Bad,
        Light::Grey => Tone::Neutral,
    }
}

/// The box.
pub(super) fn light_box(record: &ProjectRecordView) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let evaluation = &record.evaluation;
    let tone = light_tone(evaluation.light);
    let day = record.day().to_string();
    let rule =
        td_string!(locale, record.light_rule, version = evaluation.rule_version, day = day).to_string();
    let findings = evaluation.findings.iter().map(|finding| {
        view! { <li>{finding_text(finding, locale, language)}</li> }
    });
    let excused = evaluation.excused.as_ref().map(|excused| excused_text(excused, locale, language));
    let may = record.may(Action::ExcuseLight);
    let lead = (may || evaluation.excused.is_some()).then(|| {
        let href = format!("/projects/{}/light", record.item.code);
        let text =
            if may { td_string!(locale, excuse.title) } else { td_string!(locale, record.light_excuses) };
        view! { <p class="no-print"><a class="btn btn-ghost" href=href>{text}</a></p> }
    });
    view! {
        <section class=format!("light-box {}", tone.class()) aria-labelledby="light-title">
            <h2 id="light-title" class="light-title">
                <Badge label=evaluation.light.label().in_language(language) tone mark=true />
            </h2>
            {excused}
            <ul class="light-findings">{findings.collect_view()}</ul>
            <p class="card-note">{rule}</p>
            {lead}
        </section>
    }
    .into_any()
}

/// Until when and why it is set aside, and what it would be.
fn excused_text(excused: &Excused, locale: Locale, language: Language) -> AnyView {
    let text = td_string!(
        locale,
        record.light_excused,
        until = excused.until.to_string(),
        reason = excused.reason.as_str()
    );
    let computed = excused.computed.label().in_language(language);
    let tone = light_tone(excused.computed);
    view! {
        <p>{text}</p>
        <p>
            {td_string!(locale, record.light_computed)}
            <Badge label=computed tone mark=true />
        </p>
    }
    .into_any()
}

/// A finding, with what it looked at before its figures.
fn finding_text(finding: &Finding, locale: Locale, language: Language) -> String {
    let about = match finding {
        Finding::Gap { .. } => td_string!(locale, record.about_gap),
        Finding::StageUnknown | Finding::StageNotJudged { .. } | Finding::NoAnnualPlan { .. } => {
            td_string!(locale, record.about_reason)
        }
        // The others name what they looked at themselves.
        _ => "",
    };
    format!("{about}{}", finding.explain().in_language(language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::unit::BasisPoints;

    #[test]
    fn figures_stand_behind_what_they_are_figures_of() {
        let finding = Finding::Gap { rate: BasisPoints(3191), time: BasisPoints(2500), limit: None };
        let figures = finding.explain();
        assert_eq!(
            finding_text(&finding, Locale::zh_CN, Language::ZhCn),
            format!("投资完成率 − 序时进度：{}", figures.zh)
        );
        assert_eq!(
            finding_text(&finding, Locale::en, Language::En),
            format!("Completion rate − time elapsed: {}", figures.en)
        );
    }
}
