//! A copy drawn as the browser draws it.

use super::copy::OnDevice;
use super::page::drawn;
use crate::locale::of_language;
use domain::calendar::ReportingCalendar;
use domain::label::{Bilingual, Language};
use domain::offline::{Kept, Made, Pack, Record};
use domain::portfolio::{Entry, SearchText};
use domain::portfolio_map::Ground;
use domain::project::Project;
use domain::status_light::{RuleHistory, RuleTable};
use leptos::prelude::*;
use serde_json::{Value, json};

fn record(number: u32, name: &str, place: &Value) -> Record {
    let mut project = Project::blank(
        serde_json::from_value(json!(format!("00000000-0000-7000-8000-{number:012}"))).expect("id"),
        format!("T-{number:03}").parse().expect("code"),
    );
    project.name = Bilingual::same(name);
    project.place = serde_json::from_value(place.clone()).expect("place");
    let milestone =
        json!([{"planned": "2025-08-01", "actual": null, "counted": {"from": null, "until": null}}]);
    let entry = Entry {
        project,
        plans: Box::default(),
        reports: serde_json::from_value(json!([
            {"month": "2025-09", "state": "approved", "amount": 12_340_000, "physical_progress": 4_500}
        ]))
        .expect("reports"),
        milestones: serde_json::from_value(milestone).expect("milestones"),
        issues: Box::default(),
        excuses: Box::new([]),
        search: SearchText::default(),
    };
    let planned = "2025-08-01".parse().expect("day");
    Record { entry, milestones: vec![(planned, Bilingual::new("封顶", "Topping out"))], words: None }
}

fn pack() -> Pack {
    let calendar = ReportingCalendar {
        first: "2025-01".parse().expect("month"),
        last_closed: "2025-09".parse().ok(),
        open: "2025-10".parse().expect("month"),
    };
    let point = json!({"geometry": {"type": "Point", "coordinates": [118.6, 24.9]}, "basis": "illustrative"});
    let ground: Ground = serde_json::from_value(json!({
        "around": [118.5, 24.8, 118.7, 25.0], "sea": "", "district": "M1 1Z", "neighbours": []
    }))
    .expect("ground");
    Pack {
        made: Made {
            format: Pack::FORMAT,
            at: "2025-10-15T02:00:00Z".parse().expect("time"),
            version: 1,
            as_of: calendar.resolve(None).expect("month"),
            account: None,
            question: String::new(),
            everything: 2,
        },
        calendar,
        rules: RuleHistory::from(RuleTable::v1()),
        records: vec![record(1, "<script>x</script>", &point), record(2, "Bridge", &Value::Null)],
        ground,
    }
}

fn kept(pack: &Value) -> Option<Kept> {
    Some(Kept { body: serde_json::to_vec(pack).expect("written"), etag: "\"1\"".to_owned() })
}

fn page(path: &str, on_device: OnDevice, search: &str) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(of_language(Language::En));
        drawn(path, on_device, search).to_html()
    });
    owner.cleanup();
    html.replace("<!>", "")
}

fn here() -> OnDevice {
    OnDevice::read(kept(&serde_json::to_value(pack()).expect("written")))
}

#[test]
fn a_record_says_what_it_is_and_how_old() {
    let html = page("/offline/projects/T-002", here(), "");
    for part in
        ["Bridge", "T-002", "data as of Sep 2025", "2025-10-15 10:00", "Topping out", "60 days overdue"]
    {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(html.contains("¥12.34 m") && html.contains("45.0%"), "{html}");
    let earlier = page("/offline/projects/T-002", here(), "?as_of=2025-07");
    assert!(earlier.contains("data as of Jul 2025") && !earlier.contains("overdue"), "{earlier}");
}

#[test]
fn what_is_not_in_the_copy_is_said_and_what_people_typed_is_text() {
    let missing = page("/offline/projects/T-009", here(), "");
    assert!(missing.contains("T-009 is not in the copy"), "{missing}");
    let odd = page("/offline/projects/%3Cb%3E", here(), "");
    assert!(!odd.contains("<b>"), "{odd}");
    let typed = page("/offline/projects/T-001", here(), "");
    assert!(!typed.contains("<script") && typed.contains("&lt;script&gt;"), "{typed}");
    assert!(!typed.contains(" style="), "style attributes are refused by the policy");
}

#[test]
fn without_a_copy_the_way_to_one_is_shown() {
    let html = page("/offline/map", OnDevice::read(None), "");
    assert!(html.contains("href=\"/offline\""), "{html}");
    let wrong = page("/offline/projects/T-001", here(), "?as_of=2031-01");
    assert!(wrong.contains("role=\"alert\""), "{wrong}");
}

#[test]
fn another_version_is_told_from_damage_by_what_it_says_itself() {
    let mut other = serde_json::to_value(pack()).expect("written");
    other["made"]["format"] = json!(Pack::FORMAT + 1);
    other["made"]["question"] = json!("light=red");
    other["records"] = json!("something else");
    assert!(
        matches!(OnDevice::read(kept(&other)), OnDevice::OfOtherVersion(Some(question)) if question == "light=red")
    );
    assert!(matches!(OnDevice::read(kept(&json!({}))), OnDevice::OfOtherVersion(None)));
    assert!(matches!(here(), OnDevice::Here(_)));
}
