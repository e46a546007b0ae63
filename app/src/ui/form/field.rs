//! Fields to type into.

use super::filling::use_filling;
use super::shown_text::as_content;
use crate::locale::use_language;
use leptos::prelude::*;

/// What is typed, which decides the keyboard of a phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InputKind {
    /// Any text.
    #[default]
    Text,
    /// A number with decimals: text with a numeric keyboard, so that nothing typed is thrown away.
    Decimal,
    /// Digits only.
    Digits,
    /// A day.
    Date,
    /// A month.
    Month,
    /// A password in use.
    Password,
    /// A password to be set.
    NewPassword,
    /// The name one signs in with.
    UserName,
    /// A one-time code.
    OneTimeCode,
}

impl InputKind {
    /// `type`, `inputmode`, `autocomplete`.
    const fn attributes(self) -> (&'static str, Option<&'static str>, &'static str) {
        match self {
            Self::Text => ("text", None, "off"),
            Self::Decimal => ("text", Some("decimal"), "off"),
            Self::Digits => ("text", Some("numeric"), "off"),
            Self::Date => ("date", None, "off"),
            Self::Month => ("month", None, "off"),
            Self::Password => ("password", None, "current-password"),
            Self::NewPassword => ("password", None, "new-password"),
            Self::UserName => ("text", None, "username"),
            Self::OneTimeCode => ("text", Some("numeric"), "one-time-code"),
        }
    }
}

/// A line of text. Its id is `field-NAME`, its error is told under it.
#[component]
pub fn InputField(
    /// The name it is sent under.
    #[prop(into)]
    name: String,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// What is stored.
    #[prop(optional, into)]
    value: String,
    /// What is typed.
    #[prop(optional)]
    kind: InputKind,
    /// Help that stands under the label.
    #[prop(optional, into)]
    hint: Option<String>,
    /// A unit behind the field.
    #[prop(optional, into)]
    unit: Option<String>,
    /// Whether it must be filled: said to the reader, checked by the server.
    #[prop(optional)]
    required: bool,
    /// Whether the cursor stands here when the page opens without errors.
    #[prop(optional)]
    autofocus: bool,
    /// The id of a list of suggestions.
    #[prop(optional, into)]
    list: Option<String>,
    /// What an error calls it, where the label says it only together with what stands around it.
    #[prop(optional, into)]
    told_as: Option<String>,
) -> impl IntoView {
    let filling = use_filling();
    filling.name_field(&name, &told_as.unwrap_or_else(|| label.clone()));
    let (input_type, mode, autocomplete) = kind.attributes();
    let error = filling.error(&name).map(|error| error.in_language(use_language()).to_owned());
    let focus = filling.is_first_error(&name) || (autofocus && !filling.has_errors());
    let secret = matches!(kind, InputKind::Password | InputKind::NewPassword | InputKind::OneTimeCode);
    let shown = if secret { String::new() } else { filling.value(&name, value) };
    let wrong = error.is_some();
    let parts = Parts::new(&name, hint.is_some(), error.is_some());
    let unit = unit.map(|unit| view! { <span class="input-unit">{unit}</span> });
    view! {
        <div class=field_class(wrong)>
            {parts.label(label, required)} {parts.hint(hint)}
            <span class="input-row">
                <input
                    class="input"
                    id=parts.id.clone()
                    name=name
                    type=input_type
                    inputmode=mode
                    autocomplete=autocomplete
                    autofocus=focus
                    value=shown
                    list=list
                    aria-describedby=parts.described.clone()
                    aria-invalid=wrong.then_some("true")
                    aria-required=required.then_some("true")
                />
                {unit}
            </span>
            {parts.error(error)}
        </div>
    }
}

/// Several lines of text.
#[component]
pub fn AreaField(
    /// The name it is sent under.
    #[prop(into)]
    name: String,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// What is stored.
    #[prop(optional, into)]
    value: String,
    /// Help that stands under the label.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
    /// Lines in sight.
    #[prop(default = 3)]
    rows: u32,
) -> impl IntoView {
    let filling = use_filling();
    filling.name_field(&name, &label);
    let error = filling.error(&name).map(|error| error.in_language(use_language()).to_owned());
    let focus = filling.is_first_error(&name);
    let shown = filling.value(&name, value);
    let wrong = error.is_some();
    let parts = Parts::new(&name, hint.is_some(), error.is_some());
    view! {
        <div class=field_class(wrong)>
            {parts.label(label, required)} {parts.hint(hint)}
            <textarea
                class="input textarea"
                id=parts.id.clone()
                name=name
                rows=rows.to_string()
                autofocus=focus
                aria-describedby=parts.described.clone()
                aria-invalid=wrong.then_some("true")
                aria-required=required.then_some("true")
                inner_html=as_content(shown)
            ></textarea>
            {parts.error(error)}
        </div>
    }
}

/// The class of a field's box.
pub(super) const fn field_class(wrong: bool) -> &'static str {
    if wrong { "field field-wrong" } else { "field" }
}

/// Label, help and error of a field, tied to it by ids.
pub(super) struct Parts {
    pub id: String,
    pub described: Option<String>,
}

impl Parts {
    pub fn new(name: &str, has_hint: bool, has_error: bool) -> Self {
        let id = format!("field-{name}");
        let ids = [has_error.then(|| format!("{id}-error")), has_hint.then(|| format!("{id}-hint"))];
        let described = ids.into_iter().flatten().collect::<Vec<_>>().join(" ");
        Self { id, described: (!described.is_empty()).then_some(described) }
    }

    pub fn label(&self, label: String, required: bool) -> AnyView {
        let mark = required.then(|| view! { <span class="field-required" aria-hidden="true">" *"</span> });
        view! { <label class="field-label" for=self.id.clone()>{label} {mark}</label> }.into_any()
    }

    pub fn hint(&self, hint: Option<String>) -> AnyView {
        let id = format!("{}-hint", self.id);
        hint.map(|hint| view! { <p class="field-hint" id=id>{hint}</p> }).into_any()
    }

    pub fn error(&self, error: Option<String>) -> AnyView {
        let id = format!("{}-error", self.id);
        error.map(|error| view! { <p class="field-error" id=id>{error}</p> }).into_any()
    }
}
