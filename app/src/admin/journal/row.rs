//! One row of the journal: verb, thing and project in words, the codes they are stored as beneath them.

use super::view::{Changed, JournalProject, JournalRow, JournalSubject};
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Disclosure, address};
use domain::admin::{JournalVerb, SubjectKind, member_label, member_value};
use domain::code_list::CodeList as _;
use leptos::prelude::*;

/// The row.
pub(super) fn row(row: JournalRow) -> AnyView {
    let JournalRow { seq, at, actor, action, subject: thing, project, changes: changed, before, after, hash } =
        row;
    let refused = action == JournalVerb::AccessRefused.code();
    let kind = SubjectKind::from_code(&thing.kind);
    let changed = (!changed.is_empty()).then(|| changes(&changed, kind));
    view! {
        <tr class=refused.then_some("admin-refused")>
            <td class="numeric">{seq}</td>
            <td>{at}</td>
            <td>{actor}</td>
            <td>{verb(action)}</td>
            <td class="admin-subject">{subject(thing, kind, project)}</td>
            <td>{values(changed, before, after, hash)}</td>
        </tr>
    }
    .into_any()
}

/// In words, its code beneath; the code alone when no word is known for it.
fn verb(code: String) -> AnyView {
    let words = JournalVerb::from_code(&code).map(|verb| verb.label().in_language(use_language()));
    view! {
        {words.map(|words| view! { <p>{words}</p> })}
        <code class="code admin-id">{code}</code>
    }
    .into_any()
}

fn subject(subject: JournalSubject, kind: Option<SubjectKind>, project: Option<JournalProject>) -> AnyView {
    let language = use_language();
    let JournalSubject { kind: code, id, name, href } = subject;
    let kind_words = kind.map_or(code, |kind| kind.label().in_language(language).to_owned());
    // What was asked for and refused is no thing with a name.
    if kind == Some(SubjectKind::Access) {
        return view! { <p>{kind_words}</p><p>{id}</p> }.into_any();
    }
    let known = project.as_ref().is_some_and(|project| project.known.is_some());
    let is_project = kind == Some(SubjectKind::Project) && known;
    let name = name.filter(|_| !is_project).map(|name| {
        let name = name.in_language(language).to_owned();
        match href {
            Some(href) => view! { <p><a href=href>{name}</a></p> }.into_any(),
            None => view! { <p>{name}</p> }.into_any(),
        }
    });
    // The project itself is named once, as the thing.
    let project = project.filter(|_| is_project || kind != Some(SubjectKind::Project)).map(belongs_to);
    view! { <p class="admin-kind">{kind_words}</p> {name} {project} {only(id)} }.into_any()
}

/// The way to all rows about the same thing.
fn only(id: String) -> AnyView {
    let title = td_string!(use_locale(), admin.only_this);
    let href = address("/admin/journal", [("subject", id.as_str())]);
    view! {
        <a class="code admin-id" href=href title=title rel="nofollow">
            {id}
        </a>
    }
    .into_any()
}

/// The project by code and name; by its id when it was purged.
fn belongs_to(project: JournalProject) -> AnyView {
    match project.known {
        Some((code, name)) => {
            let name = name.in_language(use_language()).to_owned();
            let href = format!("/projects/{code}");
            view! { <p><a href=href>{code.to_string()} " " {name}</a></p> }.into_any()
        }
        None => {
            let gone = td_string!(use_locale(), admin.project_gone);
            view! { <p>{gone} " " <span class="code admin-id">{project.id}</span></p> }.into_any()
        }
    }
}

/// What changed, then the values as they are stored.
fn values(changed: Option<AnyView>, before: Option<String>, after: Option<String>, hash: String) -> AnyView {
    let locale = use_locale();
    let value = |term: &'static str, text: Option<String>| {
        text.map(|text| view! { <p>{term}</p><pre class="admin-json">{text}</pre> })
    };
    view! {
        <Disclosure summary=td_string!(locale, admin.show_values)>
            {changed}
            {value(td_string!(locale, admin.before), before)}
            {value(td_string!(locale, admin.after), after)}
            <p>{td_string!(locale, admin.hash)}</p>
            <pre class="admin-json">{hash}</pre>
        </Disclosure>
    }
    .into_any()
}

/// Each member that differs, before and after.
fn changes(changes: &[Changed], kind: Option<SubjectKind>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let rows = changes.iter().map(|change| {
        // What is not known by a name of people keeps its own.
        let label = kind.and_then(|kind| member_label(kind, &change.field));
        let field = match label {
            Some(label) => label.in_language(language).into_any(),
            None => view! { <code class="code">{change.field.clone()}</code> }.into_any(),
        };
        let text = |text: &Option<String>| match (text, kind) {
            (None, _) => "—".to_owned(),
            (Some(text), None) => text.clone(),
            (Some(text), Some(kind)) => member_value(kind, &change.field, text, language),
        };
        view! {
            <tr>
                <th scope="row">{field}</th>
                <td>{text(&change.before)}</td>
                <td>{text(&change.after)}</td>
            </tr>
        }
    });
    view! {
        <table class="admin-changes">
            <thead>
                <tr>
                    <th scope="col">{td_string!(locale, admin.field)}</th>
                    <th scope="col">{td_string!(locale, admin.before)}</th>
                    <th scope="col">{td_string!(locale, admin.after)}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::of_language;
    use domain::label::Language;

    fn html(action: &str, kind: &str, id: &str) -> String {
        let subject = JournalSubject { kind: kind.to_owned(), id: id.to_owned(), name: None, href: None };
        let row_of = JournalRow {
            seq: 7,
            at: "2025-10-08 09:02".to_owned(),
            actor: "admin".to_owned(),
            action: action.to_owned(),
            subject,
            project: None,
            changes: vec![Changed {
                field: "name_zh".to_owned(),
                before: None,
                after: Some("乙".to_owned()),
            }],
            before: None,
            after: None,
            hash: String::new(),
        };
        Owner::new().with(|| {
            provide_context(of_language(Language::En));
            row(row_of).to_html().replace("<!>", "")
        })
    }

    #[test]
    fn an_older_row_of_a_verb_nobody_knows_shows_what_it_holds() {
        let html = html("permit.granted", "permit", "A-7");
        assert!(html.contains(">permit.granted</code>") && html.contains(">permit</p>"), "{html}");
        assert!(html.contains("href=\"/admin/journal?subject=A-7\""), "{html}");
    }

    #[test]
    fn fields_have_names_where_the_thing_is_a_record() {
        let record = html("project.changed", "project", "A-7");
        assert!(record.contains("<p>Project changed</p>") && !record.contains("name_zh"), "{record}");
        assert!(html("unit.changed", "unit", "A-7").contains(">name_zh</code>"));
    }
}
