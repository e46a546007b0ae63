//! Photos and documents: who may hang them where, what is told again, what is gone.

use crate::account::{journal, must_be_sound, with_account};
use crate::engine::{TestDatabase, on_both_engines};
use crate::people::person;
use crate::sample::{calendar, district, now, plain};
use crate::status_report::{content, write};
use domain::access::{Actor, Refusal, Role, Roles};
use domain::attachment::{Attachment, AttachmentSubject, MOST_OF_SUBJECT, MediaType};
use domain::project::ProjectId;
use domain::status_report::ReportState;
use store::account::assign_projects;
use store::attachment::{Added, NewAttachment, add, find, objects, objects_of_illustrative, of_project};
use store::attachment::{of_subject, remove};
use store::calendar::set_calendar;
use store::project::load_batch;
use store::purge::purge_illustrative;
use store::status_report::{approve, return_report, save_draft, submit};
use store::{Acting, Store, StoreError};
use uuid::Uuid;

on_both_engines!(
    files_hang_on_a_report_that_is_not_written_yet,
    the_same_bytes_hang_there_once,
    only_who_writes_the_report_adds_and_removes,
    a_report_that_is_handed_in_keeps_its_files,
    a_thing_that_is_not_there_takes_no_files,
    purging_takes_rows_and_names_their_objects,
);

fn month() -> AttachmentSubject {
    AttachmentSubject::StatusReport("2025-10".parse().expect("month"))
}

fn project(number: u128) -> ProjectId {
    plain(number).project.id
}

pub fn photo(sha256: &str) -> NewAttachment {
    NewAttachment {
        file_name: "工地.jpg".to_owned(),
        media_type: MediaType::Jpeg,
        size: 1_234,
        pixels: Some((2_560, 1_920)),
        sha256: sha256.to_owned(),
        object_key: format!("key-{sha256}"),
        thumbnail_key: Some(format!("thumbnail-{sha256}")),
        caption: None,
    }
}

/// The manager of the first of two projects, and the office.
async fn people(store: &Store) -> (Acting, Acting) {
    load_batch(store, &district(), "system", now(), &[plain(1), plain(2)]).await.expect("loads");
    let account = with_account(store, "manager1").await;
    let on = store::account::AccountWrite {
        district: &district(),
        account: account.id,
        seen_revision: account.revision,
        actor: "admin",
        now: now(),
    };
    assign_projects(store, &on, &[project(1)]).await.expect("assigns");
    let acting = |name: &str, account, role| Acting {
        name: name.to_owned(),
        account,
        actor: Actor::Account(Roles::only(role)),
    };
    (acting("manager1", Some(account.id), Role::Manager), acting("office", None, Role::Reviewer))
}

async fn put(store: &Store, acting: &Acting, files: &[&str]) -> Result<Added, StoreError> {
    let files = files.iter().map(|sha256| photo(sha256)).collect();
    add(store, &district(), acting, now(), project(1), month(), files).await
}

async fn there(store: &Store) -> Vec<Attachment> {
    of_subject(store, &district(), project(1), month()).await.expect("reads")
}

async fn files_hang_on_a_report_that_is_not_written_yet(database: &TestDatabase) {
    let store = database.open().await;
    let (manager, _) = people(&store).await;
    let added = put(&store, &manager, &["a", "b"]).await.expect("adds");
    assert_eq!((added.attachments.len(), added.unused_keys.len()), (2, 0));
    assert_eq!(there(&store).await, added.attachments);
    assert_eq!(of_project(&store, &district(), project(1)).await.expect("reads"), added.attachments);
    let id = added.attachments[0].id;
    let stored = find(&store, &district(), id).await.expect("reads").expect("is there");
    assert_eq!((stored.attachment, stored.object_key.as_str()), (added.attachments[0].clone(), "key-a"));
    let lines = journal(database).await;
    let last = lines.last().expect("a row");
    assert_eq!((last[0].as_str(), last[1].as_str()), ("manager1", "attachment.added"));
    assert!(last[4].contains("\"sha256\":\"b\"") && !last[4].contains("key-"), "{}", last[4]);
    must_be_sound(&store).await;
}

