//! What follows the typing once the browser has taken over: one listener for the whole form.

use super::autosave::Autosave;
use super::keyboard;
use super::queue::{FILES, Queue};
use domain::code_list::CodeList as _;
use domain::form::Fields;
use domain::status_report::{AmountUnit, Check, ReportContent, ReportContext, ReportDraft, checks};
use domain::unit::Yuan;
use leptos::ev::{Event, KeyboardEvent, SubmitEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, HtmlElement, HtmlFormElement};

/// The id of the form.
pub(super) const FORM_ID: &str = "report-form";

/// What stands in the form now, and what it is judged by.
#[derive(Clone, Copy)]
pub(super) struct Live {
    context: StoredValue<ReportContext>,
    /// What stands in the form.
    typed: RwSignal<Fields>,
    /// What looks wrong in it; the last that could be read, while something cannot.
    pub checks: Memo<Vec<Check>>,
}

impl Live {
    pub fn new(context: ReportContext, typed: Fields) -> Self {
        let context = StoredValue::new(context);
        let typed = RwSignal::new(typed);
        let checks = Memo::new(move |before: Option<&Vec<Check>>| {
            let content = typed.with(|typed| context.with_value(|context| judged(typed, context)));
            context.with_value(|context| match content {
                Some(content) => checks(&content, context),
                None => before.cloned().unwrap_or_default(),
            })
        });
        Self { context, typed, checks }
    }

    /// This month's amount, if it can be read.
    pub fn amount(&self) -> Option<Yuan> {
        let (text, unit) = self.typed.with(|typed| (typed.get("amount").to_owned(), unit(typed)));
        Yuan::parse(&text, unit.in_yuan()).ok()
    }

    pub fn with_context<T>(&self, look: impl FnOnce(&ReportContext) -> T) -> T {
        self.context.with_value(look)
    }
}

fn unit(typed: &Fields) -> AmountUnit {
    AmountUnit::from_code(typed.get("amount_unit")).unwrap_or(AmountUnit::Wan)
}

/// The figures alone: a text that is too long does not keep them from being judged.
fn judged(typed: &Fields, context: &ReportContext) -> Option<ReportContent> {
    let draft = ReportDraft {
        amount: typed.get("amount").to_owned(),
        amount_unit: typed.get("amount_unit").to_owned(),
        progress: typed.get("progress").to_owned(),
        ..ReportDraft::default()
    };
    draft.parse(context).ok()
}

/// The form inside what listens to it. `is_again`: it was sent and is shown again, so the server has it all.
pub(super) fn listening(
    live: Live,
    autosave: Autosave,
    queue: Queue,
    form: AnyView,
    is_again: bool,
) -> AnyView {
    let typed = live.typed;
    let on_input = move |event: Event| {
        if let Some(text) = form_of(&event).as_ref().and_then(encoded) {
            queue.edited(autosave);
            typed.set(read(&text));
            autosave.changed(text);
        }
    };
    let on_change = move |event: Event| {
        if let (true, Some(form)) = (is_of_files(&event), form_of(&event)) {
            queue.files_chosen(form);
        }
    };
    let on_leave = move |_| autosave.save_soon();
    let on_key = move |event: KeyboardEvent| {
        if let Some(form) = form_of(&event) {
            keyboard::pressed(&event, &form);
        }
    };
    let on_submit = move |event: SubmitEvent| {
        let form = form_of(&event).filter(|_| autosave.must_stop());
        match form.and_then(|form| Some((encoded(&form)?, form))) {
            Some((text, form)) => {
                event.prevent_default();
                let act = event.submitter().and_then(|button| button.get_attribute("value"));
                queue.put(form, &act.unwrap_or_default(), text, autosave);
            }
            None => autosave.submitted(),
        }
    };
    autosave.save_when_left();
    queue.follow();
    let around = NodeRef::<html::Div>::new();
    Effect::new(move || {
        let found = around.get().and_then(|around| around.query_selector("form").ok().flatten());
        let Some(form) = found.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else { return };
        let Some(text) = encoded(&form) else { return };
        let now = read(&text);
        if is_again {
            autosave.forget_on_device();
        }
        // Without a network, or without leave, the server has never seen what the device has.
        if let Some(copy) = autosave.on_device() {
            let copied = read(&copy.text);
            if adds(&copied, &now) {
                crate::side::fill_form(&form, &copied);
                typed.set(copied);
                autosave.restored_from(copy, text);
                return;
            }
            autosave.forget_on_device();
        }
        // Somebody may have typed before the browser's code was there to hear it.
        if typed.with_untracked(|before| differs(before, &now)) {
            typed.set(now);
            autosave.changed(text);
        }
    });
    view! {
        <div
            node_ref=around
            class="report-listening"
            on:input=on_input
            on:change=on_change
            on:focusout=on_leave
            on:keydown=on_key
            on:submit=on_submit
        >
            {form}
        </div>
    }
    .into_any()
}

