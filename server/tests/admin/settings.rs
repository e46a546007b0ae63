//! Settings act where they say they do.

use super::{leads_to, value};
use crate::site::Site;

#[tokio::test]
async fn the_due_day_is_proposed_and_the_foot_ends_the_reminder() {
    let site = Site::demo().await;
    let admin = site.sign_in("admin").await;
    let page = admin.page("/admin/settings").await;
    let seen = |key: &str| value(&page, "settings", &format!("revision_{key}"));
    let [day, foot, zh, en] = ["report_due_day", "remind_footer", "notice_zh", "notice_en"]
        .map(|key| (format!("revision_{key}"), seen(key)));
    let changed = [
        ("form", "settings"),
        (day.0.as_str(), day.1.as_str()),
        ("report_due_day", "8"),
        (foot.0.as_str(), foot.1.as_str()),
        ("remind_footer", "区项目办 咨询电话 0595-00000000"),
        (zh.0.as_str(), zh.1.as_str()),
        (en.0.as_str(), en.1.as_str()),
    ];
    leads_to(&admin.post_form("/admin/settings", &changed).await, "/admin/settings?done=changed");

    let reviewer = site.sign_in("reviewer").await;
    let close = [("form", "close"), ("month", "2025-10"), ("confirmed", "yes")];
    assert_eq!(reviewer.post_form("/reports", &close).await.status, 303);
    let board = reviewer.page("/reports").await;
    assert_eq!(
        (value(&board, "open", "month"), value(&board, "open", "due_on")),
        ("2025-11".into(), "2025-12-08".into())
    );
    let opened = [("form", "open"), ("month", "2025-11"), ("due_on", "2025-12-08")];
    assert_eq!(reviewer.post_form("/reports", &opened).await.status, 303);

    let board = reviewer.page("/reports").await.text();
    let (_, after) = board.split_once("【催报通知】2025年11月").expect("the reminder's text");
    let text = after.split("</textarea>").next().expect("its end");
    assert!(text.trim_end().ends_with("区项目办 咨询电话 0595-00000000"), "{text}");
}
