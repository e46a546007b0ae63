//! One's own account: password, second factor, sessions; and the password that must be changed first.
//! Past 250 lines because each test is one story from the page to the next sign-in.

use crate::person::form_of;
use crate::sign_in::written;
use crate::site::{Answer, Session, Site};
use chrono::TimeDelta;
use server::demo::PASSWORD;
use server::password::PasswordPolicy;
use store::account::{self, NewAccount, Roles, set_password_hash};
use totp_rs::{Builder, Secret};

const NEW: &str = "kettle-lantern-9-Ostrich";

async fn change(session: &Session<'_>, old: &str, new: &str, again: &str) -> Answer {
    let fields =
        [("form", "password"), ("password", old), ("new_password", new), ("new_password_again", again)];
    session.post_form("/account", &fields).await
}

fn with_cookie<'a>(site: &'a Site, cookie: &str) -> Session<'a> {
    Session { site, cookie: cookie.to_owned() }
}

/// Signs in with name and password; the answer.
async fn sign_in(site: &Site, name: &str, password: &str) -> Answer {
    let fields = [("form", "sign_in"), ("name", name), ("password", password)];
    site.post_form_with("/sign-in", &fields, &[]).await
}

/// An account of our own, whose password was set now.
async fn made(site: &Site, name: &str, must_change_password: bool) {
    let new = NewAccount {
        name: name.parse().expect("a name"),
        display_name: "新人".to_owned(),
        roles: Roles::new(["viewer"]).expect("roles"),
        password_hash: Some(site.state.access.passwords.hash(NEW.to_owned()).await.expect("hash")),
        must_change_password,
        expires_on: None,
    };
    let context = &site.state.context;
    let made = account::create(&context.store, &site.state.district, "system", context.clock.now(), &new);
    made.await.expect("made");
}

#[tokio::test]
async fn the_page_says_who_one_is_and_nothing_of_others() {
    let site = Site::demo().await;
    let session = site.sign_in("manager1").await;
    site.sign_in("reviewer").await;
    let page = session.page("/account").await;
    let text = page.text();
    assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "no-store"));
    assert!(text.contains("manager1") && text.contains("项目经理") && text.contains("本机"), "{text}");
    assert_eq!(text.matches("name=\"session\"").count(), 1, "one session");
    let anonymous = site.page("/account").await;
    assert_eq!(anonymous.status, 401);
    assert!(anonymous.text().contains("/sign-in?next=%2Faccount"));
    let posted = site.post_form_with("/account", &[("form", "sign_out_everywhere")], &[]).await;
    assert_eq!(posted.status, 401);
}

#[tokio::test]
async fn a_password_is_changed_with_the_old_one_and_ends_other_sessions() {
    let site = Site::demo().await;
    let (here, there) = (site.sign_in("manager1").await, site.sign_in("manager1").await);
    for (old, new, again, field) in [
        ("", NEW, NEW, "password"),
        ("wrong", NEW, NEW, "password"),
        (PASSWORD, "Short1", "Short1", "new_password"),
        (PASSWORD, "Manager1-is-good", "Manager1-is-good", "new_password"),
        (PASSWORD, NEW, "other", "new_password_again"),
        (PASSWORD, PASSWORD, PASSWORD, "new_password"),
    ] {
        let answer = change(&here, old, new, again).await;
        assert_eq!(answer.status, 422, "{field}");
        let text = answer.text();
        assert!(text.contains(&format!("href=\"#field-{field}\"")), "{field}: {text}");
        assert!(!text.contains(NEW) && !text.contains("Manager1-is-good"), "no secret comes back");
    }
    let done = change(&here, PASSWORD, NEW, NEW).await;
    assert_eq!((done.status.as_u16(), done.header("location")), (303, "/account?done=password"));
    let renewed = with_cookie(&site, done.cookie());
    assert_ne!(renewed.cookie, here.cookie, "a new token");
    assert!(renewed.page("/account?done=password").await.text().contains("密码已修改"));
    assert_eq!(here.page("/account").await.status, 401, "the old token is worth nothing");
    assert_eq!(there.page("/account").await.status, 401);
    assert_eq!(sign_in(&site, "manager1", PASSWORD).await.status, 422);
    assert_eq!(sign_in(&site, "manager1", NEW).await.status, 303);
}

