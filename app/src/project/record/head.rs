//! The head of a record: what it is called, what kind of record it is, and as of which month it is shown.

use super::question::{kept_pairs, record_href};
use super::view::{ProjectRecordView, ReportTask};
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{AsOfField, Badge, Button, ButtonVariant, FilterForm, LinkButton, Tone, paper_links};
use domain::access::Action;
use domain::code_list::{CodeList as _, Source};
use domain::label::Language;
use leptos::prelude::*;

/// The head.
pub(super) fn head(record: &ProjectRecordView, search: &str) -> AnyView {
    let language = use_language();
    let (name, other, other_tag) = match language {
        Language::ZhCn => (&record.item.name.zh, &record.item.name.en, Language::En.tag()),
        Language::En => (&record.item.name.en, &record.item.name.zh, Language::ZhCn.tag()),
    };
    let subtitle = (name != other).then(|| {
        view! { <p class="page-lead" lang=other_tag>{other.clone()}</p> }
    });
    view! {
        <header class="record-head">
            <div class="page-head">
                <div>
                    <p class="record-code">{record.item.code.to_string()}</p>
                    <h1 class="page-title">{name.clone()}</h1>
                    {subtitle}
                    {badges(record)}
                </div>
                {tools(record, search)}
            </div>
            {as_of(record)}
        </header>
    }
    .into_any()
}

/// The marks under the name; the first says how far the record can be believed.
fn badges(record: &ProjectRecordView) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let item = &record.item;
    let source = match item.source {
        Source::Illustrative => Tone::Caution,
        Source::Report | Source::ReportCount | Source::Imported => Tone::Info,
    };
    let stage = item
        .stage
        .map_or(td_string!(locale, record.stage_unknown), |stage| stage.label().in_language(language));
    let others =
        [Some(item.category.label()), Some(item.sector.label()), item.subdistrict.map(|s| s.label())];
    let words = others.into_iter().flatten().map(|label| label.in_language(language));
    // The two lists of the report are the category said again.
    let lists = ["construction_267", "culture_15"];
    let programmes = item.programmes.iter().filter(|programme| !lists.contains(&programme.code()));
    let programmes = programmes.map(|programme| programme.label().in_language(language));
    let plain = std::iter::once(stage).chain(words).chain(programmes);
    let plain = plain.map(|label| view! { <li><Badge label /></li> }).collect_view();
    view! {
        <ul class="record-badges" aria-label=td_string!(locale, record.badges)>
            <li><Badge label=item.source.label().in_language(language) tone=source mark=true /></li>
            {plain}
        </ul>
    }
    .into_any()
}

/// The month to look at, and the record in other forms.
fn tools(record: &ProjectRecordView, search: &str) -> AnyView {
    let locale = use_locale();
    let code = &record.item.code;
    let (calendar, shown) = (record.calendar, record.as_of);
    let kept = kept_pairs(search, "as_of").into_iter().map(|(name, value)| {
        view! { <input type="hidden" name=name value=value /> }
    });
    let kept = kept.collect_view();
    let plates = [("A4", "a4"), ("A6", "a6")].map(|(name, size)| {
        let href = format!("/projects/{code}/plate.pdf?size={size}");
        (name, move || href.clone())
    });
    let plates = paper_links(td_string!(locale, record.plate), plates);
    let data = format!("/api/v1/projects/{code}?as_of={}", record.as_of.month);
    let edit = record.may(Action::EditRecord).then(|| {
        let href = format!("/projects/{code}/edit");
        view! { <LinkButton href>{td_string!(locale, record.edit)}</LinkButton> }
    });
    // Printing needs JavaScript: without it, the button does not appear.
    let hydrated = RwSignal::new(false);
    Effect::new(move || hydrated.set(true));
    let print = move || {
        hydrated.get().then(|| {
            view! {
                <Button kind="button" on:click=move |_| print_page()>
                    {td_string!(locale, record.print)}
                </Button>
            }
        })
    };
    view! {
        <div class="page-actions">
            <FilterForm action=record_href(code, "") label=td_string!(locale, record.as_of_label)>
                {kept}
                <AsOfField calendar as_of=shown />
                <Button>{td_string!(locale, record.as_of_show)}</Button>
            </FilterForm>
            {edit}
            {report_task(record)}
            {print}
            {plates}
            <LinkButton href=data rel="external" variant=ButtonVariant::Ghost>
                {td_string!(locale, record.as_json)}
            </LinkButton>
        </div>
    }
    .into_any()
}

/// The way to the report of the open month, for who has something to do with it.
fn report_task(record: &ProjectRecordView) -> Option<AnyView> {
    let locale = use_locale();
    let (month, text) = match record.report_task? {
        ReportTask::Fill(month) => (month, td_string!(locale, record.report_fill)),
        ReportTask::Review(month) => (month, td_string!(locale, record.report_review)),
    };
    let href = format!("/projects/{}/report/{month}", record.item.code);
    Some(view! { <LinkButton href variant=ButtonVariant::Primary>{text}</LinkButton> }.into_any())
}

fn print_page() {
    // A browser that cannot print says so itself.
    let _ = window().print();
}

/// As of when, and whether that may still change.
fn as_of(record: &ProjectRecordView) -> AnyView {
    let locale = use_locale();
    let text = td_string!(locale, record.as_of_text, day = record.day().to_string()).to_string();
    let provisional = record.as_of.provisional.then(|| {
        view! {
            " "
            <Badge label=td_string!(locale, record.provisional) tone=Tone::Caution mark=true />
            " "
            {td_string!(locale, record.provisional_text)}
        }
    });
    view! { <p class="record-as-of">{text} {provisional}</p> }.into_any()
}
