//! A small portfolio asked as the page asks, and what the server draws of it.

use super::answer::{MapAnswer, MapCodec};
use super::drawn::{answer_of, marks, part_of};
use crate::error::AppError;
use domain::calendar::ReportingCalendar;
use domain::code_list::Subdistrict;
use domain::label::{Bilingual, Language};
use domain::portfolio::{Entry, Portfolio, Query, SearchText};
use domain::portfolio_map::{Colouring, LabelPoint, Outline, Outlines};
use domain::project::Project;
use domain::status_light::RuleTable;
use leptos::server::codee::{Decoder as _, Encoder as _};
use serde_json::{Value, json};

fn entry(number: u32, name: &str, place: &Value) -> Entry {
    let project = json!({
        "id": format!("00000000-0000-7000-8000-{number:012}"),
        "code": format!("T-{number:03}"),
        "name": {"zh": name, "en": name},
        "category": "construction", "programmes": [], "sector": "transport",
        "subdistrict": "350503007", "scope": null, "project_owner": null, "responsible_unit": null,
        "assigned_leader": "领导甲", "project_liaison": "专员乙", "approval_code": null,
        "stage_history": [], "actual_start": null, "actual_finish": null, "opening_balance": null,
        "place": place,
        "source": if number == 1 { "illustrative" } else { "report" },
        "provenance": {"source_quote": null, "source_url": null, "note": null},
        "enrolled_in_monthly_reporting": false,
        "revision": 1,
    });
    let project: Project = serde_json::from_value(project).expect("project");
    let (plans, reports, milestones, issues) =
        (Box::default(), Box::default(), Box::default(), Box::default());
    Entry {
        project,
        plans,
        reports,
        milestones,
        issues,
        excuses: Box::new([]),
        search: SearchText::default(),
    }
}

/// A point made up, a line that is only estimated, and one without a place.
fn portfolio() -> Portfolio {
    let point = json!({"geometry": {"type": "Point", "coordinates": [118.6, 24.9]}, "basis": "illustrative"});
    let line = json!({
        "geometry": {"type": "LineString", "coordinates": [[118.61, 24.9], [118.62, 24.91]]},
        "basis": "estimated_from_general_knowledge",
    });
    let calendar = ReportingCalendar {
        first: "2025-01".parse().expect("month"),
        last_closed: "2025-09".parse().ok(),
        open: "2025-10".parse().expect("month"),
    };
    let entries = vec![
        entry(1, "<script>alert(1)</script>", &point),
        entry(2, "Bridge", &line),
        entry(3, "Somewhere", &Value::Null),
    ];
    Portfolio::new(calendar, RuleTable::v1(), entries)
}

fn outlines() -> Outlines {
    let ring = |west: f64, east: f64| {
        vec![vec![[west, 24.86], [east, 24.86], [east, 24.99], [west, 24.99], [west, 24.86]]]
    };
    let unit = |code: &str, name: &str, west, east| Outline {
        code: code.to_owned(),
        name: Bilingual::same(name),
        rings: ring(west, east),
    };
    let district = unit("350503", "District", 118.54, 118.68);
    Outlines {
        neighbours: vec![
            district.clone(),
            unit("350502", "Neighbour", 118.5, 118.54),
            unit("1", "Far", 1.0, 2.0),
        ],
        district,
        sea: vec![ring(118.69, 118.7)],
        subdistricts: vec![LabelPoint { subdistrict: Subdistrict::Donghai, position: [118.64, 24.88] }],
    }
}

fn answer(search: &str) -> MapAnswer {
    answer_of(&portfolio(), 7, &outlines(), search, false, Language::En).expect(search)
}

#[test]
fn every_project_is_on_the_map_or_said_not_to_be() {
    let answer = answer("");
    let drawn = &answer.drawn;
    assert_eq!((answer.total.count, answer.sites.len(), answer.everything), (3, 2, 3));
    assert_eq!(drawn.sketch.matches("class=\"map-mark").count(), 2);
    assert_eq!(drawn.list.matches("<li ").count(), 2);
    assert!(drawn.elsewhere.contains("Somewhere") && drawn.elsewhere.contains("Without a place (1)"));
    assert!(!drawn.list.contains("Somewhere"));
}

#[test]
fn a_place_that_is_only_estimated_is_drawn_and_told_so() {
    let drawn = answer("?q=bridge").drawn;
    assert!(drawn.sketch.contains("map-line hue-3 approximate"), "{}", drawn.sketch);
    assert!(drawn.sketch.contains("map-mark hue-3 approximate"), "{}", drawn.sketch);
    assert!(drawn.list.contains("place estimated") && drawn.legend.contains("place estimated"));
    let exact = answer("?source=illustrative").drawn;
    assert!(!exact.sketch.contains("approximate") && !exact.legend.contains("place estimated"));
}

