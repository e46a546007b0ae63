//! Administration: which role sees what, and what its forms do without JavaScript.

mod data;
pub mod journal;
mod months;
mod people;
mod rules;
mod settings;

use crate::site::{Answer, Site};
use domain::code_list::CodeList as _;

/// The demonstration's accounts, one a role.
const ROLES: [&str; 7] = ["viewer", "manager1", "reviewer", "leader", "auditor", "security", "admin"];

/// Pages, and which of the last three see them; the first four see none.
const PAGES: [(&str, [bool; 3]); 10] = [
    ("/admin", [true, true, true]),
    ("/admin/people", [true, true, true]),
    ("/admin/people/manager1", [true, true, true]),
    ("/admin/units", [false, false, true]),
    ("/admin/months", [true, false, true]),
    ("/admin/light-rules", [false, false, true]),
    ("/admin/settings", [false, true, true]),
    ("/admin/data", [true, false, true]),
    ("/admin/journal", [true, false, false]),
    ("/admin/tokens", [false, true, false]),
];

/// Where a form goes, what is in it, and who alone may send it.
type Form = (&'static str, &'static [(&'static str, &'static str)], &'static str);

/// The value of a hidden or other field, from the form of this name.
#[track_caller]
fn value(page: &Answer, form: &str, field: &str) -> String {
    let text = page.text();
    let mark = format!("name=\"form\" value=\"{form}\"");
    let (_, after) = text.split_once(&mark).unwrap_or_else(|| panic!("no form {form}: {text}"));
    let form = after.split("</form>").next().expect("a form");
    let (_, after) = form.split_once(&format!("name=\"{field}\"")).expect("the field");
    let tag = after.split('>').next().expect("a tag");
    let (_, value) = tag.split_once("value=\"").expect("a value");
    value.split('"').next().expect("its end").to_owned()
}

#[track_caller]
fn leads_to(answer: &Answer, address: &str) {
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, address), "{}", answer.text());
}

#[tokio::test]
async fn each_role_sees_its_own_parts_and_no_others() {
    let site = Site::demo().await;
    for (at, role) in ROLES.into_iter().enumerate() {
        let session = site.sign_in(role).await;
        for (address, allowed) in PAGES {
            let sees = at.checked_sub(4).is_some_and(|at| allowed[at]);
            let page = session.page(address).await;
            assert_eq!(page.status.as_u16(), if sees { 200 } else { 403 }, "{role} {address}");
            assert_eq!(page.header("cache-control"), "no-store", "{role} {address}");
        }
        let nav = session.page("/").await.text().contains("href=\"/admin\"");
        assert_eq!(nav, at >= 4, "{role}");
    }
    for (address, _) in PAGES {
        let page = site.page(address).await;
        assert_eq!(page.status, 401, "{address}");
        assert!(page.text().contains("/sign-in?next=%2Fadmin"), "{address}");
    }
}

#[tokio::test]
async fn what_may_not_be_done_is_refused_whatever_is_posted() {
    let site = Site::demo().await;
    let forms: [Form; 10] = [
        ("/admin/people", &[("form", "add")], "admin"),
        ("/admin/people/manager1", &[("form", "disable"), ("revision", "1")], "admin"),
        ("/admin/people/manager1", &[("form", "projects"), ("revision", "1")], "admin"),
        ("/admin/people/manager1", &[("form", "roles"), ("role", "admin")], "security"),
        ("/admin/people/manager1", &[("form", "reset")], "security"),
        ("/admin/units", &[("form", "adopt")], "admin"),
        ("/admin/light-rules", &[("form", "save")], "admin"),
        ("/admin/settings", &[("form", "settings")], "admin"),
        ("/admin/data", &[("form", "purge"), ("confirmation", "清除示例")], "admin"),
        ("/admin/tokens", &[("form", "issue")], "security"),
    ];
    for role in ROLES {
        let session = site.sign_in(role).await;
        for (address, fields, who) in forms {
            if who != role {
                let answer = session.post_form(address, fields).await;
                assert_eq!(answer.status, 403, "{role} {address} {fields:?}");
            }
        }
    }
    let anonymous = site.post_form_with("/admin/units", &[("form", "adopt")], &[]).await;
    assert_eq!(anonymous.status, 401);
    assert_eq!(site.state.context.read_model.portfolio().entries().len(), 282);
}

#[tokio::test]
async fn refused_attempts_are_in_the_journal_once_a_minute() {
    let site = Site::demo().await;
    let viewer = site.sign_in("viewer").await;
    for _ in 0..3 {
        viewer.post_form("/admin/units", &[("form", "adopt")]).await;
        viewer.page("/admin/people/manager1").await;
    }
    let auditor = site.sign_in("auditor").await;
    let found = auditor.page("/admin/journal?action=access.refused&actor=viewer").await.text();
    assert_eq!(found.matches("POST /admin/units").count(), 1, "{found}");
    assert_eq!(found.matches("GET /admin/people/{name}").count(), 1);
    site.wait(chrono::TimeDelta::minutes(2));
    viewer.post_form("/admin/units", &[("form", "adopt")]).await;
    let found = auditor.page("/admin/journal?action=access.refused&actor=viewer").await.text();
    assert_eq!(found.matches("POST /admin/units").count(), 2);
}

#[tokio::test]
async fn the_journal_is_read_part_by_part_with_its_filters_in_the_address() {
    let site = Site::demo().await;
    let auditor = site.sign_in("auditor").await;
    let first = auditor.page("/admin/journal?action=project.").await.text();
    let (_, next) =
        first.split_once("rel=\"next\"").or_else(|| first.split_once("before=")).expect("a next part");
    assert!(!next.is_empty());
    let last = site.state.context.read_model.head_seq();
    let older =
        auditor.page(&format!("/admin/journal?before={}", last - 100)).await.text().replace("<!>", "");
    assert!(older.contains(&format!("<td class=\"numeric\">{}</td>", last - 101)), "{older}");
    let of_one = auditor.page("/admin/journal?project=cj-001").await;
    assert_eq!(of_one.status, 200);
    assert!(of_one.text().replace("<!>", "").contains(">project.created</code>"));
    assert_eq!(auditor.page("/admin/journal?from=yesterday").await.status, 422);
    assert_eq!(auditor.page("/admin/journal?project=CJ-999").await.status, 404);
    let none = auditor.page("/admin/journal?to=2020-01-01").await.text().replace("<!>", "");
    assert!(!none.contains(">project.created</code>"));
}

#[test]
fn the_accounts_are_the_roles() {
    assert_eq!(ROLES.len(), domain::access::Role::ALL.len());
}
