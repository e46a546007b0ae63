//! Commands as requests.

use super::super::{Body, Command, Content, Errand, Item, Position, SiteCheckErrand};
use super::{item, photo, report};
use crate::site_check::SiteFinding;
use uuid::Uuid;

#[test]
fn a_report_is_sent_with_the_revision_it_was_made_from() {
    let mut one = report(7, 1, 10, "manager1");
    let request = one.command.request();
    assert_eq!(
        (request.method, request.path.as_str()),
        ("POST", "/api/v1/projects/CJ-001/reports/2025-10/typed/submit")
    );
    let key = Uuid::from_u128(7).to_string();
    for header in [("Idempotency-Key", key.as_str()), ("Guatu-Account", "manager1"), ("If-Match", "\"2\"")] {
        assert!(request.headers.iter().any(|(name, value)| (*name, value.as_str()) == header), "{header:?}");
    }
    assert!(matches!(request.content, Content::Json(Body::Submit { .. })));
    if let Errand::ReportSubmit { seen_revision, .. } = &mut one.command.errand {
        *seen_revision = None;
    }
    assert!(one.command.request().headers.contains(&("If-None-Match", "*".to_owned())));
}

#[test]
fn a_photo_says_in_its_address_what_it_is_of() {
    let one = photo(9, 2, 10, "a");
    let request = one.command.request();
    assert_eq!((request.method, request.content), ("PUT", Content::Photo));
    assert_eq!(request.path, format!("/api/v1/projects/CJ-002/photos/{}", Uuid::from_u128(9)));
    assert!(request.query.contains(&("subject", "report:2025-10".to_owned())));
    assert!(!request.query.iter().any(|(name, _)| *name == "longitude"));
}

#[test]
fn a_visit_is_sent_as_the_api_reads_it() {
    let visit = SiteCheckErrand {
        id: Uuid::from_u128(5),
        checked_at: "2025-10-15T06:34:00Z".to_owned(),
        note: "围挡完好".to_owned(),
        finding: SiteFinding::Normal,
        position: Some(Position { longitude: 118.6, latitude: 24.9, accuracy: 12.0 }),
    };
    let one = item(5, 1, 10, "a", Errand::SiteCheck(visit));
    let Content::Json(body) = one.command.request().content else { panic!("json") };
    let expected = serde_json::json!({
        "id": Uuid::from_u128(5).to_string(), "checked_at": "2025-10-15T06:34:00Z", "note": "围挡完好",
        "finding": "normal", "longitude": 118.6, "latitude": 24.9, "accuracy": 12.0,
    });
    assert_eq!(serde_json::to_value(&body).expect("json"), expected);
}

#[test]
fn what_is_kept_is_read_back() {
    for one in [report(1, 1, 10, "a"), photo(2, 1, 20, "a")] {
        let text = serde_json::to_string(&one).expect("json");
        assert_eq!(serde_json::from_str::<Item>(&text).expect("read"), one);
        let text = serde_json::to_string(&one.command).expect("json");
        assert_eq!(serde_json::from_str::<Command>(&text).expect("read"), one.command);
    }
}
