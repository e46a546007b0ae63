//! Buttons, and links that look like buttons.

use leptos::prelude::*;

/// How much a button wants to be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonVariant {
    /// One of several.
    #[default]
    Secondary,
    /// The one to press; at most one in sight.
    Primary,
    /// Quiet: among text, in tables.
    Ghost,
}

impl ButtonVariant {
    const fn class(self) -> &'static str {
        match self {
            Self::Secondary => "btn",
            Self::Primary => "btn btn-primary",
            Self::Ghost => "btn btn-ghost",
        }
    }
}

/// A button; inside a form it submits unless `kind="button"`. Events: `on:click` on the component.
#[component]
pub fn Button(
    /// How it looks.
    #[prop(optional)]
    variant: ButtonVariant,
    /// `submit`, `reset` or `button`.
    #[prop(default = "submit")]
    kind: &'static str,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <button class=variant.class() type=kind>
            {children()}
        </button>
    }
}

/// A link that looks like a button: it goes somewhere, it changes nothing.
#[component]
pub fn LinkButton(
    /// Where to.
    #[prop(into)]
    href: String,
    /// How it looks.
    #[prop(optional)]
    variant: ButtonVariant,
    /// `rel`; `external` for what the router must leave to the browser (downloads).
    #[prop(optional, into)]
    rel: Option<String>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=variant.class() href=href rel=rel>
            {children()}
        </a>
    }
}
