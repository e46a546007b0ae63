//! What the auditor reads in the journal: words and names, as long as somebody knows them.

use super::{leads_to, value};
use crate::site::{Session, Site};
use domain::admin::JournalVerb;
use domain::code_list::{CodeList as _, Source};
use domain::portfolio::Entry;
use std::collections::BTreeSet;
use store::journal::{Entered, JournalFilter};

/// The page of a question, without the marks between texts.
async fn asked(auditor: &Session<'_>, question: &str) -> String {
    let page = auditor.page(&format!("/admin/journal?{question}")).await;
    assert_eq!(page.status, 200, "{question}");
    page.text().replace("<!>", "")
}

/// The rows alone: the form names every verb.
#[track_caller]
fn rows(page: &str) -> &str {
    let (_, rows) = page.split_once("<tbody>").expect("rows");
    // Tables of changes stand within the rows.
    rows.rsplit_once("</tbody>").expect("their end").0
}

/// Every verb in the journal; each row's must be one that people can read, of a thing of its kind.
pub async fn verbs(site: &Site) -> BTreeSet<JournalVerb> {
    let (store, district) = (&site.state.context.store, &site.state.district);
    let found = store::journal::search(store, district, &JournalFilter::default(), 1_000_000).await;
    let read = |row: Entered| {
        let verb: JournalVerb = row.action.parse().expect("a known verb");
        assert_eq!(row.subject_kind, verb.subject_kind().code(), "{verb}");
        verb
    };
    found.expect("the journal").into_iter().map(read).collect()
}

fn entry(site: &Site, fits: impl Fn(&Entry) -> bool) -> Entry {
    let portfolio = site.state.context.read_model.portfolio();
    portfolio.entries().iter().find(|entry| fits(entry)).expect("such a project").clone()
}

#[tokio::test]
async fn verbs_accounts_and_projects_are_named() {
    let site = Site::demo().await;
    let (admin, reviewer) = (site.sign_in("admin").await, site.sign_in("reviewer").await);
    let revision = value(&admin.page("/admin/people/viewer").await, "disable", "revision");
    let fields = [("form", "disable"), ("revision", revision.as_str())];
    leads_to(&admin.post_form("/admin/people/viewer", &fields).await, "/admin/people/viewer?done=disabled");
    let project = entry(&site, |entry| entry.project.source != Source::Illustrative).project;
    let code = project.code.to_string();
    let opened = reviewer
        .post_form("/issues/new", &[("form", "open"), ("code", &code), ("title", "燃气管线未迁改")])
        .await;
    assert_eq!(opened.status, 303, "{}", opened.text());

    let auditor = site.sign_in("auditor").await;
    let page = asked(&auditor, "action=account.disabled").await;
    let row = rows(&page);
    assert!(row.contains("<p>停用账号</p>") && row.contains(">account.disabled</code>"), "{row}");
    assert!(row.contains("<a href=\"/admin/people/viewer\">viewer</a>"), "{row}");
    // What changed stands before the values as they are stored, and not that it was written.
    let (changes, stored) = row.split_once("<pre").expect("values");
    assert!(changes.contains(">disabled_at</code>") && !changes.contains(">revision</code>"), "{changes}");
    assert!(stored.contains("revision"), "{stored}");

    let page = asked(&auditor, "action=issue.&actor=reviewer").await;
    let row = rows(&page);
    assert!(row.contains("登记问题") && row.contains("<p>燃气管线未迁改</p>"), "{row}");
    let link = format!("<a href=\"/projects/{code}\">{code} {}</a>", project.name.zh);
    assert!(row.contains(&link), "{link}: {row}");
    let english = asked(&auditor, "action=issue.&actor=reviewer&lang=en").await;
    assert!(rows(&english).contains("<p>Issue opened</p>"), "{english}");

    // Who signs in is told of the account, a name that nobody has of nobody.
    let nobody = [("form", "sign_in"), ("name", "nemo"), ("password", "x")];
    assert_eq!(site.post_form_with("/sign-in", &nobody, &[]).await.status, 422);
    let page = asked(&auditor, "action=session.").await;
    let page = rows(&page);
    assert!(page.contains("<p>登录失败</p>") && page.contains("<p>不存在的登录名</p>"), "{page}");
    assert!(page.contains("<a href=\"/admin/people/auditor\">auditor</a>"), "{page}");
    for other in ["reviewer", "admin", "security"] {
        assert_eq!(site.sign_in(other).await.page("/admin/journal").await.status, 403, "{other}");
    }
}