/// Puts back what stood in the form before something was found on the device.
pub(super) fn throw_away(live: Live, autosave: Autosave) {
    let Some(before) = autosave.take_before_restored() else { return };
    let fields = read(&before);
    if let Some(form) = document().get_element_by_id(FORM_ID) {
        crate::side::fill_form(&form, &fields);
    }
    live.typed.set(fields);
    autosave.changed(before);
    // The button that was pressed is gone.
    let first = document().get_element_by_id("field-amount");
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        // Only a detached element refuses focus, and then there is nothing to focus.
        let _ = first.focus();
    }
}

fn is_of_files(event: &Event) -> bool {
    let field = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    field.is_some_and(|field| field.get_attribute("name").as_deref() == Some(FILES))
}

fn form_of(event: &Event) -> Option<HtmlFormElement> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element.closest("form").ok().flatten()?.dyn_into().ok()
}

/// What stands in the form, as it would be sent; without files.
pub(super) fn encoded(form: &HtmlFormElement) -> Option<String> {
    crate::ui::text_of(form, &["files", "files_remove", "form", "key"])
}

/// Whether anything stands in a form that was not there when it was drawn. What it was drawn with has fewer names:
/// the others begin empty, or with what is stored.
fn differs(before: &Fields, now: &Fields) -> bool {
    now.0.iter().any(|(name, text)| {
        before.find(name).is_some_and(|drawn| drawn.replace("\r\n", "\n") != text.replace("\r\n", "\n"))
    })
}

/// Whether a copy says anything that does not stand in the form. Which versions were seen is not said by anybody.
fn adds(copied: &Fields, now: &Fields) -> bool {
    copied.0.iter().any(|(name, text)| {
        let is_seen = name == "seen_revision" || name.ends_with(".seen");
        let here = now.find(name).unwrap_or_default();
        !is_seen && here.replace("\r\n", "\n") != text.replace("\r\n", "\n")
    })
}

fn read(text: &str) -> Fields {
    form_urlencoded::parse(text.as_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_before_the_code_came_is_seen() {
        let drawn: Fields = [("amount", ""), ("note", "a\r\nb")].into_iter().collect();
        let same = read("amount=&note=a%0D%0Ab&seen_revision=3");
        assert!(!differs(&drawn, &same));
        assert!(differs(&drawn, &read("amount=12&note=a%0Ab")));
    }

    #[test]
    fn a_copy_that_says_nothing_new_is_not_restored() {
        let now = read("amount=12&note=a%0Ab&problems=&seen_revision=3&milestone.1.seen=2");
        assert!(!adds(&read("amount=12&note=a%0D%0Ab&seen_revision=2&milestone.1.seen=1&gone="), &now));
        assert!(adds(&read("amount=13&note=a%0Ab&seen_revision=3"), &now), "another amount");
        assert!(adds(&read("amount=12&issue.7.close=yes"), &now), "a box that was ticked");
    }
}