async fn the_same_bytes_hang_there_once(database: &TestDatabase) {
    let store = database.open().await;
    let (manager, _) = people(&store).await;
    let first = put(&store, &manager, &["a"]).await.expect("adds");
    let second = put(&store, &manager, &["a", "b", "b"]).await.expect("adds");
    assert_eq!(second.attachments[0], first.attachments[0]);
    assert_eq!(second.unused_keys, ["key-a", "thumbnail-a", "key-b", "thumbnail-b"]);
    assert_eq!(there(&store).await.len(), 2);
    let many: Vec<String> = (0..MOST_OF_SUBJECT).map(|n| n.to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert!(matches!(put(&store, &manager, &many).await, Err(StoreError::Invalid(_))));
    assert_eq!(there(&store).await.len(), 2);
}

async fn only_who_writes_the_report_adds_and_removes(database: &TestDatabase) {
    let store = database.open().await;
    let (district, (manager, office)) = (district(), people(&store).await);
    let added = put(&store, &manager, &["a"]).await.expect("adds");
    let ids = [added.attachments[0].id];
    assert!(matches!(put(&store, &office, &["b"]).await, Err(StoreError::Refused(Refusal::RoleLacksIt(_)))));
    let others = add(&store, &district, &manager, now(), project(2), month(), vec![photo("c")]).await;
    assert!(matches!(others, Err(StoreError::Refused(Refusal::NotYourProject))));
    let from = |acting, subject| remove(&store, &district, acting, now(), project(1), subject, &ids);
    assert!(matches!(from(&office, month()).await, Err(StoreError::Refused(_))));
    let elsewhere = from(&manager, AttachmentSubject::Project).await.expect("nothing to do");
    assert_eq!((elsewhere, there(&store).await.len()), (Vec::new(), 1));
    let gone = from(&manager, month()).await.expect("removes");
    assert_eq!((gone.len(), gone[0].revision, gone[0].removed_at), (1, 2, Some(now())));
    assert_eq!(from(&manager, month()).await.expect("nothing to do"), Vec::new());
    assert_eq!((there(&store).await, find(&store, &district, ids[0]).await.expect("reads")), (vec![], None));
    assert_eq!(objects(&store, &district).await.expect("reads").len(), 1, "its bytes are still proved");
    // What was removed may come again.
    assert_eq!(put(&store, &manager, &["a"]).await.expect("adds").unused_keys, Vec::<String>::new());
    must_be_sound(&store).await;
}

async fn a_report_that_is_handed_in_keeps_its_files(database: &TestDatabase) {
    let store = database.open().await;
    let (district, (manager, _)) = (district(), people(&store).await);
    let added = put(&store, &manager, &["a"]).await.expect("adds");
    assert!(there(&store).await[0].unapproved);
    set_calendar(&store, &district, "system", now(), &calendar()).await.expect("sets");
    let reviewer = person(&store, "reviewer", &["reviewer"], &[]).await;
    let states = [ReportState::Draft, ReportState::Submitted, ReportState::Approved, ReportState::Returned];
    for (number, (state, open)) in states.into_iter().zip([true, false, false, true]).enumerate() {
        let seen = (number > 0).then(|| i64::try_from(number).expect("small"));
        let step = |acting| write(acting, 1, seen);
        let done = match state {
            ReportState::Draft => save_draft(&store, step(&manager), content(10_000)).await,
            ReportState::Submitted => submit(&store, step(&manager), content(10_000)).await,
            ReportState::Approved => approve(&store, step(&reviewer)).await,
            ReportState::Returned => return_report(&store, step(&reviewer), "照片看不清").await,
        };
        done.expect("saves");
        let again = put(&store, &manager, &[state.to_string().as_str()]).await;
        assert_eq!(again.is_ok(), open, "{state}: {again:?}");
        let ids = [added.attachments[0].id];
        let gone =
            remove(&store, &district, &manager, now(), project(1), month(), &ids[..usize::from(!open)]);
        assert_eq!(gone.await.is_ok(), open, "{state}");
        assert_eq!(there(&store).await[0].unapproved, state != ReportState::Approved);
    }
    assert_eq!(there(&store).await.len(), 3);
}

async fn a_thing_that_is_not_there_takes_no_files(database: &TestDatabase) {
    let store = database.open().await;
    let (district, (_, office)) = (district(), people(&store).await);
    let to = |subject| add(&store, &district, &office, now(), project(1), subject, vec![photo("a")]);
    assert!(to(AttachmentSubject::PlanVersion(1)).await.is_ok());
    assert!(to(AttachmentSubject::Project).await.is_ok());
    for missing in [
        AttachmentSubject::PlanVersion(2),
        AttachmentSubject::Issue(Uuid::from_u128(1)),
        AttachmentSubject::Milestone(Uuid::from_u128(1)),
    ] {
        assert!(matches!(to(missing).await, Err(StoreError::Invalid(_))), "{missing:?}");
    }
    let nowhere = ProjectId(Uuid::from_u128(9));
    let nowhere =
        add(&store, &district, &office, now(), nowhere, AttachmentSubject::Project, vec![photo("a")]).await;
    assert!(matches!(nowhere, Err(StoreError::Constraint { name }) if name == "foreign_key"));
}

async fn purging_takes_rows_and_names_their_objects(database: &TestDatabase) {
    let store = database.open().await;
    let (manager, _) = people(&store).await;
    put(&store, &manager, &["a", "b"]).await.expect("adds");
    let named = objects_of_illustrative(&store, &district()).await.expect("reads");
    let keys: Vec<_> = named.iter().map(|object| object.object_key.as_str()).collect();
    assert_eq!((keys, named.len()), (vec!["key-a", "key-b"], 2));
    let count = purge_illustrative(&store, &district(), "admin", now()).await.expect("purges");
    assert_eq!((count.projects, count.attachments), (2, 2));
    assert_eq!(objects(&store, &district()).await.expect("reads"), Vec::new());
    must_be_sound(&store).await;
}
