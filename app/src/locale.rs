//! The language of a page: decided on the server, written into `<html lang>`, read there by the browser.
//! It is fixed for the life of a page, because a switch is a plain link that loads the page anew, and so
//! texts are plain strings: `td_string!(use_locale(), overview.title)`.

use domain::label::{Label, Language};
use leptos::prelude::{provide_context, use_context};

pub use crate::i18n::Locale;
pub use leptos_i18n::td_string;

/// Decides the language and gives it to every view below. Called once, by [`crate::App`].
pub(crate) fn provide_locale() {
    provide_context(of_language(crate::side::language()));
}

/// The language of this page, for `td_string!`.
#[must_use]
pub fn use_locale() -> Locale {
    use_context().unwrap_or_default()
}

/// The language of this page, for labels that are data (`label.in_language(use_language())`).
#[must_use]
pub fn use_language() -> Language {
    match use_locale() {
        Locale::zh_CN => Language::ZhCn,
        Locale::en => Language::En,
    }
}

/// A label in the middle of a sentence: English then has no capital.
#[must_use]
pub fn in_sentence(label: Label, language: Language) -> String {
    match language {
        Language::ZhCn => label.zh.to_owned(),
        Language::En => label.en.to_ascii_lowercase(),
    }
}

/// The text table of a language.
#[must_use]
pub fn of_language(language: Language) -> Locale {
    match language {
        Language::ZhCn => Locale::zh_CN,
        Language::En => Locale::en,
    }
}
