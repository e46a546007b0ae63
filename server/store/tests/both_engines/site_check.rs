//! Site checks and the photos of telephones: who may, what is told again, what is kept apart.

use crate::account::{journal, must_be_sound};
use crate::attachment::photo;
use crate::engine::{TestDatabase, on_both_engines};
use crate::register::{Office, project};
use crate::sample::{district, now};
use chrono::TimeDelta;
use domain::attachment::{AttachmentId, AttachmentSubject};
use domain::form::Fields;
use domain::place::{Geometry, Place, PlaceBasis};
use domain::site_check::{SiteCheck, SiteCheckDraft};
use store::attachment::{NewPhoto, Put, find_sent, of_subject, put};
use store::site_check::{NewSiteCheck, of_project, record};
use store::{Acting, StoreError};
use uuid::Uuid;

on_both_engines!(
    a_check_is_kept_with_its_distance_and_told_newest_first,
    a_check_that_is_sent_again_is_one_check,
    only_who_may_look_records_a_check,
    a_photo_that_is_sent_again_is_one_photo,
);

const FIRST: &str = "0199c0de-0000-7000-8000-000000000001";
const SECOND: &str = "0199c0de-0000-7000-8000-000000000002";

fn draft(id: &str, pairs: &[(&str, &str)]) -> SiteCheckDraft {
    let mut fields: Fields = [("id", id), ("finding", "normal")].into_iter().collect();
    fields.0.extend(pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    SiteCheckDraft::read(&fields, now()).expect("right")
}

async fn sent(
    office: &Office,
    acting: &Acting,
    draft: SiteCheckDraft,
    key: Option<&str>,
) -> Result<SiteCheck, StoreError> {
    let place = Place { geometry: Geometry::Point([118.6, 24.901]), basis: PlaceBasis::Exact };
    let district = district();
    let new = NewSiteCheck { project: project(1), place: Some(&place), draft };
    record(&office.store, &district, acting, now(), new, key).await
}

async fn a_check_is_kept_with_its_distance_and_told_newest_first(database: &TestDatabase) {
    let office = Office::of(database).await;
    let place = [("longitude", "118.6"), ("latitude", "24.9"), ("accuracy", "8"), ("note", "塔吊已拆")];
    let near = sent(&office, &office.manager, draft(FIRST, &place), None).await.expect("records");
    assert!((109..=112).contains(&near.distance_metres.expect("known")), "{near:?}");
    let later = (now() + TimeDelta::days(400)).to_rfc3339();
    let wrong_clock = draft(SECOND, &[("checked_at", &later)]);
    let nowhere = sent(&office, &office.leader, wrong_clock, None).await.expect("records");
    assert_eq!((nowhere.position, nowhere.distance_metres), (None, None));
    assert!(nowhere.clock().words().is_some(), "told, and kept");
    let told = of_project(&office.store, &district(), project(1), 10).await.expect("reads");
    assert_eq!(told, [nowhere.clone(), near]);
    assert_eq!(of_project(&office.store, &district(), project(1), 1).await.expect("reads"), [nowhere]);
    assert!(of_project(&office.store, &district(), project(2), 10).await.expect("reads").is_empty());
    let rows = journal(database).await;
    let rows: Vec<_> = rows.iter().filter(|row| row[1] == "site_check.recorded").collect();
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row[4].contains("finding") && !row[4].contains("longitude")));
    must_be_sound(&office.store).await;
}

async fn a_check_that_is_sent_again_is_one_check(database: &TestDatabase) {
    let office = Office::of(database).await;
    let key = Some("manager1:k");
    let first = sent(&office, &office.manager, draft(FIRST, &[]), key).await.expect("records");
    let again = sent(&office, &office.manager, draft(FIRST, &[]), key).await.expect("answers");
    // Under another key, too: the id says that it is the same.
    let by_id = sent(&office, &office.manager, draft(FIRST, &[]), None).await.expect("answers");
    assert_eq!((&again, &by_id), (&first, &first));
    for (acting, id, note, key) in [
        (&office.manager, FIRST, "x", key),
        (&office.manager, SECOND, "", key),
        (&office.manager, FIRST, "x", None),
        (&office.leader, FIRST, "", None),
    ] {
        let other = sent(&office, acting, draft(id, &[("note", note)]), key).await;
        assert!(matches!(other, Err(StoreError::KeyReused)), "{id} {note} {key:?}: {other:?}");
    }
    assert_eq!(of_project(&office.store, &district(), project(1), 10).await.expect("reads").len(), 1);
}

async fn only_who_may_look_records_a_check(database: &TestDatabase) {
    let office = Office::of(database).await;
    let (store, district) = (&office.store, district());
    let new = NewSiteCheck { project: project(2), place: None, draft: draft(FIRST, &[]) };
    let others = record(store, &district, &office.manager, now(), new, None);
    assert!(matches!(others.await, Err(StoreError::Refused(_))), "not their project");
    let none = Acting { name: "x".to_owned(), account: None, actor: domain::access::Actor::System };
    let system = sent(&office, &none, draft(FIRST, &[]), None).await;
    assert!(matches!(system, Err(StoreError::Refused(_))), "nobody was there");
    for (acting, id) in [(&office.reviewer, FIRST), (&office.leader, SECOND)] {
        sent(&office, acting, draft(id, &[]), None).await.expect("may");
    }
}

async fn a_photo_that_is_sent_again_is_one_photo(database: &TestDatabase) {
    let office = Office::of(database).await;
    let (store, district, acting) = (&office.store, district(), &office.manager);
    let check = AttachmentSubject::SiteCheck(FIRST.parse().expect("an id"));
    let sent_as = |sha256: &str| NewPhoto {
        id: AttachmentId(Uuid::from_u128(9)),
        project: project(1),
        subject: check,
        sent_sha256: sha256.to_owned(),
    };
    let new = sent_as("sent");
    let lost = put(store, &district, acting, now(), &new, photo("a"), "{}").await;
    assert!(matches!(lost, Err(StoreError::Invalid(_))), "there is no such check yet: {lost:?}");
    sent(&office, acting, draft(FIRST, &[]), None).await.expect("records");
    assert_eq!(find_sent(store, &district, acting, &new).await.expect("reads"), None);
    let first = put(store, &district, acting, now(), &new, photo("a"), "{}").await.expect("puts");
    let Put::New(first) = first else { panic!("it is new") };
    let again = put(store, &district, acting, now(), &new, photo("b"), "{}").await.expect("answers");
    assert_eq!(again, Put::Again(first.clone()), "whatever it was drawn anew as");
    assert_eq!(find_sent(store, &district, acting, &new).await.expect("reads"), Some(first.clone()));
    for other in [
        find_sent(store, &district, acting, &sent_as("other")).await,
        find_sent(store, &district, &office.leader, &new).await,
        find_sent(store, &district, acting, &NewPhoto { subject: AttachmentSubject::Project, ..new.clone() })
            .await,
    ] {
        assert!(matches!(other, Err(StoreError::KeyReused)), "{other:?}");
    }
    assert_eq!(of_subject(store, &district, project(1), check).await.expect("reads"), [first]);
    must_be_sound(store).await;
}
