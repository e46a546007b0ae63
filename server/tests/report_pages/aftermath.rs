//! What is told after the fact: late reports, what a closed month left out, of which report something was done, and
//! the one day by which issues are overdue.

use super::{MONTH, address, first_of, hand_in, hidden, new_month, reports_on};
use crate::site::Session;
use chrono::TimeDelta;

/// A tile of the board: its figure, and the note beneath it.
fn tile(board: &str, show: &str) -> (u32, String) {
    let link = format!("month={MONTH}&amp;show={show}\"");
    let (_, tile) = board.split_once(&link).unwrap_or_else(|| panic!("no tile {show}: {board}"));
    let tile = tile.split("</li>").next().expect("its end");
    let between = |begin: &str| tile.split(begin).nth(1).and_then(|rest| rest.split('<').next());
    let figure = between("stat-value\">").and_then(|figure| figure.parse().ok()).expect("a figure");
    (figure, between("stat-note\">").unwrap_or_default().to_owned())
}

/// Sends a report back, or approves it, as seen on its page.
async fn decide(reviewer: &Session<'_>, code: &str, form: &str) -> String {
    let page = reviewer.page(&address(code)).await.text();
    let seen = hidden(&page, "seen_revision");
    let fields = [("form", form), ("seen_revision", seen.as_str()), ("reason", "与监理月报不符")];
    let done = reviewer.post_form(&address(code), &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    done.header("location").to_owned()
}

async fn close(reviewer: &Session<'_>) {
    let fields = [("form", "close"), ("month", MONTH), ("confirmed", "yes")];
    let closed = reviewer.post_form("/reports", &fields).await;
    assert_eq!(closed.status, 303, "{}", closed.text());
}

#[tokio::test]
async fn what_was_handed_in_late_is_late_and_stays_so_when_the_month_is_closed() {
    let site = new_month().await;
    let manager = site.sign_in("manager1").await;
    let in_time = first_of(&manager).await;
    assert_eq!(hand_in(&manager, &in_time, "10", "submit").await.status, 303);
    let board_of_month = format!("/reports?view=board&month={MONTH}");
    let reviewer = site.sign_in("reviewer").await;
    let board = reviewer.page(&board_of_month).await.text();
    assert_eq!(tile(&board, "late"), (0, String::new()));

    // The last day to report was the 5th of December.
    site.wait(TimeDelta::days(55));
    let manager = site.sign_in("manager1").await;
    let late = first_of(&manager).await;
    assert_eq!(hand_in(&manager, &late, "10", "submit").await.status, 303);
    let reviewer = site.sign_in("reviewer").await;
    let board = reviewer.page(&board_of_month).await.text();
    let (missing, _) = tile(&board, "missing");
    assert!(missing > 0, "{board}");
    let told = (missing + 1, format!("其中未报 {missing} 个"));
    assert_eq!(tile(&board, "late"), told);
    let waiting = reviewer.page(&format!("{board_of_month}&show=waiting")).await.text();
    assert_eq!(waiting.matches("逾期提交").count(), 1, "{waiting}");

    close(&reviewer).await;
    let board = reviewer.page(&format!("{board_of_month}&show=late")).await.text();
    assert_eq!(tile(&board, "late"), told, "a closed month keeps its counts");
    let shown = reports_on(&board);
    assert!(shown.contains(&late) && !shown.contains(&in_time), "{shown:?}");
    assert_eq!(board.matches("逾期提交").count(), 1, "{board}");
}

#[tokio::test]
async fn the_page_of_the_next_report_names_the_one_that_was_reviewed() {
    let site = new_month().await;
    let manager = site.sign_in("manager1").await;
    let mut handed_in = Vec::new();
    for _ in 0..2 {
        let code = first_of(&manager).await;
        assert_eq!(hand_in(&manager, &code, "10", "submit").await.status, 303);
        handed_in.push(code);
    }
    let [first, second] = handed_in.as_slice() else { panic!("two") };
    let reviewer = site.sign_in("reviewer").await;
    let there = decide(&reviewer, first, "return").await;
    assert_eq!(there, format!("{}?done=returned_last&of={first}", address(second)));
    let page = reviewer.page(&there).await.text();
    assert!(page.contains("已退回填报人，请审核这一份"), "{page}");
    assert!(page.contains(&format!("<a href=\"{}\">{first} ", address(first))), "{page}");
    // The light above says of which month it is.
    assert!(page.contains("2025年10月亮灯："), "{page}");

    // A code that is none, or of nothing, is not said of anything.
    for wrong in ["", "CJ-999", "%3Cb%3E"] {
        let page = reviewer.page(&format!("{}?done=returned_last&of={wrong}", address(second))).await;
        assert_eq!(page.status, 200, "{wrong}");
        assert!(!page.text().contains("已退回填报人"), "{wrong}");
    }

    // The last one that waits has no next: its own page says it.
    let here = decide(&reviewer, second, "approve").await;
    assert_eq!(here, format!("{}?done=approved", address(second)));
    assert!(reviewer.page(&here).await.text().contains("已审核通过"));
}

#[tokio::test]
async fn a_manager_finds_what_a_closed_month_left_out() {
    let site = new_month().await;
    let manager = site.sign_in("manager1").await;
    let mut codes = Vec::new();
    for _ in 0..3 {
        let code = first_of(&manager).await;
        assert_eq!(hand_in(&manager, &code, "10", "submit").await.status, 303);
        codes.push(code);
    }
    let [returned, approved, waiting] = codes.as_slice() else { panic!("three") };
    let reviewer = site.sign_in("reviewer").await;
    decide(&reviewer, returned, "return").await;
    decide(&reviewer, approved, "approve").await;
    assert!(!manager.page("/reports").await.text().contains("2025年11月已关账，以下月报未计入"));
    close(&reviewer).await;
    let queue = manager.page("/reports").await.text();
    assert!(queue.contains("请等下一个月份开放后并入该月月报补报"), "{queue}");

    let open = [("form", "open"), ("month", "2025-12"), ("due_on", "2026-01-05")];
    assert_eq!(reviewer.post_form("/reports", &open).await.status, 303);
    let queue = manager.page("/reports").await.text();
    for told in [
        "2025年11月已关账，以下月报未计入",
        "退回后没有重报",
        "与监理月报不符",
        "关账前没有审定",
        "10 万元",
        "请把未计入的金额并入2025年12月的月报冲减补报",
        "或请区项目办重开2025年11月",
    ] {
        assert!(queue.contains(told), "{told}: {queue}");
    }
    // Only those links are of the closed month.
    let left = reports_on(&queue);
    assert!(left.contains(returned) && left.contains(waiting) && !left.contains(approved), "{left:?}");
    let other = site.sign_in("manager2").await;
    assert!(!reports_on(&other.page("/reports").await.text()).contains(returned));
}

#[tokio::test]
async fn issues_in_the_form_are_overdue_by_the_day_of_the_register() {
    let site = new_month().await;
    let manager = site.sign_in("manager1").await;
    let code = first_of(&manager).await;
    let order = [
        ("form", "order"),
        ("code", code.as_str()),
        ("title", "征迁扫尾滞后"),
        ("owner", "区住建局"),
        ("due", "2026-01-04"),
    ];
    let ordered = site.sign_in("leader").await.post_form("/issues/new", &order).await;
    assert_eq!(ordered.status, 303, "{}", ordered.text());
    let summary = async || {
        let page = site.sign_in("manager1").await.page(&address(&code)).await.text();
        let (_, rest) = page.split_once("未销号的问题（").unwrap_or_else(|| panic!("no issues: {page}"));
        rest.split('）').next().expect("its end").to_owned()
    };
    // The month is left behind: its register is looked at as of the end of the month after it.
    site.wait(TimeDelta::days(77));
    let on_its_last_day = summary().await;
    site.wait(TimeDelta::days(8));
    assert_eq!(summary().await, on_its_last_day);
}
