//! A small portfolio asked as the page asks, and its rows rendered as the server does it.

use super::page::{ListPage, ListRow};
use super::{answer_of, window_of};
use crate::error::AppError;
use crate::project::list::address::ListAddress;
use crate::project::list::answer::{ListAnswer, ListPart, ShownCodec};
use crate::project::list::sight::WINDOW;
use domain::calendar::ReportingCalendar;
use domain::label::Language;
use domain::portfolio::{Dimension, Entry, Portfolio, SearchText};
use domain::project::Project;
use domain::status_light::RuleTable;
use leptos::server::codee::{Decoder as _, Encoder as _};
use serde_json::json;

/// Every third project is of transport, every second is a placeholder, nothing else is known.
fn portfolio(count: u32) -> Portfolio {
    let entry = |number: u32| {
        let project = json!({
            "id": format!("00000000-0000-7000-8000-{number:012}"),
            "code": format!("T-{number:03}"),
            "name": {"zh": format!("项目{number}"), "en": format!("Project {number}")},
            "category": "construction",
            "programmes": ["construction_267"],
            "sector": if number.is_multiple_of(3) { "transport" } else { "water" },
            "subdistrict": null, "scope": null, "project_owner": null, "responsible_unit": null,
            "assigned_leader": null, "project_liaison": null, "approval_code": null,
            "stage_history": [], "actual_start": null, "actual_finish": null, "opening_balance": null,
            "place": null,
            "source": if number.is_multiple_of(2) { "illustrative" } else { "report" },
            "provenance": {"source_quote": null, "source_url": null, "note": null},
            "enrolled_in_monthly_reporting": false,
            "revision": 1,
        });
        let project: Project = serde_json::from_value(project).expect("project");
        let (plans, reports) = (Box::default(), Box::default());
        let (milestones, issues) = (Box::default(), Box::default());
        Entry {
            project,
            plans,
            reports,
            milestones,
            issues,
            excuses: Box::new([]),
            search: SearchText::default(),
        }
    };
    let calendar = ReportingCalendar {
        first: "2025-01".parse().expect("month"),
        last_closed: "2025-09".parse().ok(),
        open: "2025-10".parse().expect("month"),
    };
    Portfolio::new(calendar, RuleTable::v1(), (1..=count).map(entry).collect())
}

fn page(portfolio: &Portfolio, search: &str) -> ListPage {
    let address = ListAddress::parse(search).expect(search);
    ListPage::assemble(portfolio, &address, false, Language::En).expect(search)
}

fn codes(rows: &[ListRow]) -> Vec<&str> {
    rows.iter().map(|row| row.code.as_str()).collect()
}

#[test]
fn counts_of_a_filter_are_those_of_the_others() {
    let portfolio = portfolio(12);
    let page = page(&portfolio, "?source=illustrative&sector=transport");
    assert_eq!((page.total.count, page.everything), (2, 12));
    assert_eq!(codes(&page.groups[0].rows), ["T-006", "T-012"]);
    assert_eq!(page.offer.count_of(Dimension::Sector, "water"), 4);
    assert_eq!(page.offer.count_of(Dimension::Source, "report"), 2);
    assert_eq!(page.offer.count_of(Dimension::Subdistrict, "none"), 2);
}

#[test]
fn nothing_found_says_what_each_filter_keeps_out() {
    let page = page(&portfolio(12), "?sector=transport&q=nowhere");
    assert_eq!(page.total.count, 0);
    assert_eq!(page.relaxed, [("q".to_owned(), 4)]);
}

#[test]
fn groups_hold_the_rows_of_their_value() {
    let page = page(&portfolio(9), "?by=sector&sort=-code");
    let groups: Vec<_> = page.groups.iter().map(|group| (group.key.as_deref(), codes(&group.rows))).collect();
    assert_eq!(
        groups,
        [
            (Some("transport"), vec!["T-009", "T-006", "T-003"]),
            (Some("water"), vec!["T-008", "T-007", "T-005", "T-004", "T-002", "T-001"]),
        ]
    );
}

