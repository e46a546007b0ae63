//! Signing in and out: what is told, what is not, and how long it takes after failures.

use crate::site::{Answer, Site};
use chrono::TimeDelta;
use server::demo;
use store::account::{self, AccountWrite};

async fn try_sign_in(site: &Site, name: &str, password: &str) -> Answer {
    site.post_form_with("/sign-in", &[("form", "sign_in"), ("name", name), ("password", password)], &[]).await
}

/// The page without what is its own: nonce, and what was typed as the name.
fn body(answer: &Answer, name: &str) -> String {
    let policy = answer.header("content-security-policy");
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a nonce");
    let text = answer.text();
    // Behind the body stand the page's data, in a form that is not text.
    let (text, _) = text.split_once("</body>").expect("the body's end");
    text.replace(nonce, "").replace(name, "NAME")
}

pub async fn written<'a>(site: &'a Site, name: &str) -> AccountWrite<'a> {
    let found = account::find_by_name(&site.state.context.store, &site.state.district, name).await;
    let account = found.expect("accounts").expect("the account").account;
    AccountWrite {
        district: &site.state.district,
        account: account.id,
        seen_revision: account.revision,
        actor: "system",
        now: site.state.context.clock.now(),
    }
}

#[tokio::test]
async fn who_signs_in_is_named_on_every_page_until_signing_out() {
    let site = Site::demo().await;
    let anonymous = site.page("/projects").await.text();
    assert!(anonymous.contains("href=\"/sign-in?next=%2Fprojects\""), "a way in");
    let session = site.sign_in("manager1").await;
    let page = session.page("/projects").await;
    assert!(
        page.text().contains("action=\"/sign-out\"") && page.text().contains("项目经理1"),
        "{}",
        page.status
    );
    assert_eq!(page.header("cache-control"), "no-store");
    // From memory or not, nobody else is shown a name.
    for _ in 0..2 {
        let other = site.page("/projects").await;
        assert!(!other.text().contains("项目经理1") && !other.text().contains("data-roles"));
    }
    let out = session.post_form("/sign-out", &[]).await;
    assert_eq!((out.status.as_u16(), out.header("location")), (303, "/sign-in?done=signed_out"));
    assert_eq!(out.header("set-cookie"), "guatu_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    assert!(site.page("/sign-in?done=signed_out").await.text().contains("已退出登录"));
    // The browser may still have it: it is worth nothing.
    assert!(!session.page("/projects").await.text().contains("项目经理1"));
}

#[tokio::test]
async fn no_failure_tells_why() {
    let site = Site::demo().await;
    let write = written(&site, "viewer").await;
    account::disable(&site.state.context.store, &write).await.expect("disabled");
    let wrong = try_sign_in(&site, "manager1", "kettle-lantern-9-Ostrich").await;
    let unknown = try_sign_in(&site, "nobody99", "kettle-lantern-9-Ostrich").await;
    let disabled = try_sign_in(&site, "viewer", demo::PASSWORD).await;
    for (answer, name) in [(&wrong, "manager1"), (&unknown, "nobody99"), (&disabled, "viewer")] {
        assert_eq!(answer.status, 422, "{name}");
        assert_eq!(answer.header("set-cookie"), "", "{name}");
        assert!(!answer.text().contains("kettle-lantern"), "no secret comes back");
    }
    // `manager1` and `viewer` stand on the page as demo accounts, too.
    let told = |answer: &Answer| {
        let text = answer.text();
        let (_, list) = text.split_once("form-errors").expect("what is wrong");
        list.split_once("</div>").expect("its end").0.to_owned()
    };
    assert_eq!(told(&wrong), told(&unknown));
    assert_eq!(told(&wrong), told(&disabled));
    let again = try_sign_in(&site, "nobody98", "x").await;
    assert_eq!(body(&again, "nobody98"), body(&unknown, "nobody99"));
}

#[tokio::test]
async fn failures_make_wait_alike_whether_the_account_exists_and_whoever_is_right() {
    let site = Site::demo().await;
    for name in ["manager2", "nobody99"] {
        for _ in 0..5 {
            assert!(!try_sign_in(&site, name, "wrong").await.text().contains("请在 2 秒后再试"));
        }
        let too_soon = try_sign_in(&site, name, demo::PASSWORD).await;
        assert_eq!(too_soon.status, 422, "{name}");
        assert!(too_soon.text().contains("请在 1 秒后再试"), "{name}: {}", too_soon.text());
        site.wait(TimeDelta::seconds(1));
        assert!(try_sign_in(&site, name, "wrong").await.text().contains("请在 2 秒后再试"), "{name}");
    }
    site.wait(TimeDelta::seconds(5));
    assert_eq!(try_sign_in(&site, "manager2", demo::PASSWORD).await.status, 303);
}

#[tokio::test]
async fn what_is_missing_is_told_at_its_field_and_not_counted() {
    let site = Site::demo().await;
    for _ in 0..6 {
        let answer = try_sign_in(&site, "manager3", "").await;
        assert_eq!(answer.status, 422);
        assert!(
            answer.text().contains("href=\"#field-password\"")
                && answer.text().contains("value=\"manager3\"")
        );
    }
    site.sign_in("manager3").await;
}

#[tokio::test]
async fn the_cookie_is_bound_to_the_host_behind_tls() {
    let fields = [("form", "sign_in"), ("name", "viewer"), ("password", demo::PASSWORD)];
    let plain = Site::demo().await;
    let answer = plain.post_form_with("/sign-in", &fields, &[]).await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("guatu_session=") && cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"));
    let tls = Site::demo().await.with(|state| state.behind_tls = true);
    let answer = tls.post_form_with("/sign-in", &fields, &[]).await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-guatu=") && cookie.ends_with("; HttpOnly; SameSite=Lax; Secure"));
    assert!(cookie.contains("; Path=/;") && !cookie.contains("Domain"));
}

#[tokio::test]
async fn one_goes_on_to_our_own_pages_only() {
    let site = Site::demo().await;
    for (next, to) in [
        ("/projects?light=red", "/projects?light=red"),
        ("", "/"),
        ("//elsewhere.example", "/"),
        ("https://elsewhere.example/", "/"),
        ("/\\elsewhere.example", "/"),
        ("/sign-out", "/"),
    ] {
        let fields = [("form", "sign_in"), ("next", next), ("demo", "viewer")];
        let answer = site.post_form_with("/sign-in", &fields, &[]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, to), "{next}");
    }
    let page = site.page("/sign-in?next=%2Fprojects%3Flight%3Dred").await.text();
    assert!(page.contains("name=\"next\" value=\"/projects?light=red\""), "the form carries it");
}

