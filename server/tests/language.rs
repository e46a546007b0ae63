//! Language and theme: `?lang=` and `?theme=`, then the cookie, then `Accept-Language`.

use crate::site::Site;

#[tokio::test]
async fn address_before_cookie_before_browser() {
    let site = Site::demo().await;
    let language = async |address: &str, headers: &[(&str, &str)]| {
        let page = site.get_with(address, headers).await;
        assert_eq!(page.status, 200);
        let text = page.text();
        let language = page.header("content-language").to_owned();
        assert!(text.contains(&format!("<html lang=\"{language}\"")), "{}", &text[..200]);
        language
    };
    let english = ("accept-language", "en-GB,en;q=0.9");
    assert_eq!(language("/", &[]).await, "zh-CN");
    assert_eq!(language("/", &[english]).await, "en");
    assert_eq!(language("/", &[english, ("cookie", "guatu_lang=zh-CN")]).await, "zh-CN");
    assert_eq!(language("/?lang=en", &[("cookie", "guatu_lang=zh-CN")]).await, "en");
    assert_eq!(language("/", &[("accept-language", "fr,en;q=0.2,zh;q=0.1")]).await, "en");
}

#[tokio::test]
async fn a_language_asked_for_is_remembered() {
    let site = Site::demo().await;
    let page = site.page("/projects?lang=en").await;
    let cookie = page.header("set-cookie");
    assert!(cookie.starts_with("guatu_lang=en; Path=/; Max-Age=31536000; SameSite=Lax"), "{cookie}");
    assert!(!cookie.contains("HttpOnly"), "the page's script reads it");
    assert_eq!(site.page("/projects").await.header("set-cookie"), "");
    assert_eq!(site.get("/api/v1/projects?lang=en").await.header("set-cookie"), "");
}

#[tokio::test]
async fn a_theme_asked_for_is_remembered_and_shown_at_once() {
    let site = Site::demo().await;
    let page = site.page("/?theme=dark").await;
    assert!(page.header("set-cookie").starts_with("guatu_theme=dark; "), "{}", page.header("set-cookie"));
    assert!(page.text().contains("data-choice=\"dark\""));
    let later = site.get_with("/", &[("cookie", "guatu_theme=dark")]).await;
    assert!(later.text().contains("data-choice=\"dark\""));
    assert!(site.page("/").await.text().contains("data-choice=\"system\""));
}

#[tokio::test]
async fn what_we_do_not_speak_is_422() {
    let site = Site::demo().await;
    let page = site.page("/?lang=fr").await;
    assert_eq!((page.status.as_u16(), page.header("content-type")), (422, "text/html; charset=utf-8"));
    assert_eq!(site.page("/?theme=pink").await.status, 422);
}

#[tokio::test]
async fn problems_speak_the_language_too() {
    let site = Site::empty().await;
    let english = site.get("/api/v1/projects/CJ-999?lang=en").await.is_problem(404, "not-found");
    assert_eq!(
        (&english["title"], &english["detail"]),
        (&"Not found".into(), &"there is no project CJ-999".into())
    );
    let chinese = site.get("/api/v1/projects/CJ-999").await.is_problem(404, "not-found");
    assert_eq!(chinese["title"], "未找到");
}
