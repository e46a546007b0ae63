//! The office's side: who sees the board, approving, reminding, the months.

use super::{MONTH, address, first_of, hand_in, new_month};
use crate::site::Site;
use chrono::TimeDelta;

#[tokio::test]
async fn whoever_is_not_signed_in_is_led_to_sign_in_and_a_viewer_is_told_for_whom_it_is() {
    let site = Site::demo().await;
    for path in ["/reports".to_owned(), address("CJ-001")] {
        let page = site.page(&path).await;
        if page.status == 303 {
            assert!(page.header("location").starts_with("/sign-in"), "{path}");
        } else {
            assert_eq!(page.status, 401, "{path}");
            assert!(page.text().contains("/sign-in"), "{path}");
        }
    }
    assert!(!site.page("/").await.text().contains("href=\"/reports\""));
    let viewer = site.sign_in("viewer").await;
    let page = viewer.page("/reports").await;
    assert_eq!(page.status, 403);
    assert!(page.text().contains("您的角色不能"), "{}", page.text());
    for role in ["leader", "auditor", "reviewer"] {
        let session = site.sign_in(role).await;
        let page = session.page("/reports").await;
        assert_eq!(page.status, 200, "{role}");
        assert!(page.text().contains("月报进度") && page.text().contains("应报"), "{role}");
        let acts =
            page.text().contains("name=\"form\" value=\"bulk\"") || page.text().contains("id=\"remind\"");
        assert_eq!(acts, role == "reviewer", "{role}");
        assert!(session.page("/").await.text().contains("href=\"/reports\""), "{role}");
    }
}

#[tokio::test]
async fn the_office_approves_many_reminds_closes_opens_and_reopens() {
    let site = new_month().await;
    let manager = site.sign_in("manager1").await;
    let mut handed_in = Vec::new();
    for _ in 0..2 {
        let code = first_of(&manager).await;
        assert_eq!(hand_in(&manager, &code, "10", "submit").await.status, 303);
        handed_in.push(code);
    }
    let typed = first_of(&manager).await;
    let draft = [("form", "report"), ("act", "save"), ("amount", "77.7"), ("note", "关账前没有提交")];
    assert_eq!(manager.post_form(&address(&typed), &draft).await.status, 303);

    let reviewer = site.sign_in("reviewer").await;
    let none = reviewer.post_form("/reports", &[("form", "bulk")]).await;
    assert_eq!(none.status, 422);
    assert!(none.text().contains("请先勾选"));
    let board = reviewer.page("/reports?show=waiting").await.text();
    let ticks: Vec<String> = handed_in
        .iter()
        .map(|code| {
            let (_, rest) = board.split_once(&format!("value=\"{code}:")).expect("a box to tick");
            format!("{code}:{}", rest.split('"').next().expect("its end"))
        })
        .collect();
    let fields: Vec<_> =
        std::iter::once(("form", "bulk")).chain(ticks.iter().map(|tick| ("report", tick.as_str()))).collect();
    let approved = reviewer.post_form("/reports", &fields).await;
    assert_eq!(approved.status, 303, "{}", approved.text());
    assert!(approved.header("location").ends_with("done=approved-2-0"), "{}", approved.header("location"));
    assert!(reviewer.page(approved.header("location")).await.text().contains("已通过 2 份月报"));

    // Reminders are seen where managers work.
    let reminded = reviewer.post_form("/reports", &[("form", "remind")]).await;
    assert_eq!(reminded.status, 303, "{}", reminded.text());
    assert!(manager.page("/reports").await.text().contains("催报"));
    let again = reviewer.post_form("/reports", &[("form", "remind"), ("project", &typed)]).await;
    assert!(again.header("location").ends_with("done=reminded-0"), "{}", again.header("location"));
    site.wait(TimeDelta::hours(2));
    let reviewer = site.sign_in("reviewer").await;
    let again = reviewer.post_form("/reports", &[("form", "remind"), ("project", &typed)]).await;
    assert!(again.header("location").ends_with("done=reminded-1"), "{}", again.header("location"));
    let board = reviewer.page("/reports").await.text();
    assert!(board.contains("【催报通知】2025年11月项目月报") && board.contains(&typed), "{board}");

    // Closing asks to be confirmed; what was typed is not lost by it.
    let close = [("form", "close"), ("month", MONTH)];
    let refused = reviewer.post_form("/reports", &close).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("请核对后勾选确认"));
    let manager = site.sign_in("manager1").await;
    assert_eq!(manager.post_form("/reports", &close).await.status, 403);
    let close = [("form", "close"), ("month", MONTH), ("confirmed", "yes")];
    let closed = reviewer.post_form("/reports", &close).await;
    assert_eq!(closed.status, 303, "{}", closed.text());
    let kept = manager.page(&address(&typed)).await.text();
    assert!(kept.contains("已经关账") && kept.contains("77.7") && kept.contains("关账前没有提交"), "{kept}");
    assert!(!kept.contains("name=\"amount\""));
    let late = hand_in(&manager, &typed, "77.7", "submit").await;
    assert_eq!(late.status, 422);
    assert!(late.text().contains("已关账") && late.text().contains("77.7"));

    let open = [("form", "open"), ("month", "2025-12"), ("due_on", "2026-01-05")];
    let opened = reviewer.post_form("/reports", &open).await;
    assert_eq!(opened.status, 303, "{}", opened.text());
    let moved = manager.post_form(&address(&typed), &[("form", "move")]).await;
    let there = format!("/projects/{typed}/report/2025-12?done=moved");
    assert_eq!((moved.status.as_u16(), moved.header("location")), (303, there.as_str()), "{}", moved.text());
    let page = manager.page(&there).await.text();
    assert!(page.contains("value=\"77.7\"") && page.contains("基坑支护完成"), "{page}");

    // Only the month closed last can be reopened, with a reason; not while another takes reports is not asked.
    let reopen = [("form", "reopen"), ("month", MONTH), ("reason", "")];
    let refused = reviewer.post_form("/reports?month=2025-11", &reopen).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("id=\"field-reason-error\""));
    let reopen = [("form", "reopen"), ("month", MONTH), ("reason", "统计口径更正")];
    assert_eq!(reviewer.post_form("/reports?month=2025-11", &reopen).await.status, 303);
}
