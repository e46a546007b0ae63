//! Settings act where they say they do.

use super::{leads_to, value};
use crate::site::Site;
use app::admin::view::{EffectiveSetting, Origin};

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

#[tokio::test]
async fn what_guards_the_installation_is_told_with_the_way_to_change_it() {
    let setting = |key: &str, value: &str, origin, security| EffectiveSetting {
        key: key.to_owned(),
        value: value.to_owned(),
        origin,
        security,
    };
    let effective = [
        setting("read_access", "signed_in", Origin::Flag, true),
        setting("password_policy", "mlps", Origin::Default, true),
        setting("session_idle_minutes", "45", Origin::File, true),
        setting("session_lifetime_minutes", "600", Origin::Environment, true),
        setting("data", "/srv/guatu", Origin::Flag, false),
    ];
    let site = Site::demo().await.with(|state| state.effective = effective.into());
    let security = site.sign_in("security").await;
    let page = security.page("/admin/settings").await.text().replace("<!>", "");
    for told in [
        "修改启动命令中的 --read-access（可用值：open, signed_in），然后重启程序",
        "等级保护：四类字符至少三类，每 90 天更换",
        "在 /srv/guatu/guatu.toml 中填写 password_policy（可用值：mlps, asvs），然后重启程序",
        "45 分钟",
        "在 /srv/guatu/guatu.toml 中填写 session_idle_minutes（可用值：1–10080），然后重启程序",
        "修改环境变量 GUATU_SESSION_LIFETIME_MINUTES",
        "不能修改或关闭",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
    // They are told, not set: the page has no form for this role.
    assert!(!page.contains("name=\"form\" value=\"settings\""));
    let page = security.page("/admin/settings?lang=en").await.text().replace("<!>", "");
    assert!(page.contains("Set password_policy in /srv/guatu/guatu.toml (allowed: mlps, asvs)"), "{page}");
}
