//! A report that was handed in while somebody was still filling it in elsewhere.

use super::{address, first_of, hand_in, hidden, new_month};

/// The form as the second window sends it: it has not seen the report.
const MINE: [(&str, &str); 5] =
    [("form", "report"), ("act", "submit"), ("seen_revision", ""), ("amount", "250"), ("note", "我的说明")];

#[tokio::test]
async fn whoever_comes_second_is_told_that_nothing_went_in_and_loses_nothing() {
    let site = new_month().await;
    let manager = site.sign_in("manager1").await;
    let code = first_of(&manager).await;
    assert_eq!(hand_in(&manager, &code, "100", "submit").await.status, 303);

    let second = manager.post_form(&address(&code), &MINE).await;
    assert_eq!(second.status, 409, "{}", second.text());
    let page = second.text();
    for part in [
        "您填写的内容没有提交",
        "role=\"alert\"",
        "manager1 已在",
        "250 万元",
        "100 万元",
        "我的说明",
        "基坑支护完成",
        "先在本页下方撤回",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("name=\"amount\""), "there is no form to go on with");

    // What was typed is still there later, and in the form once the report is taken back.
    let page = manager.page(&address(&code)).await.text();
    assert!(page.contains("您填写的内容没有提交") && page.contains("我的说明"), "{page}");
    let seen = hidden(&page, "seen_revision");
    let taken = manager.post_form(&address(&code), &[("form", "withdraw"), ("seen_revision", &seen)]).await;
    assert_eq!(taken.status, 303, "{}", taken.text());
    let page = manager.page(&address(&code)).await.text();
    assert!(page.contains("value=\"250\"") && page.contains("我的说明</textarea>"), "{page}");
}

#[tokio::test]
async fn an_approved_report_leads_to_the_office() {
    let site = new_month().await;
    let manager = site.sign_in("manager1").await;
    let code = first_of(&manager).await;
    assert_eq!(hand_in(&manager, &code, "100", "submit").await.status, 303);
    let page = manager.page(&address(&code)).await.text();
    assert!(!page.contains("没有提交"), "nothing was typed beside it: {page}");
    let reviewer = site.sign_in("reviewer").await;
    let seen = hidden(&reviewer.page(&address(&code)).await.text(), "seen_revision");
    let approved =
        reviewer.post_form(&address(&code), &[("form", "approve"), ("seen_revision", &seen)]).await;
    assert_eq!(approved.status, 303, "{}", approved.text());

    let second = manager.post_form(&address(&code), &MINE).await;
    assert_eq!(second.status, 409, "{}", second.text());
    let page = second.text();
    for part in ["并已审核通过", "请区项目办退回", "我的说明"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("先在本页下方撤回"), "{page}");
}
