//! What a leader ordered, in the form of a report: told of, not closed.

use super::{address, first_of, hidden, new_month};

#[tokio::test]
async fn an_order_is_told_of_in_the_report_and_not_closed_there() {
    let site = new_month().await;
    let manager = site.sign_in("manager1").await;
    let code = first_of(&manager).await;
    let order = [
        ("form", "order"),
        ("code", code.as_str()),
        ("title", "征迁扫尾滞后"),
        ("owner", "区住建局"),
        ("due", "2025-12-31"),
    ];
    let ordered = site.sign_in("leader").await.post_form("/issues/new", &order).await;
    let to = ordered.header("location").to_owned();
    let id = to.trim_start_matches("/issues/").split('?').next().unwrap_or_default();
    let page = manager.page(&address(&code)).await.text();
    let (note, close) = (format!("issue.{id}.note"), format!("issue.{id}.close"));
    assert!(page.contains(&format!("name=\"{note}\"")) && page.contains("督办"), "{page}");
    assert!(!page.contains(&format!("name=\"{close}\"")), "{page}");

    // Ticked all the same: told at the field that is there, and the whole report is kept.
    let (seen, key) = (format!("issue.{id}.seen"), hidden(&page, "key"));
    let revision = hidden(&page, &seen);
    let mut sent = vec![
        ("form", "report"),
        ("act", "submit"),
        ("key", key.as_str()),
        ("amount", "100"),
        ("note", "基坑支护完成"),
        (seen.as_str(), revision.as_str()),
        (note.as_str(), "剩余两户已签约"),
        (close.as_str(), "yes"),
    ];
    let refused = manager.post_form(&address(&code), &sent).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    let text = refused.text();
    assert!(text.contains(&format!("id=\"field-{note}-error\"")), "{text}");
    assert!(text.contains("由区项目办或区领导办结") && text.contains("基坑支护完成"), "{text}");
    let key = hidden(&text, "key");
    sent.retain(|(name, _)| *name != close);
    sent[2].1 = &key;
    let done = manager.post_form(&address(&code), &sent).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(manager.page(&format!("/issues/{id}")).await.text().contains("剩余两户已签约"));
}
