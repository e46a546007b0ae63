//! The light, large, with everything that decided it in words.

use super::view::ProjectRecordView;
use crate::locale::{Locale, td_string, use_language, use_locale};
use crate::ui::{Badge, Tone};
use domain::code_list::CodeList as _;
use domain::label::Language;
use domain::status_light::{Finding, Light};
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
    view! {
        <section class=format!("light-box {}", tone.class()) aria-labelledby="light-title">
            <h2 id="light-title" class="light-title">
                <Badge label=evaluation.light.label().in_language(language) tone mark=true />
            </h2>
            <ul class="light-findings">{findings.collect_view()}</ul>
            <p class="card-note">{rule}</p>
        </section>
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
