//! The monthly report through its pages, as a browser without JavaScript uses them.

mod aftermath;
mod filling;
mod office;
mod order;
mod taken;

use crate::site::{Answer, Session, Site};

const MONTH: &str = "2025-11";

/// The demonstration with a month of which nothing is reported yet.
async fn new_month() -> Site {
    let site = Site::demo().await;
    let reviewer = site.sign_in("reviewer").await;
    let closed = [("form", "close"), ("month", "2025-10"), ("confirmed", "yes")];
    assert_eq!(reviewer.post_form("/reports", &closed).await.status, 303);
    let opened = [("form", "open"), ("month", MONTH), ("due_on", "2025-12-05")];
    let opened = reviewer.post_form("/reports", &opened).await;
    assert_eq!(opened.status, 303, "{}", opened.text());
    site
}

/// The codes of a page's links to reports of the month, in its order, each once.
fn reports_on(page: &str) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for link in page.split("href=\"/projects/").skip(1) {
        let Some((code, rest)) = link.split_once("/report/") else { continue };
        if rest.starts_with(MONTH) && !codes.iter().any(|known| known == code) {
            codes.push(code.to_owned());
        }
    }
    codes
}

fn address(code: &str) -> String {
    format!("/projects/{code}/report/{MONTH}")
}

/// The value of a hidden field of a page.
fn hidden(page: &str, name: &str) -> String {
    let inputs = page.split("<input").skip(1).map(|input| input.split('>').next().unwrap_or_default());
    let mine = inputs.into_iter().find(|input| input.contains(&format!("name=\"{name}\"")));
    let value = mine.and_then(|input| input.split("value=\"").nth(1)).and_then(|rest| rest.split('"').next());
    value.unwrap_or_default().to_owned()
}

/// The first project of somebody's queue of which nothing is written.
async fn first_of(session: &Session<'_>) -> String {
    let queue = session.page("/reports?view=mine").await;
    assert_eq!(queue.status, 200, "{}", queue.text());
    let page = queue.text();
    let item =
        page.split("queue-not_begun").nth(1).unwrap_or_else(|| panic!("none that is not begun: {page}"));
    reports_on(item).first().expect("its link").clone()
}

/// Fills the form of a report in, explaining whatever is asked.
async fn hand_in(session: &Session<'_>, code: &str, amount: &str, act: &str) -> Answer {
    let page = session.page(&address(code)).await.text();
    let seen = hidden(&page, "seen_revision");
    let key = hidden(&page, "key");
    let mut fields = vec![
        ("form", "report"),
        ("key", key.as_str()),
        ("seen_revision", seen.as_str()),
        ("amount", amount),
        ("amount_unit", "wan"),
        ("progress", ""),
        ("note", "基坑支护完成"),
        ("problems", ""),
        ("next_steps", "地下室施工"),
        ("act", act),
    ];
    for check in ["cumulative_above_total", "nothing_against_plan", "negative_correction"] {
        fields.push(match check {
            "cumulative_above_total" => ("explain.cumulative_above_total", "概算调整中"),
            "nothing_against_plan" => ("explain.nothing_against_plan", "等待施工许可"),
            _ => ("explain.negative_correction", "冲减上月多报"),
        });
    }
    session.post_form(&address(code), &fields).await
}
