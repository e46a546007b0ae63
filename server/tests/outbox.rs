//! `/outbox` from the server: a page that can be read, and says nothing of anybody.

use crate::site::Site;

#[tokio::test]
async fn the_page_stands_without_anything_of_a_device() {
    let site = Site::demo().await;
    let page = site.get("/outbox").await;
    assert_eq!(page.status, 200);
    let text = page.text();
    assert!(text.contains("待发箱") && text.contains("正在读取本机的待发箱"), "{text}");
    assert!(!text.contains("data-account-id"), "nobody is signed in");
    // On every page: a link that is out of sight until something waits.
    let list = site.get("/projects").await.text();
    let link = list.split("<a ").find(|link| link.contains("outbox-link")).expect("a link");
    let tag = link.split('>').next().expect("a tag");
    assert!(tag.contains("/outbox") && tag.contains("hidden"), "{tag}");
}
