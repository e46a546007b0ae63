//! What can be done with an issue: each a form of its own, as far as the reader may. The server asks again.

use crate::issue_register::view::IssueView;
use crate::locale::{td_string, use_locale};
use crate::posting::Again;
use crate::ui::{AreaField, Button, ButtonVariant, Disclosure, InputField, InputKind, PostForm, Section};
use leptos::prelude::*;

/// The forms, the likeliest first.
pub(super) fn forms(found: &IssueView, again: Option<&Again>) -> AnyView {
    let locale = use_locale();
    let (open, ordered) = (found.issue.closed.is_none(), found.issue.ordered.is_some());
    // What was sent before the order was known comes back: it says why it is too late, and keeps what was typed.
    let late = |form| ordered && again.is_some_and(|again| again.is_of(form));
    let closes = found.may_close || (found.may_note && late("close"));
    // Both would ask for owner and due date: who may order says it by an order.
    let assigns = found.may_assign && !found.may_order && (!ordered || late("assign"));
    let forms: Vec<AnyView> = [
        (open && found.may_note).then(|| note(found, again)),
        (open && found.may_order).then(|| order(found, again)),
        (open && closes).then(|| close(found, again)),
        (open && assigns).then(|| assign(found, again)),
        (!open && found.may_close).then(|| reopen(found, again)),
    ]
    .into_iter()
    .flatten()
    .collect();
    if forms.is_empty() {
        return ().into_any();
    }
    // Why a form is missing that other issues have.
    let rule = ordered.then(|| {
        view! { <p class="card-note">{td_string!(locale, register.order_rule)}</p> }
    });
    view! { <Section title=td_string!(locale, register.work)>{rule} {forms}</Section> }.into_any()
}

/// A folded form; one that is shown again is open. Its fields are made inside it: only there they know what
/// was typed before.
fn folded(
    name: &'static str,
    title: &'static str,
    open: bool,
    (found, again): (&IssueView, Option<&Again>),
    fields: impl FnOnce() -> AnyView + Send + 'static,
    submit: &'static str,
) -> AnyView {
    let (again, revision) = (again.filter(|again| again.is_of(name)).cloned(), found.issue.revision);
    let open = open || again.is_some();
    view! {
        <Disclosure summary=title open>
            <PostForm name label=title again>
                <input type="hidden" name="revision" value=revision.to_string() />
                {fields()}
                <div class="form-actions">
                    <Button variant=ButtonVariant::Primary>{submit}</Button>
                </div>
            </PostForm>
        </Disclosure>
    }
    .into_any()
}

fn note(found: &IssueView, again: Option<&Again>) -> AnyView {
    let locale = use_locale();
    let fields = move || {
        view! {
            <AreaField
                name="note"
                label=td_string!(locale, register.note)
                hint=td_string!(locale, register.note_hint)
                required=true
            />
        }
        .into_any()
    };
    let title = td_string!(locale, register.note_title);
    folded("note", title, true, (found, again), fields, td_string!(locale, register.note_submit))
}

fn close(found: &IssueView, again: Option<&Again>) -> AnyView {
    let (locale, today) = (use_locale(), found.today.to_string());
    let fields = move || {
        view! {
            <InputField
                name="closed"
                label=td_string!(locale, register.closed_on)
                hint=td_string!(locale, register.closed_hint)
                value=today
                kind=InputKind::Date
                required=true
            />
            <AreaField
                name="evidence"
                label=td_string!(locale, register.evidence)
                hint=td_string!(locale, register.evidence_hint)
                required=true
            />
        }
        .into_any()
    };
    let title = td_string!(locale, register.close_title);
    folded("close", title, false, (found, again), fields, td_string!(locale, register.close_submit))
}

fn assign(found: &IssueView, again: Option<&Again>) -> AnyView {
    let (locale, owner) = (use_locale(), found.issue.owner.clone().unwrap_or_default());
    let due = found.issue.due.map(|due| due.to_string()).unwrap_or_default();
    let fields = move || {
        view! {
            <InputField
                name="owner"
                label=td_string!(locale, register.owner)
                value=owner
                hint=td_string!(locale, register.owner_hint)
            />
            <InputField
                name="due"
                label=td_string!(locale, register.due)
                value=due
                kind=InputKind::Date
            />
            <AreaField
                name="instruction"
                label=td_string!(locale, register.instruction)
                hint=td_string!(locale, register.instruction_hint)
            />
        }
        .into_any()
    };
    let title = td_string!(locale, register.assign_title);
    folded("assign", title, false, (found, again), fields, td_string!(locale, register.assign_submit))
}

fn order(found: &IssueView, again: Option<&Again>) -> AnyView {
    let (locale, owner) = (use_locale(), found.issue.owner.clone().unwrap_or_default());
    let due = found.issue.due.map(|due| due.to_string()).unwrap_or_default();
    let fields = move || {
        view! {
            <InputField
                name="owner"
                label=td_string!(locale, register.owner)
                value=owner
                required=true
            />
            <InputField
                name="due"
                label=td_string!(locale, register.due)
                value=due
                kind=InputKind::Date
                required=true
            />
            <AreaField
                name="order"
                label=td_string!(locale, register.order_text)
                hint=td_string!(locale, register.order_text_hint)
                required=true
            />
        }
        .into_any()
    };
    let title = match found.issue.ordered {
        Some(_) => td_string!(locale, register.order_change_title),
        None => td_string!(locale, register.order_title),
    };
    // Who does not tell how it goes is here to order.
    let open = !(found.may_note || found.issue.ordered.is_some());
    folded("order", title, open, (found, again), fields, td_string!(locale, register.order_submit))
}

fn reopen(found: &IssueView, again: Option<&Again>) -> AnyView {
    let locale = use_locale();
    let fields = move || {
        view! {
            <AreaField
                name="reason"
                label=td_string!(locale, register.reason)
                hint=td_string!(locale, register.reason_hint)
                required=true
            />
        }
        .into_any()
    };
    let title = td_string!(locale, register.reopen_title);
    folded("reopen", title, false, (found, again), fields, td_string!(locale, register.reopen_submit))
}
