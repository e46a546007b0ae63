//! What a session is worth, what happens to a form when it has ended, and where only accounts may read.

use crate::sign_in::written;
use crate::site::Site;
use app::door::{Done, Opened, Post};
use chrono::TimeDelta;
use domain::access::{Action, ReadAccess};
use server::{demo, router};
use std::sync::Arc;
use std::time::Duration;
use store::account::{self, NewAccount, Roles};
use tokio::time::timeout;

#[tokio::test]
async fn an_account_that_is_disabled_is_out_at_once_and_other_roles_hold_at_once() {
    let site = Site::demo().await;
    let store = &site.state.context.store;
    let mut session = site.sign_in("reviewer").await;
    let roles = Roles::new(["leader"]).expect("roles");
    account::change_roles(store, &written(&site, "reviewer").await, &roles).await.expect("changed");
    let page = session.page("/projects?theme=dark").await;
    assert!(page.text().contains("data-roles=\"leader\""));
    // The page's own cookie (the theme) and the new token both arrive.
    let cookies: Vec<_> = page.headers.get_all("set-cookie").iter().collect();
    assert_eq!(cookies.len(), 2, "{cookies:?}");
    let renewed = cookies.iter().filter_map(|cookie| cookie.to_str().ok());
    let renewed =
        renewed.into_iter().find(|cookie| cookie.starts_with("guatu_session=")).expect("a new token");
    let old = std::mem::replace(&mut session.cookie, renewed.split(';').next().expect("a pair").to_owned());
    assert_ne!(old, session.cookie);
    assert!(session.page("/").await.text().contains("data-roles=\"leader\""));
    account::disable(store, &written(&site, "reviewer").await).await.expect("disabled");
    let page = session.page("/").await;
    assert!(!page.text().contains("data-roles"));
    assert!(page.header("set-cookie").contains("Max-Age=0"), "the browser forgets it");
}

#[tokio::test]
async fn sessions_end_by_themselves() {
    let site = Site::demo().await;
    let session = site.sign_in("viewer").await;
    site.wait(TimeDelta::minutes(31));
    assert!(!session.page("/").await.text().contains("data-roles"), "idle");
    let session = site.sign_in("viewer").await;
    for at in 0..(12 * 60 / 20) {
        let page = session.page("/").await;
        assert!(page.text().contains("data-roles"), "{at}: {} {}", page.status, page.text());
        site.wait(TimeDelta::minutes(20));
    }
    assert!(!session.page("/").await.text().contains("data-roles"), "twelve hours are over");
}

#[tokio::test]
async fn a_router_made_meanwhile_holds_up_no_page() {
    let site = Site::demo().await;
    let session = site.sign_in("viewer").await;
    let (state, asking) = (site.state.clone(), Arc::new(()));
    let asked = Arc::downgrade(&asking);
    let making = tokio::task::spawn_blocking(move || {
        while asked.strong_count() > 0 {
            drop(router::router(&state));
        }
    });
    for at in 0..20 {
        // Signed in: nothing comes from the cache of pages.
        let page = timeout(Duration::from_secs(30), session.page("/")).await;
        assert_eq!(page.expect("an answer").status, 200, "{at}");
    }
    drop(asking);
    making.await.expect("routers");
}

fn needs_manager(post: Post) -> Opened {
    Box::pin(async move {
        post.visitor.check(Action::ReadInternalFields)?;
        Ok(Done::to("/projects?done=saved"))
    })
}