#[tokio::test]
async fn the_old_password_cannot_be_guessed_at_an_open_browser() {
    let site = Site::demo().await;
    let session = site.sign_in("manager1").await;
    for _ in 0..6 {
        assert_eq!(change(&session, "wrong", NEW, NEW).await.status, 422);
    }
    let answer = change(&session, PASSWORD, NEW, NEW).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("秒后再试"), "{}", answer.text());
}

fn code(site: &Site, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret).expect("a secret");
    let totp = Builder::new().with_secret(secret).build().expect("an authenticator");
    let now = site.state.context.clock.now().timestamp();
    totp.generate(u64::try_from(now).expect("now")).to_string()
}

#[tokio::test]
async fn a_second_factor_counts_after_its_first_code_and_goes_with_password_and_code() {
    let site = Site::demo().await;
    let session = site.sign_in("viewer").await;
    let begin = async |password: &str| {
        session.post_form("/account", &[("form", "totp_begin"), ("begin_password", password)]).await
    };
    assert_eq!(begin("wrong").await.status, 422);
    assert_eq!(begin(PASSWORD).await.status, 303);
    let page = session.page("/account").await.text();
    let (_, rest) = page.split_once("totp-secret\">").expect("a secret");
    let secret = rest.split_once('<').expect("its end").0.replace(' ', "");
    assert!(page.contains(&format!("otpauth://totp/Guatu%20%E6%8C%82%E5%9B%BE:viewer?secret={secret}&amp;")));
    assert!(page.contains("class=\"qr-mark\"") && page.contains("d=\"M4 4h1v1h-1z"), "a picture of it");
    assert!(!page.contains("data:image"));
    let other = site.sign_in("viewer").await;
    assert!(!other.page("/account").await.text().contains("totp-secret"), "the session's own");

    let confirm =
        async |code: &str| session.post_form("/account", &[("form", "totp_confirm"), ("totp", code)]).await;
    let wrong = confirm("000000").await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains(&secret[..4]) && wrong.text().contains("href=\"#field-totp\""));
    assert_eq!(sign_in(&site, "viewer", PASSWORD).await.status, 303, "it does not count yet");
    let done = confirm(&code(&site, &secret)).await;
    assert_eq!((done.status.as_u16(), done.header("location")), (303, "/account?done=totp_set"));
    let asked = sign_in(&site, "viewer", PASSWORD).await;
    assert!(asked.status == 200 && asked.text().contains("name=\"totp\""));
    assert!(!session.page("/account").await.text().contains(&secret), "never shown again");

    let remove = async |password: &str, code: &str| {
        let fields = [("form", "totp_remove"), ("remove_password", password), ("remove_totp", code)];
        session.post_form("/account", &fields).await
    };
    let used = code(&site, &secret);
    assert_eq!(remove(PASSWORD, &used).await.status, 422, "a code is good once");
    site.wait(TimeDelta::seconds(90));
    let fresh = code(&site, &secret);
    assert_eq!(remove("wrong", &fresh).await.status, 422);
    let done = remove(PASSWORD, &fresh).await;
    assert_eq!(done.header("location"), "/account?done=totp_removed", "{}", done.text());
    assert_eq!(sign_in(&site, "viewer", PASSWORD).await.status, 303);
}

