//! The doors of administration: each reads its form, asks the store, and leads back to its page. Who may is
//! asked by the store, in the write.

mod data;
pub(crate) mod journal;
mod light_rules;
mod people;
mod person;
mod settings;
pub(crate) mod shown;
mod tokens;
mod units;

use super::Door;

/// All of them.
pub(super) fn doors() -> Vec<Door> {
    vec![
        Door { path: "/admin/people", open: |post| Box::pin(people::open(post)) },
        Door { path: "/admin/people/{name}", open: |post| Box::pin(person::open(post)) },
        Door { path: "/admin/units", open: |post| Box::pin(units::open(post)) },
        Door { path: "/admin/light-rules", open: |post| Box::pin(light_rules::open(post)) },
        Door { path: "/admin/settings", open: |post| Box::pin(settings::open(post)) },
        Door { path: "/admin/data", open: |post| Box::pin(data::open(post)) },
        Door { path: "/admin/tokens", open: |post| Box::pin(tokens::open(post)) },
    ]
}

/// A form that no part of the page has.
fn unknown(form: &str) -> crate::error::AppError {
    crate::error::AppError::NotFound { what: form.to_owned() }
}

/// The revision a form was made from.
fn revision(fields: &domain::form::Fields) -> i64 {
    fields.get("revision").parse().unwrap_or_default()
}