#[tokio::test]
async fn a_form_posted_after_the_session_has_ended_loses_nothing() {
    let site = Site::demo().await.with_door("/projects/{code}", needs_manager);
    let session = site.sign_in("viewer").await;
    let typed = [
        ("form", "report"),
        ("text", "路基 <完成> \"60%\""),
        ("unit", "a"),
        ("unit", "b"),
        ("password", "geheim"),
    ];
    let address = "/projects/CJ-001?as_of=2025-09";
    assert_eq!(session.post_form(address, &typed).await.status, 303);
    site.wait(TimeDelta::hours(1));

    let asked = session.post_form(address, &typed).await;
    assert_eq!(asked.status, 401);
    let page = asked.text();
    assert!(
        page.contains("登录已失效") && page.contains("name=\"name\"") && page.contains("name=\"password\"")
    );
    assert!(page.contains("name=\"resume.text\" value=\"路基 &lt;完成&gt; &quot;60%&quot;\""), "{page}");
    assert!(
        page.contains("name=\"resume.unit\" value=\"a\"")
            && page.contains("name=\"resume.unit\" value=\"b\"")
    );
    assert!(!page.contains("geheim") && !page.contains("resume.password"), "secrets are not carried");
    assert!(!page.contains(".hydrate()"), "the browser's code would show the page of the address");
    assert!(!page.contains("action=\"/sign-in"), "it is posted to the page's own address");
    assert!(page.contains("href=\"#sign-in\"") && page.contains("id=\"sign-in\""), "{page}");
    assert!(!page.contains("href=\"/sign-in"), "elsewhere what was typed would be lost");

    let mut fields = vec![("form", "sign_in"), ("name", "viewer"), ("password", "wrong")];
    fields.extend([("resume.form", "report"), ("resume.text", "路基 <完成> \"60%\""), ("resume.unit", "a")]);
    let wrong = site.post_form_with(address, &fields, &[]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("name=\"resume.text\""), "a wrong password loses nothing either");

    fields[2].1 = demo::PASSWORD;
    let resumed = site.post_form_with(address, &fields, &[]).await;
    assert_eq!((resumed.status.as_u16(), resumed.header("cache-control")), (200, "no-store"));
    assert!(resumed.cookie().starts_with("guatu_session="));
    let page = resumed.text();
    assert!(page.contains("CJ-001") && page.contains("data-roles=\"viewer\"") && page.contains(".hydrate()"));
}

#[tokio::test]
async fn where_only_accounts_may_read() {
    let site = Site::demo().await.with(|state| state.access.read_access = ReadAccess::SignedIn);
    let page = site.page("/projects?light=red").await;
    assert_eq!(
        (page.status.as_u16(), page.header("location")),
        (303, "/sign-in?next=%2Fprojects%3Flight%3Dred")
    );
    for address in ["/api/v1/projects", "/api/v1/projects.csv", "/api/get_overview?query="] {
        site.get(address).await.is_problem(401, "not-signed-in");
    }
    for address in ["/sign-in", "/healthz", "/readyz", "/api/get_sign_in"] {
        assert_eq!(site.get(address).await.status, 200, "{address}");
    }
    let session = site.sign_in("viewer").await;
    for address in ["/projects?light=red", "/api/v1/projects", "/api/get_overview?query="] {
        assert_eq!(session.get(address).await.status, 200, "{address}");
    }
    let open = Site::demo().await;
    assert_eq!(open.get("/api/v1/projects").await.status, 200);
    assert!(open.page("/").await.text().contains("data-read-access=\"open\""));
}

#[tokio::test]
async fn signing_in_empties_no_cache() {
    let site = Site::demo().await;
    let list = site.get("/api/v1/projects").await;
    let before = site.page("/").await.text().len();
    site.sign_in("viewer").await;
    let new = NewAccount {
        name: "one_more".parse().expect("a name"),
        display_name: String::new(),
        roles: Roles::new(["viewer"]).expect("roles"),
        password_hash: None,
        must_change_password: false,
        expires_on: None,
    };
    let context = &site.state.context;
    account::create(&context.store, &site.state.district, "system", context.clock.now(), &new)
        .await
        .expect("created");
    let head = site.state.head();
    context.read_model.refresh().await.expect("refresh");
    assert!(site.state.head() > head, "the journal has moved on");
    let etag = list.header("etag").to_owned();
    assert_eq!(site.get_with("/api/v1/projects", &[("if-none-match", &etag)]).await.status, 304);
    assert_eq!(site.page("/").await.text().len(), before);
    let metrics = site.get("/metrics").await.text();
    assert!(metrics.contains("guatu_page_cache_hits_total 1"), "{metrics}");
}
