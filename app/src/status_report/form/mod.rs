//! The report as a form: one column, in the order one thinks of it; what is known is not asked for.

mod autosave;
mod conflict;
mod device;
mod explain;
mod kept;
mod keyboard;
mod live;
mod preview;
mod queue;
mod register;
mod saved;
mod unsent;

pub(super) use device::settle;
pub(super) use kept::kept;
pub(super) use unsent::unsent;

use super::report_view::{Fill, ReportPage};
use crate::attachment::{AttachmentView, stored_files};
use crate::locale::{td_string, use_locale};
use crate::posting::Again;
use crate::ui::{
    AreaField, ChoiceOption, FileField, InputField, InputKind, Notice, PickField, PostForm, Section, Tone,
};
use autosave::Autosave;
use domain::code_list::CodeList as _;
use domain::form::Fields;
use domain::status_report::AmountUnit;
use leptos::prelude::*;
use live::Live;
use queue::Queue;

/// The name of the form among those of the page.
const FORM: &str = "report";

/// The form.
pub(super) fn fill(page: &ReportPage, fill: &Fill, again: Option<&Again>) -> AnyView {
    let locale = use_locale();
    let sent = again.filter(|again| again.is_of(FORM)).cloned();
    let is_again = sent.is_some();
    let fields = sent.as_ref().map_or_else(|| fill.start.clone(), |again| again.fields.clone());
    let live = Live::new(page.context.clone(), fields.clone());
    let (autosave, queue) = (Autosave::new(page), Queue::new(page));
    let conflict = sent.as_ref().map_or(fill.is_stale, |again| again.conflict);
    let again = sent.or_else(|| fill.typed_at.is_some().then(|| typed_before(&fill.start)));
    let seen = fill.stored.as_ref().map(|stored| stored.revision.to_string()).unwrap_or_default();
    let conflict = conflict.then(|| conflict::conflict(fill, &fields));
    let notices = notices(page, fill, is_again);
    let (owned, typed, attachments) = (fill.clone(), again.clone(), page.attachments.clone());
    // Inside the form, because its fields ask it what was typed.
    let form = view! {
        <PostForm
            name=FORM
            label=td_string!(locale, report.form_label)
            again
            key=page.key.clone()
            id=live::FORM_ID
            multipart=true
        >
            <input type="hidden" name="seen_revision" value=seen />
            // Enter in a line of text presses the first button of a form: this one, which does no harm.
            <button class="sr-only" type="submit" name="act" value="save" tabindex="-1" aria-hidden="true"></button>
            {figures(live, &fields)}
            {explain::explanations(live, &fields)}
            {words(owned.carried_over, &fields)}
            {register::milestones(&owned, typed.as_ref())}
            {register::issues(&owned, typed.as_ref())}
            {register::new_issue(typed.as_ref())}
            {files(&attachments)}
            {buttons(&owned, autosave, queue)}
        </PostForm>
    };
    let form = live::listening(live, autosave, queue, form.into_any(), is_again);
    view! {
        {conflict}
        {notices}
        {saved::restored(live, autosave)}
        {form}
    }
    .into_any()
}

/// What was typed before comes back like a form that was sent: every field of it, with nothing wrong yet.
fn typed_before(typed: &Fields) -> Again {
    let mut fields = typed.clone();
    fields.0.push(("form".to_owned(), FORM.to_owned()));
    Again { fields, ..Again::default() }
}

/// Why one is here again: what the office said, what waits from before.
fn notices(page: &ReportPage, fill: &Fill, is_again: bool) -> AnyView {
    let locale = use_locale();
    let reason = fill.stored.as_ref().and_then(|stored| stored.return_reason.clone());
    let returned = reason.map(|reason| {
        view! {
            <Notice tone=Tone::Bad>
                <p><strong>{td_string!(locale, report.returned_title)}</strong></p>
                <p lang="zh-CN" class="report-text">{reason}</p>
            </Notice>
        }
    });
    let typed = fill.typed_at.clone().filter(|_| !is_again).map(|at| {
        let text = td_string!(locale, report.typed_before, at = at).to_string();
        view! { <Notice tone=Tone::Info>{text}</Notice> }
    });
    let late = page.month.is_late().then(|| {
        view! { <Notice tone=Tone::Caution>{td_string!(locale, report.late_notice)}</Notice> }
    });
    view! { {returned} {typed} {late} }.into_any()
}