#[tokio::test]
async fn sessions_are_listed_and_ended_one_by_one_or_all() {
    let site = Site::demo().await;
    let firefox = [("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0")];
    let fields = [("form", "sign_in"), ("name", "viewer"), ("password", PASSWORD)];
    let there = site.post_form_with("/sign-in", &fields, &firefox).await;
    let there = with_cookie(&site, there.cookie());
    let here = site.sign_in("viewer").await;
    let stranger = site.sign_in("reviewer").await;
    let page = here.page("/account").await.text();
    assert!(page.contains("Firefox · Linux") && page.matches("本机").count() >= 1, "{page}");
    let ids: Vec<String> = page
        .split("name=\"session\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().expect("an id").to_owned())
        .collect();
    assert_eq!(ids.len(), 2);
    for id in &ids {
        // Somebody else's is not theirs to end.
        assert_eq!(
            stranger.post_form("/account", &[("form", "session_end"), ("session", id)]).await.status,
            303
        );
    }
    assert_eq!(
        (here.page("/account").await.status, there.page("/account").await.status.as_u16()),
        (axum::http::StatusCode::OK, 200)
    );
    let mine = page.find("本机").expect("this one");
    let firefox_first = page.find("Firefox · Linux").expect("that one") < mine;
    let other = if firefox_first { &ids[0] } else { &ids[1] };
    let ended = here.post_form("/account", &[("form", "session_end"), ("session", other)]).await;
    assert_eq!(ended.header("location"), "/account?done=session");
    assert_eq!(
        (there.page("/account").await.status.as_u16(), here.page("/account").await.status.as_u16()),
        (401, 200)
    );
    let more = site.sign_in("viewer").await;
    let out = here.post_form("/account", &[("form", "sign_out_everywhere")]).await;
    assert_eq!(out.header("location"), "/sign-in?done=signed_out");
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(
        (more.page("/account").await.status.as_u16(), here.page("/account").await.status.as_u16()),
        (401, 401)
    );
    assert_eq!(stranger.page("/account").await.status, 200);
}

#[tokio::test]
async fn a_password_of_somebody_else_is_changed_before_anything_else() {
    let site = Site::demo().await;
    made(&site, "newcomer", true).await;
    let session = with_cookie(&site, sign_in(&site, "newcomer", NEW).await.cookie());
    for address in ["/", "/projects", "/projects/CJ-001"] {
        let answer = session.page(address).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/account?must=password"));
    }
    session.get("/api/v1/projects").await.is_problem(403, "password-change-required");
    session.get("/api/get_overview?query=").await.is_problem(403, "password-change-required");
    let page = session.page("/account?must=password").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("请先修改密码") && !page.text().contains("name=\"session\""));
    assert!(form_of(&page.text()).iter().any(|(name, _)| name == "new_password"));
    let done = change(&session, NEW, "Teapot-7-violin-cloud", "Teapot-7-violin-cloud").await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(with_cookie(&site, done.cookie()).page("/projects").await.status, 200);
}

