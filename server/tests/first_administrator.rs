//! How an installation without an administrator gets its first accounts.

use crate::site::{Answer, Site};
use domain::access::ReadAccess;
use store::account::bootstrap;
use store::session::Token;

const ONE: &str = "kettle-lantern-9-Ostrich";
const OTHER: &str = "Teapot-7-violin-cloud";

async fn token(site: &Site) -> Option<Token> {
    let context = &site.state.context;
    bootstrap::issue(&context.store, &site.state.district, context.clock.now()).await.expect("issues")
}

async fn post(site: &Site, token: &str, over: &[(&str, &str)]) -> Answer {
    let mut fields = vec![
        ("form", "first"),
        ("token", token),
        ("admin_name", "zhang"),
        ("admin_display_name", "张三"),
        ("admin_password", ONE),
        ("admin_password_again", ONE),
        ("security_name", "li"),
        ("security_display_name", "李四"),
        ("security_password", OTHER),
        ("security_password_again", OTHER),
    ];
    for (name, text) in over {
        for field in fields.iter_mut().filter(|field| field.0 == *name) {
            field.1 = text;
        }
    }
    site.post_form_with("/first-administrator", &fields, &[]).await
}

#[tokio::test]
async fn two_accounts_are_made_with_the_token_once() {
    let site = Site::empty().await.with(|state| state.access.read_access = ReadAccess::SignedIn);
    let token = token(&site).await.expect("a token");
    let token = token.as_str();
    let page = site.page("/first-administrator").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("安全管理员") && !page.text().contains(token));
    // A token in an address is not taken into the form.
    let page = site.page(&format!("/first-administrator?token={token}")).await;
    assert!(!page.text().contains(&format!("value=\"{token}\"")));
    for (token, over, field) in [
        ("x", &[][..], "token"),
        (token, &[("admin_password", "short")][..], "admin_password"),
        (token, &[("security_password_again", "x")][..], "security_password_again"),
        (token, &[("security_name", "ZHANG")][..], "security_name"),
        (token, &[("admin_name", "a b")][..], "admin_name"),
    ] {
        let answer = post(&site, token, over).await;
        assert_eq!(answer.status, 422, "{field}");
        let text = answer.text();
        assert!(text.contains(&format!("href=\"#field-{field}\"")), "{field}: {text}");
        assert!(text.contains("张三") && !text.contains(ONE) && !text.contains(OTHER), "{field}");
    }
    let done = post(&site, token, &[]).await;
    assert_eq!(
        (done.status.as_u16(), done.header("location")),
        (303, "/sign-in?done=first"),
        "{}",
        done.text()
    );
    assert!(site.page("/sign-in?done=first").await.text().contains("首批管理员账号已创建"));
    for (name, password, role) in [("zhang", ONE, "admin"), ("li", OTHER, "security_admin")] {
        let fields = [("form", "sign_in"), ("name", name), ("password", password)];
        let answer = site.post_form_with("/sign-in", &fields, &[]).await;
        assert_eq!(answer.status, 303, "{name}");
        let page = site.get_with("/admin", &[("cookie", answer.cookie()), ("accept", "text/html")]).await;
        assert!(page.text().contains(&format!("data-roles=\"{role}\"")), "{name}");
    }
    assert_eq!(site.page("/first-administrator").await.status, 404);
    assert_eq!(post(&site, token, &[("admin_name", "wang")]).await.status, 404);
}

#[tokio::test]
async fn with_an_administrator_there_is_no_such_page() {
    let site = Site::demo().await;
    assert!(token(&site).await.is_none());
    assert_eq!(site.page("/first-administrator").await.status, 404);
    assert_eq!(post(&site, "x", &[]).await.status, 404);
}
