//! What was typed for a month that has been closed: to read, to copy, or to use in the month that is open.

use crate::locale::{td_string, use_language, use_locale};
use crate::posting::Again;
use crate::status_report::report_view::{Kept, ReportPage};
use crate::ui::{Button, ButtonVariant, Notice, PostForm, Section, ShownText, Tone, month_text};
use domain::code_list::CodeList as _;
use domain::status_report::AmountUnit;
use leptos::prelude::*;

/// The draft.
pub(in crate::status_report) fn kept(page: &ReportPage, kept: &Kept, again: Option<&Again>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let month = month_text(page.month.month, language);
    let text = td_string!(locale, report.kept_text, month = month, at = kept.typed_at.clone()).to_string();
    let use_it = kept.open_month.map(|open| {
        let open = month_text(open, language);
        view! {
            <PostForm
                name="move"
                label=td_string!(locale, report.kept_title)
                again=again.cloned()
                key=page.key.clone()
            >
                <div class="form-actions">
                    <Button variant=ButtonVariant::Primary>
                        {td_string!(locale, report.kept_use, month = open).to_string()}
                    </Button>
                    <span class="card-note">{td_string!(locale, report.kept_use_hint)}</span>
                </div>
            </PostForm>
        }
    });
    let unit = AmountUnit::from_code(kept.typed.get("amount_unit")).unwrap_or(AmountUnit::Wan);
    let unit = unit.label().in_language(language);
    let amount = format!("{} ({unit})", td_string!(locale, report.amount));
    let lines = [
        ("amount", amount.as_str()),
        ("progress", td_string!(locale, report.physical_progress)),
        ("note", td_string!(locale, report.note)),
        ("problems", td_string!(locale, report.problems)),
        ("next_steps", td_string!(locale, report.next_steps)),
    ];
    let typed: Vec<_> = lines
        .into_iter()
        .filter_map(|(name, label)| Some(format!("{label}：{}", kept.typed.filled(name)?)))
        .collect();
    view! {
        <Notice tone=Tone::Caution>{text}</Notice>
        <Section title=td_string!(locale, report.kept_title)>
            <ShownText label=td_string!(locale, report.kept_label) text=typed.join("\n") lang="zh-CN" />
            {use_it}
        </Section>
    }
    .into_any()
}