/// Amount with its unit and physical progress, and what they come to.
fn figures(live: Live, fields: &Fields) -> AnyView {
    let (locale, language) = (use_locale(), crate::locale::use_language());
    let chosen = fields.get("amount_unit");
    let units = AmountUnit::ALL.iter().map(|unit| {
        ChoiceOption::new(unit.code(), unit.label().in_language(language), unit.code() == chosen)
    });
    let units = units.collect();
    let (amount, progress) = (fields.get("amount").to_owned(), fields.get("progress").to_owned());
    view! {
        <Section title=td_string!(locale, report.figures_title)>
            <div class="report-figures">
                <InputField
                    name="amount"
                    label=td_string!(locale, report.amount)
                    hint=td_string!(locale, report.amount_hint)
                    value=amount
                    kind=InputKind::Decimal
                    required=true
                    autofocus=true
                />
                <PickField name="amount_unit" label=td_string!(locale, report.unit) options=units />
                <InputField
                    name="progress"
                    label=td_string!(locale, report.physical_progress)
                    hint=td_string!(locale, report.progress_hint)
                    value=progress
                    kind=InputKind::Decimal
                    unit="%"
                />
            </div>
            {preview::preview(live)}
        </Section>
    }
    .into_any()
}

/// What has happened, what is in the way, what comes next.
fn words(carried_over: bool, fields: &Fields) -> AnyView {
    let locale = use_locale();
    let note = carried_over.then(|| td_string!(locale, report.carried_note));
    let text = |name: &str| fields.get(name).to_owned();
    let (words, problems, next_steps) = (text("note"), text("problems"), text("next_steps"));
    view! {
        <Section title=td_string!(locale, report.words_title) note=note.unwrap_or_default()>
            <div class="report-words">
                <AreaField
                    name="note"
                    label=td_string!(locale, report.note)
                    value=words
                    rows=2
                />
                <AreaField
                    name="problems"
                    label=td_string!(locale, report.problems)
                    value=problems
                    rows=2
                />
                <AreaField
                    name="next_steps"
                    label=td_string!(locale, report.next_steps)
                    value=next_steps
                    rows=2
                />
            </div>
        </Section>
    }
    .into_any()
}

/// Photos and documents: kept as soon as the form is sent, whatever else is wrong with it.
fn files(attachments: &[AttachmentView]) -> AnyView {
    let locale = use_locale();
    let stored = stored_files(attachments, crate::locale::use_language());
    view! {
        <Section title=td_string!(locale, report.files_title)>
            <FileField
                name="files"
                label=td_string!(locale, report.files)
                hint=td_string!(locale, report.files_hint)
                stored
            />
        </Section>
    }
    .into_any()
}

/// The ways on, where the thumb is.
fn buttons(fill: &Fill, autosave: Autosave, queue: Queue) -> AnyView {
    let locale = use_locale();
    let next = fill.next.is_some().then(|| {
        view! {
            <button class="btn" type="submit" name="act" value="submit_next">
                {td_string!(locale, report.submit_next)}
            </button>
        }
    });
    let progress = td_string!(locale, report.progress, done = fill.handed_in, all = fill.owed).to_string();
    view! {
        <div class="form-actions report-actions">
            {queue.notice()}
            {saved::stopped(autosave)}
            <button class="btn btn-primary" type="submit" name="act" value="submit" aria-keyshortcuts="Control+Enter">
                {td_string!(locale, report.submit)}
            </button>
            {next}
            <button class="btn btn-ghost" type="submit" name="act" value="save">
                {td_string!(locale, report.save)}
            </button>
            {saved::status(autosave)}
            <span class="card-note report-count">{progress}</span>
        </div>
    }
    .into_any()
}