#[tokio::test]
async fn what_was_typed_goes_through_the_page_of_the_password_too() {
    let site = Site::demo().await;
    let hash = site.state.access.passwords.hash(NEW.to_owned()).await.expect("hash");
    let write = written(&site, "reviewer").await;
    set_password_hash(&site.state.context.store, &write, &hash, true).await.expect("set");
    let (at, typed) = ("/projects/CJ-001/plan", "雨季影响 \"工期\"");
    let carried = "name=\"resume.reason\" value=\"雨季影响 &quot;工期&quot;\"";

    // The session has ended: the sign-in page carries it on to the page of the password.
    let fields = [
        ("form", "sign_in"),
        ("name", "reviewer"),
        ("password", NEW),
        ("resume.form", "version"),
        ("resume.reason", typed),
        ("resume.new_password", "geheim"),
    ];
    let asked = site.post_form_with(at, &fields, &[]).await;
    let page = asked.text();
    assert_eq!((asked.status.as_u16(), asked.header("cache-control")), (401, "no-store"), "{page}");
    assert!(
        page.contains("请先修改密码；您填写的内容已保留") && page.contains("name=\"new_password\""),
        "{page}"
    );
    assert!(page.contains(carried) && !page.contains("geheim"), "{page}");
    assert!(!page.contains(".hydrate()") && !page.contains("action=\"/account"), "posted to this address");
    let session = with_cookie(&site, asked.cookie());

    // The same when the session is there already.
    let posted = session.post_form(at, &[("form", "version"), ("reason", typed)]).await;
    assert_eq!(posted.status, 401);
    assert!(posted.text().contains(carried), "{}", posted.text());
    // A form without anything to keep is led to the page.
    let other = session.post_form(at, &[("lang", "en")]).await;
    assert_eq!((other.status.as_u16(), other.header("location")), (303, "/account?must=password"));

    let fresh = "Teapot-7-violin-cloud";
    let mut fields = [
        ("form", "password"),
        ("password", NEW),
        ("new_password", "short"),
        ("new_password_again", fresh),
        ("resume.form", "version"),
        ("resume.reason", typed),
    ];
    let wrong = session.post_form(at, &fields).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains(carried) && !wrong.text().contains(".hydrate()"), "{}", wrong.text());
    fields[2].1 = fresh;
    let done = session.post_form(at, &fields).await;
    let page = done.text();
    assert_eq!((done.status.as_u16(), done.header("cache-control")), (200, "no-store"), "{page}");
    assert!(page.contains("密码已修改，您填写的内容已保留") && page.contains(".hydrate()"), "{page}");
    assert!(
        page.contains("雨季影响 \"工期\"</textarea>") || page.contains("雨季影响 &quot;工期&quot;"),
        "{page}"
    );
    assert!(!page.contains("resume."), "nothing is carried any further");
    let renewed = with_cookie(&site, done.cookie());
    assert_eq!(renewed.page(at).await.status, 200);
}

#[tokio::test]
async fn a_password_that_is_too_old_is_changed_under_the_chinese_rules_only() {
    for (policy, status) in [(PasswordPolicy::Mlps, 303), (PasswordPolicy::Asvs, 200)] {
        let site = Site::demo().await.with(|state| {
            state.access.demo = None;
            state.access.password_policy = policy;
        });
        made(&site, "veteran", false).await;
        site.wait(TimeDelta::days(90) - TimeDelta::minutes(5));
        let young = with_cookie(&site, sign_in(&site, "veteran", NEW).await.cookie());
        assert_eq!(young.page("/projects").await.status, 200);
        site.wait(TimeDelta::minutes(10));
        assert_eq!(young.page("/projects").await.status, 200, "not in the middle of something");
        let old = with_cookie(&site, sign_in(&site, "veteran", NEW).await.cookie());
        assert_eq!(old.page("/projects").await.status, status, "{policy:?}");
    }
}

#[tokio::test]
async fn a_weak_hash_is_renewed_at_the_sign_in() {
    let site = Site::demo().await;
    let stronger = server::password::Passwords::with_cost(32, 2).expect("passwords");
    let before = written(&site, "viewer").await.seen_revision;
    let site = site.with(|state| state.access.passwords = stronger);
    let (store, district) = (&site.state.context.store, &site.state.district);
    assert_eq!(sign_in(&site, "viewer", PASSWORD).await.status, 303);
    let found = account::find_by_name(store, district, "viewer").await.expect("reads").expect("is there");
    let hash = found.password_hash.expect("a hash");
    assert!(hash.contains("m=32,t=2"), "{hash}");
    assert_eq!(found.account.revision, before, "nothing anybody sees has changed");
    assert_eq!(sign_in(&site, "viewer", PASSWORD).await.status, 303);
    // A wrong password renews nothing.
    let weak =
        site.state.access.passwords.hash("x".to_owned()).await.expect("hash").replace("m=32,t=2", "m=16,t=1");
    let write = written(&site, "leader").await;
    set_password_hash(store, &write, &weak, false).await.expect("set");
    assert_eq!(sign_in(&site, "leader", "wrong").await.status, 422);
    let found = account::find_by_name(store, district, "leader").await.expect("reads").expect("is there");
    assert_eq!(found.password_hash, Some(weak));
}