#[test]
fn a_long_list_goes_on_where_the_page_ends_and_never_beyond() {
    let portfolio = portfolio(320);
    let first = page(&portfolio, "");
    assert_eq!((first.shown(), first.offset), (300, 0));
    let (_, window) =
        ListRow::window(&portfolio, &ListAddress::default(), 300, Language::En).expect("window");
    assert_eq!(window.len(), 20.min(WINDOW));
    assert_eq!(page(&portfolio, "?offset=300").groups[0].rows, window);
    assert_eq!(page(&portfolio, "?offset=9000").offset, 300);
}

#[test]
fn leaders_are_not_for_everybody() {
    for search in ["?leader=somebody", "?by=leader"] {
        let refused = answer_of(&portfolio(1), search, false, Language::En).expect_err(search);
        assert!(matches!(refused, AppError::Forbidden { .. }));
        let told = answer_of(&portfolio(1), search, true, Language::En);
        assert!(!matches!(told, Err(AppError::Forbidden { .. })));
    }
}

fn answer(count: u32, search: &str) -> ListAnswer {
    answer_of(&portfolio(count), search, false, Language::En).expect(search)
}

#[test]
fn a_row_says_what_it_is_and_what_is_not_known() {
    let drawn = answer(2, "?cols=stage,total_planned_investment&q=t-002").drawn;
    let [row] = drawn.bodies.as_slice() else { panic!("{drawn:?}") };
    assert!(row.contains("Project 2"), "{row}");
    assert!(
        row.contains("href=\"/projects/T-002?q=t-002&amp;cols=code,name,stage,total_planned_investment\""),
        "{row}"
    );
    assert!(row.contains("Example"), "a placeholder says so: {row}");
    assert_eq!(row.matches("not published").count(), 3, "stage in words and as reason, amount: {row}");
    assert!(!row.contains("style=") && !row.contains("<!"), "{row}");
    assert!(drawn.head.ends_with("</thead>") && drawn.foot.starts_with("<tfoot>"), "{drawn:?}");
}

#[test]
fn what_people_typed_is_text_and_no_markup() {
    let drawn = answer(2, "?q=%3Cscript%3Ealert(1)%3C/script%3E").drawn;
    let shown = drawn.with(&drawn.bodies);
    assert!(shown.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{shown}");
    assert!(!shown.contains("<script"), "{shown}");
}

#[test]
fn a_long_list_comes_in_windows_between_two_blanks() {
    let drawn = answer(320, "?offset=0");
    assert_eq!(drawn.part, Some(ListPart { offset: 0, count: 320 }));
    assert_eq!(drawn.drawn.bodies.len(), 300 / WINDOW + 2);
    assert!(
        drawn.drawn.bodies[2].starts_with("<tbody data-at=\"1\" class=\"list-window\">"),
        "{:?}",
        drawn.drawn
    );
    let window = window_of(&portfolio(320), "", false, WINDOW, Language::En).expect("window");
    assert!(drawn.drawn.bodies[2].contains(&window), "{window}");
    let whole = answer(70, "");
    assert_eq!((whole.part, whole.drawn.bodies.len()), (None, 3));
    let groups = answer(9, "?by=sector");
    assert_eq!((groups.part, groups.drawn.bodies.len()), (None, 2));
}

#[test]
fn a_page_carries_no_more_than_it_has_not_drawn() {
    let answer = answer(5, "");
    let sent = ShownCodec::encode(&Ok(answer.clone())).expect("written");
    let read = ShownCodec::decode(&sent).expect("read").expect("answer");
    assert!(read.drawn.bodies.is_empty() && read.drawn.head.is_empty());
    assert_eq!(ListAnswer { drawn: answer.drawn.clone(), ..read }, answer);
}
