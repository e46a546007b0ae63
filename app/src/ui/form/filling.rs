//! How far a form was filled in: what its fields show.

use crate::posting::Again;
use domain::label::Bilingual;
use leptos::prelude::*;
use std::sync::{Arc, Mutex, PoisonError};

/// What was typed into one form when it is shown again.
#[derive(Debug, Clone, Default)]
pub struct Filling {
    again: Option<Again>,
    /// Names and labels of the fields built so far: what is wrong is told by the label.
    labels: Arc<Mutex<Vec<(String, String)>>>,
}

impl Filling {
    /// Of the form of this name, among the forms of a page.
    #[must_use]
    pub fn of(again: Option<Again>, form: &str) -> Self {
        Self { again: again.filter(|again| again.is_of(form)), labels: Arc::default() }
    }

    /// What stands in a field: what was typed, or what is stored.
    #[must_use]
    pub fn value(&self, name: &str, stored: String) -> String {
        Again::value(self.again.as_ref(), name, stored)
    }

    /// Whether a box is ticked: a box that is not is not sent.
    #[must_use]
    pub fn ticked(&self, name: &str, value: &str, stored: bool) -> bool {
        self.again.as_ref().map_or(stored, |again| again.fields.all(name).any(|sent| sent == value))
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<&Bilingual> {
        self.again.as_ref()?.errors.of(name)
    }

    /// Everything that is wrong with a field: of several files, each may be.
    pub fn errors<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Bilingual> {
        let errors = self.again.iter().flat_map(|again| &again.errors.0);
        errors.filter(move |error| error.field == name).map(|error| &error.message)
    }

    /// Whether it is the first field with an error: that is where the focus goes.
    #[must_use]
    pub fn is_first_error(&self, name: &str) -> bool {
        self.again.as_ref().and_then(|again| again.errors.0.first()).is_some_and(|first| first.field == name)
    }

    /// Whether anything is wrong with it.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.again.as_ref().is_some_and(|again| !again.errors.is_empty())
    }

    /// Tells the form what a field is called; nothing to tell of a form that is not shown again.
    pub(super) fn name_field(&self, name: &str, label: &str) {
        if self.again.is_some() {
            let named = (name.to_owned(), label.to_owned());
            self.labels.lock().unwrap_or_else(PoisonError::into_inner).push(named);
        }
    }

    /// What a field is called, once it is built.
    pub(super) fn label_of(&self, name: &str) -> Option<String> {
        let labels = self.labels.lock().unwrap_or_else(PoisonError::into_inner);
        labels.iter().find(|(known, _)| known == name).map(|(_, label)| label.clone())
    }

    /// The form as it was sent.
    #[must_use]
    pub const fn again(&self) -> Option<&Again> {
        self.again.as_ref()
    }
}

/// What the form around a field knows.
pub(super) fn use_filling() -> Filling {
    use_context().unwrap_or_default()
}