#[tokio::test]
async fn another_site_signs_nobody_in_or_out() {
    let site = Site::demo().await;
    let session = site.sign_in("viewer").await;
    let fields = [("form", "sign_in"), ("demo", "viewer")];
    for address in ["/sign-in", "/sign-out"] {
        let headers = [("sec-fetch-site", "cross-site"), ("cookie", session.cookie.as_str())];
        let headers = [("origin", "https://elsewhere.example"), headers[1], headers[0]];
        let answer = site.post_form_saying(address, &fields, &headers).await;
        assert_eq!(answer.status, 403, "{address}");
    }
    assert!(session.page("/").await.text().contains("data-roles"));
}

#[tokio::test]
async fn the_demonstrations_password_opens_nothing_elsewhere() {
    let site = Site::demo().await.with(|state| state.access.demo = None);
    assert_eq!(try_sign_in(&site, "viewer", demo::PASSWORD).await.status, 422);
    let fields = [("form", "sign_in"), ("demo", "viewer")];
    assert_eq!(site.post_form_with("/sign-in", &fields, &[]).await.status, 422);
    assert!(!site.page("/sign-in").await.text().contains(demo::PASSWORD));
    assert!(Site::demo().await.page("/sign-in").await.text().contains(demo::PASSWORD));
}

#[tokio::test]
async fn every_project_has_one_manager() {
    let site = Site::demo().await;
    let (store, district) = (&site.state.context.store, &site.state.district);
    let mut projects = Vec::new();
    for account in account::list(store, district).await.expect("accounts") {
        let own = account::projects_of(store, district, account.id).await.expect("projects");
        assert_eq!(account.roles.contains("manager"), (14..=15).contains(&own.len()), "{:?}", account.name);
        projects.extend(own);
    }
    projects.sort_unstable();
    let count = projects.len();
    projects.dedup();
    assert_eq!((count, projects.len()), (282, 282));
}

#[tokio::test]
async fn a_second_factor_is_asked_for_and_a_code_is_good_once() {
    const SECRET: &str = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    let site = Site::demo().await;
    let store = &site.state.context.store;
    account::set_totp_secret(store, &written(&site, "admin").await, Some(SECRET)).await.expect("set");
    let code = || {
        let secret = totp_rs::Secret::try_from_base32(SECRET).expect("secret");
        let totp = totp_rs::Builder::new().with_secret(secret).build().expect("authenticator");
        totp.generate(site.state.context.clock.now().timestamp().unsigned_abs()).to_string()
    };
    let asked = try_sign_in(&site, "admin", demo::PASSWORD).await;
    assert_eq!((asked.status.as_u16(), asked.header("set-cookie")), (200, ""));
    let page = asked.text();
    assert!(page.contains("name=\"totp\"") && !page.contains("name=\"password\""));
    let step = page.split("name=\"step\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let step = step.expect("a step");
    let with_code = async |name: &str, step: &str, code: &str| {
        let fields = [("form", "sign_in"), ("name", name), ("step", step), ("totp", code)];
        site.post_form_with("/sign-in", &fields, &[]).await
    };
    let wrong = with_code("admin", step, "000000").await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("验证码不正确") && wrong.text().contains(step));
    assert_eq!(with_code("viewer", step, &code()).await.status, 422, "of another account");
    assert_eq!(with_code("admin", "nothing", &code()).await.status, 422, "without the password");
    assert_eq!(with_code("admin", step, &code()).await.status, 303);
    let asked = try_sign_in(&site, "admin", demo::PASSWORD).await.text();
    let step = asked.split("name=\"step\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let step = step.expect("a step");
    assert_eq!(with_code("admin", step, &code()).await.status, 422, "used");
    site.wait(TimeDelta::minutes(6));
    assert_eq!(with_code("admin", step, &code()).await.status, 422, "too late");
}
