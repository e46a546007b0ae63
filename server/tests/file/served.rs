//! Who gets a file, and that what is stored can be proved.

use super::office::{CODE, MONTH, ask, form, get, keep, person, posted, project, there};
use super::sample::photo;
use crate::site::Site;
use app::visitor::Visitor;
use domain::access::ReadAccess;
use domain::attachment::AttachmentId;
use domain::status_report::{ReportContent, StatusReport};
use domain::unit::Yuan;
use server::file;
use store::status_report::{ReportWrite, approve, submit};

#[tokio::test]
async fn only_who_may_read_it_gets_a_file() {
    let site = Site::demo().await;
    let manager = person(&site, "reporter1", "manager").await;
    let viewer = person(&site, "viewer1", "viewer").await;
    let office = person(&site, "office1", "reviewer").await;
    let nobody = Visitor::anonymous(ReadAccess::Open);
    let refused = ask(&site, &office, posted(form("ok", &[("a.jpg", &photo())]))).await;
    assert_eq!((refused.status.as_u16(), there(&site).await.len()), (403, 0));
    keep(&site, &manager, "a.jpg", photo()).await;
    let address = format!("/files/{}", there(&site).await[0].id);
    let status = async |visitor| get(&site, visitor, &address).await.status.as_u16();
    // A draft's photo: its manager's, the office's, nobody else's.
    assert_eq!((status(&manager).await, status(&office).await), (200, 200));
    assert_eq!((status(&viewer).await, status(&nobody).await), (403, 401));
    let missing = format!("/files/{}", AttachmentId(uuid::Uuid::from_u128(1)));
    get(&site, &office, &missing).await.is_problem(404, "not-found");
    get(&site, &office, "/files/x").await.is_problem(404, "not-found");
    get(&site, &nobody, &missing).await.is_problem(401, "not-signed-in");
    let month = MONTH.parse().expect("month");
    let write = |visitor: &Visitor, seen_revision| ReportWrite {
        district: site.state.district.clone(),
        acting: visitor.acting(),
        project: project(&site, CODE),
        month,
        seen_revision,
        idempotency_key: None,
        now: site.state.context.clock.now(),
    };
    let content = ReportContent {
        investment_completed_this_month: Yuan(1),
        ..ReportContent::of(&StatusReport::blank(month))
    };
    let store = &site.state.context.store;
    submit(store, write(&manager, None), content).await.expect("submitted");
    assert_eq!(status(&viewer).await, 403, "nobody has checked it yet");
    approve(store, write(&office, Some(1))).await.expect("approved");
    assert_eq!((status(&viewer).await, status(&nobody).await), (200, 401));
}

#[tokio::test]
async fn what_is_stored_is_on_the_disk_under_random_names_and_proved() {
    let mut site = Site::demo().await;
    let folder = site.directory.path().join("files");
    site.state.files = file::FileStorage::local(&folder).expect("folder");
    let manager = person(&site, "reporter1", "manager").await;
    let kept = keep(&site, &manager, "秘密.jpg", photo()).await.attachments;
    keep(&site, &manager, "秘密.jpg", photo()).await;
    let (store, district) = (&site.state.context.store, &site.state.district);
    let objects = store::attachment::objects(store, district).await.expect("reads");
    let on_disk = || {
        let folders = std::fs::read_dir(&folder).expect("folder").map(|entry| entry.expect("entry").path());
        folders.flat_map(|path| std::fs::read_dir(path).expect("folder")).count()
    };
    assert_eq!((objects.len(), on_disk()), (1, 2), "the second time left nothing behind");
    assert!(!objects[0].object_key.contains("秘密"));
    assert_eq!(site.state.files.damaged(objects.clone()).await, []);
    let (id, key) = (kept[0].id, objects[0].object_key.clone());
    std::fs::write(folder.join(&key), b"else").expect("writes");
    let found = site.state.files.damaged(objects.clone()).await;
    assert_eq!(found, [file::Damage::Changed { id, key: key.clone() }]);
    site.state.files.discard([key]).await;
    let found = site.state.files.damaged(objects).await;
    assert!(matches!(&found[..], [file::Damage::Missing { .. }]), "{found:?}");
    assert_eq!(get(&site, &manager, &format!("/files/{id}")).await.status.as_u16(), 500);
}