#[tokio::test]
async fn what_was_purged_keeps_its_id() {
    let site = Site::demo().await;
    let project = entry(&site, |entry| entry.project.source == Source::Illustrative).project;
    let (code, id) = (project.code.to_string(), project.id.to_string());
    let reviewer = site.sign_in("reviewer").await;
    let fields = [("form", "open"), ("code", code.as_str()), ("title", "征迁未交地")];
    assert_eq!(reviewer.post_form("/issues/new", &fields).await.status, 303);
    let admin = site.sign_in("admin").await;
    let purge = [("form", "purge"), ("confirmation", "清除示例")];
    leads_to(&admin.post_form("/admin/data", &purge).await, "/admin/data?done=purged");

    let auditor = site.sign_in("auditor").await;
    let page = asked(&auditor, &format!("project={id}")).await;
    let rows = rows(&page);
    assert!(!rows.contains(&format!("/projects/{code}")), "no way to what is gone: {rows}");
    // By its own last words; what hung on it by the words it was entered with.
    assert!(rows.contains(&format!("<p>{code} {}</p>", project.name.zh)), "{rows}");
    assert!(rows.contains("清除示例项目") && rows.contains("<p>征迁未交地</p>"), "{rows}");
    assert!(rows.contains("已清除的项目") && rows.contains(&id), "{rows}");
}

#[tokio::test]
async fn the_filter_offers_words_and_keeps_what_an_address_asks_for() {
    let site = Site::demo().await;
    let auditor = site.sign_in("auditor").await;
    let chosen = |page: &str, value: &str| {
        let (_, option) = page.split_once(&format!("<option value=\"{value}\"")).expect("an option");
        option.split('>').next().expect("a tag").contains("selected")
    };
    let page = asked(&auditor, "action=session.&subject=account").await;
    for verb in JournalVerb::ALL {
        assert!(page.contains(&format!("<option value=\"{verb}\"")), "{verb}");
    }
    assert!(page.contains("<optgroup label=\"账号\">") && page.contains(">账号：全部</option>"), "{page}");
    assert!(chosen(&page, "session.") && chosen(&page, "account") && !chosen(&page, "account."));
    let verb = asked(&auditor, "action=session.signed_in").await;
    assert!(chosen(&verb, "session.signed_in") && !chosen(&verb, "session."));
    // The beginning of a verb from an address of before, and one thing by its id.
    let id = site.state.context.read_model.portfolio().entries()[0].project.id.to_string();
    let page = asked(&auditor, &format!("action=project.cr&subject={id}")).await;
    assert!(chosen(&page, "project.cr") && page.contains("以“project.cr”开头"), "{page}");
    assert!(chosen(&page, &id));
    let row = rows(&page);
    assert_eq!(row.matches("project.created</code>").count(), 1, "{row}");
    assert!(row.contains(&format!("href=\"/admin/journal?subject={id}\"")), "{row}");
}

#[tokio::test]
async fn people_are_found_by_either_name_and_what_is_wrong_is_told_at_its_field() {
    let site = Site::demo().await;
    let (admin, auditor) = (site.sign_in("admin").await, site.sign_in("auditor").await);
    let revision = value(&admin.page("/admin/people/viewer").await, "disable", "revision");
    let fields = [("form", "disable"), ("revision", revision.as_str())];
    leads_to(&admin.post_form("/admin/people/viewer", &fields).await, "/admin/people/viewer?done=disabled");
    let accounts = store::account::list(&site.state.context.store, &site.state.district).await;
    let accounts = accounts.expect("accounts");
    let account = accounts.iter().find(|account| account.name.as_str() == "admin").expect("an account");
    assert_ne!(account.display_name, "admin");
    for name in [account.display_name.as_str(), "admin", "ADMIN"] {
        let page = asked(&auditor, &format!("action=account.disabled&actor={}", encoded(name))).await;
        assert_eq!(rows(&page).matches(">account.disabled</code>").count(), 1, "{name}");
    }
    // The program itself has no account and has acted.
    assert!(rows(&asked(&auditor, "actor=system&action=project.").await).contains(">project.created</code>"));

    let wrong = async |question: &str, field: &str| {
        let page = auditor.page(&format!("/admin/journal?{question}")).await;
        assert_eq!(page.status, 422, "{question}");
        let text = page.text().replace("<!>", "");
        assert!(!text.contains("<tbody>"), "{question}: no rows of another question");
        let (_, error) = text.split_once(&format!("id=\"field-{field}-error\"")).expect("at its field");
        let (_, error) = error.split_once('>').expect("its end");
        error.split('<').next().expect("a text").to_owned()
    };
    assert!(wrong("actor=nemo", "actor").await.starts_with("没有这个人"));
    assert_eq!(wrong("from=2025-10-02&to=2025-10-01", "from").await, "起始日不能晚于截止日。");
    assert!(wrong("to=yesterday", "to").await.contains("2025-12-31"));
}

/// As an address carries it.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test]
async fn every_row_of_the_demonstration_is_told_in_words() {
    let verbs = verbs(&Site::demo().await).await;
    let expected =
        [JournalVerb::AccountCreated, JournalVerb::ProjectCreated, JournalVerb::ReportingMonthClosed];
    assert!(expected.iter().all(|verb| verbs.contains(verb)), "{verbs:?}");
}
