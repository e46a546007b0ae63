//! Forms with files: refused, repeated, too large, sent when nobody is signed in any more.

use super::office::{ask, form, get, person, posted, there};
use super::sample::{encoded, photo};
use crate::site::Site;
use app::visitor::Visitor;
use axum::body::Body;
use axum::http::{Method, Request};
use bytes::Bytes;
use domain::access::ReadAccess;
use image::{ImageFormat, Rgb, RgbImage};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

#[tokio::test]
async fn a_form_that_is_refused_keeps_its_files_and_sending_it_again_does_not_double_them() {
    let site = Site::demo().await;
    let manager = person(&site, "reporter1", "manager").await;
    for (note, status) in [("", 422), ("", 422), ("ok", 303)] {
        let answer = ask(&site, &manager, posted(form(note, &[("a.jpg", &photo())]))).await;
        assert_eq!(answer.status.as_u16(), status);
        assert_eq!(there(&site).await.len(), 1);
    }
    // The same form without files.
    let plain = Request::post("/projects/CJ-001").header("content-type", "application/x-www-form-urlencoded");
    let id = there(&site).await[0].id;
    let plain = plain.body(Body::from(format!("note=x&files_remove={id}"))).expect("request");
    assert_eq!(ask(&site, &manager, plain).await.status.as_u16(), 303);
    assert_eq!(there(&site).await, Vec::new());
    get(&site, &manager, &format!("/files/{id}")).await.is_problem(404, "not-found");
}

#[tokio::test]
async fn a_file_that_is_too_large_does_not_take_the_others_with_it() {
    let site = Site::demo().await;
    let manager = person(&site, "reporter1", "manager").await;
    let large = vec![0xff; 60 << 20];
    let answer = ask(&site, &manager, posted(form("ok", &[("film.jpg", &large), ("a.jpg", &photo())]))).await;
    assert_eq!((answer.status.as_u16(), there(&site).await.len()), (422, 1));
    let colours: Vec<_> = (0..12_u8)
        .map(|n| encoded(RgbImage::from_pixel(8, 8, Rgb([n * 20, 0, 0])), ImageFormat::Jpeg))
        .collect();
    let many: Vec<_> = colours.iter().map(|bytes| ("b.jpg", bytes.as_slice())).collect();
    let answer = ask(&site, &manager, posted(form("ok", &many))).await;
    assert_eq!((answer.status.as_u16(), there(&site).await.len()), (422, 11));
}

#[tokio::test]
async fn what_is_beyond_measure_is_refused_before_it_is_read() {
    let site = Site::demo().await;
    let manager = person(&site, "reporter1", "manager").await;
    let read = Arc::new(AtomicU64::new(0));
    let sends = |length: usize| {
        let read = Arc::clone(&read);
        let body = Body::from_stream(futures_util::stream::repeat_with(move || {
            read.fetch_add(1, Ordering::Relaxed);
            Ok::<_, std::io::Error>(Bytes::from_static(&[b'x'; 1024]))
        }));
        let request = Request::builder().method(Method::POST).uri("/projects/CJ-001");
        let request = request.header("content-type", "multipart/form-data; boundary=B");
        request.header("content-length", length).body(body).expect("request")
    };
    ask(&site, &manager, sends(300 << 20)).await.is_problem(413, "too-large");
    let nobody = Visitor::anonymous(ReadAccess::Open);
    ask(&site, &nobody, sends(300 << 20)).await.is_problem(413, "too-large");
    assert_eq!(read.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn when_the_session_has_ended_no_file_is_taken_and_each_is_told_after_the_next_sign_in() {
    let site = Site::demo().await;
    let manager = person(&site, "reporter1", "manager").await;
    let nobody = Visitor::anonymous(ReadAccess::Open);
    let large = vec![0xff; 3 << 20];
    let sent = ask(&site, &nobody, posted(form("ok", &[("a.jpg", &large), ("b.jpg", &photo())]))).await;
    assert_eq!((sent.status.as_u16(), there(&site).await.len()), (401, 0));
    // What the sign-in page sends on.
    let on = Request::post("/projects/CJ-001").header("content-type", "application/x-www-form-urlencoded");
    let on = on.body(Body::from("note=ok&files_lost=a.jpg&files_lost=b.jpg")).expect("request");
    assert_eq!(ask(&site, &manager, on).await.status.as_u16(), 422);
}