#[test]
fn a_subdistrict_has_a_name_a_count_and_its_lights_but_no_border() {
    let drawn = answer("").drawn;
    assert!(drawn.sketch.contains(">Donghai</text>") && drawn.sketch.contains("3 projects"));
    assert_eq!(drawn.sketch.matches("map-mix").count(), 4);
    assert_eq!(drawn.sketch.matches("map-district").count(), 1);
    assert!(drawn.sketch.contains(">Neighbour</text>") && !drawn.sketch.contains(">Far</text>"));
    assert!(drawn.legend.contains("href=\"/map?subdistrict=350503007\""), "{}", drawn.legend);
}

#[test]
fn links_keep_the_question() {
    let drawn = answer("?q=bridge&colour=stage&by=sector").drawn;
    assert!(
        drawn.list.contains("href=\"/projects/T-002?q=bridge&amp;by=sector&amp;colour=stage\""),
        "{}",
        drawn.list
    );
    assert!(drawn.head.contains("href=\"/map?by=sector&amp;colour=stage\""), "{}", drawn.head);
    assert!(drawn.sketch.contains("hue-7 approximate"), "stage unknown: {}", drawn.sketch);
}

#[test]
fn what_people_typed_is_text_and_names_are_nobodys() {
    let drawn = answer("").drawn;
    let all = [&drawn.head, &drawn.sketch, &drawn.legend, &drawn.list, &drawn.elsewhere]
        .map(String::as_str)
        .concat();
    assert!(!all.contains("<script") && all.contains("&lt;script&gt;"));
    assert!(!all.contains("领导甲") && !all.contains("专员乙"));
    assert!(!all.contains(" style="), "style attributes are refused by the policy");
    let refused = answer_of(&portfolio(), 7, &outlines(), "?leader=none", false, Language::En);
    assert!(matches!(refused, Err(AppError::Forbidden { .. })));
}

#[test]
fn nothing_found_draws_no_map_and_says_what_each_filter_keeps_out() {
    let answer = answer("?q=nowhere");
    assert!(answer.is_empty() && answer.drawn.sketch.is_empty() && answer.drawn.list.is_empty());
    assert!(answer.drawn.head.contains("href=\"/map\""), "{}", answer.drawn.head);
}

#[test]
fn a_page_carries_no_more_than_it_has_not_drawn() {
    let answer = answer("");
    let sent = MapCodec::encode(&Ok(answer.clone())).expect("written");
    let read = MapCodec::decode(&sent).expect("read").expect("answer");
    assert!(read.drawn.sketch.is_empty() && read.drawn.list.is_empty());
    assert_eq!(MapAnswer { drawn: answer.drawn.clone(), ..read }, answer);
}

/// More projects than a page brings along: point after point to the east.
fn many() -> Portfolio {
    let calendar = *portfolio().calendar();
    let entries = (1..=1_002).map(|number| {
        let place = json!({
            "geometry": {"type": "Point", "coordinates": [118.5 + f64::from(number) / 10_000.0, 24.9]},
            "basis": "exact",
        });
        entry(number, "Road", &place)
    });
    Portfolio::new(calendar, RuleTable::v1(), entries.collect())
}

#[test]
fn of_many_the_page_brings_the_first_and_says_where_all_are() {
    let portfolio = many();
    let answer =
        answer_of(&portfolio, 7, &outlines(), "?q=road&colour=stage", false, Language::En).expect("answer");
    let beyond = answer.beyond.expect("beyond");
    assert_eq!(answer.sites.len(), 1_000);
    assert_eq!(beyond.marks, "/api/v1/marks.geojson?q=road&colour=stage&seen=7");
    assert_eq!(beyond.shapes, "/api/v1/marks.geojson?q=road&colour=stage&seen=7&shapes=true");
    assert_eq!(beyond.around.to_string(), "118500100,24900000,118600200,24900000");
    let all = marks(&portfolio, &Query::default(), Colouring::default(), false).expect("marks");
    assert_eq!(all.matches("\"Feature\"").count(), 1_002);
    let shapes = marks(&portfolio, &Query::default(), Colouring::default(), true).expect("shapes");
    assert_eq!(shapes.matches("\"Feature\"").count(), 0);
}

#[test]
fn a_part_of_many_has_its_figures_its_first_rows_and_what_is_chosen() {
    let portfolio = many();
    let part = |part: &str, chosen: Option<&str>| {
        let part = part.parse().ok();
        part_of(&portfolio, &outlines(), "", part, chosen, false, Language::En).expect("part")
    };
    // 118.5001 to 118.5300.
    let west = part("118500000,24000000,118530000,25000000", Some("T-1001"));
    assert_eq!(west.total.count, 300);
    assert_eq!((west.sites.len(), west.list.matches("<li ").count()), (201, 201));
    assert!(west.sites.iter().any(|site| site.code == "T-1001"), "chosen, though out of sight");
    assert!(west.list.contains("The first 200 of 300 in view"), "{}", west.list);
    let none = part("1,1,2,2", None);
    assert!(none.sites.is_empty() && none.total.count == 0 && none.list.contains("No project in view"));
    let refused =
        part_of(&portfolio, &outlines(), "?leader=none", None, None, false, Language::En).expect_err("names");
    assert!(matches!(refused, AppError::Forbidden { .. }));
}
