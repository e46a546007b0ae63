//! A form that takes files, people who send it, and what it leaves behind.

use crate::site::{Answer, Site};
use app::door::attachment::{Kept, PostedFile};
use app::door::{Done, Door, Opened, Post};
use app::visitor::Visitor;
use axum::body::Body;
use axum::http::Request;
use axum::{Extension, Router};
use bytes::Bytes;
use domain::access::Action;
use domain::attachment::{Attachment, AttachmentSubject};
use domain::form::Fields;
use domain::label::Bilingual;
use domain::project::ProjectId;
use http_body_util::BodyExt as _;
use server::file::{self, Keeper};
use server::{layer, page};
use std::sync::Arc;
use store::account::{AccountWrite, NewAccount, assign_projects, create, find};
use tower::ServiceExt as _;

pub(super) const CODE: &str = "CJ-001";
pub(super) const MONTH: &str = "2025-10";

pub(super) fn subject() -> AttachmentSubject {
    AttachmentSubject::StatusReport(MONTH.parse().expect("month"))
}

/// A form that wants a note and takes files.
pub(super) const DOOR: Door = Door { path: "/projects/{code}", open };

pub(super) fn open(post: Post) -> Opened {
    Box::pin(async move {
        let code = post.path.get("code").parse().expect("code");
        let project = post.context.read_model.portfolio().entry(&code).expect("project").project.id;
        let mut errors = post.keep_files("files", project, subject()).await?.errors;
        if post.fields.filled("note").is_none() {
            errors.add("note", Bilingual::same("a note is wanted"));
        }
        // As every write asks.
        post.visitor.check_on(Action::WriteReportDraft, project)?;
        errors.or(Some(Done::to("/projects/CJ-001?done=saved"))).map_err(Into::into)
    })
}

pub(super) fn project(site: &Site, code: &str) -> ProjectId {
    let portfolio = site.state.context.read_model.portfolio();
    portfolio.entry(&code.parse().expect("code")).expect("project").project.id
}

/// Somebody with these roles, who reports on the first project.
pub(super) async fn person(site: &Site, name: &str, roles: &str) -> Visitor {
    let (store, district, now) =
        (&site.state.context.store, &site.state.district, site.state.context.clock.now());
    let new = NewAccount {
        name: name.parse().expect("name"),
        display_name: name.to_owned(),
        roles: roles.parse().expect("roles"),
        password_hash: None,
        must_change_password: false,
        expires_on: None,
    };
    let account = create(store, district, "admin", now, &new).await.expect("creates");
    let on =
        AccountWrite { district, account: account.id, seen_revision: account.revision, actor: "admin", now };
    let projects = if roles == "manager" { vec![project(site, CODE)] } else { Vec::new() };
    assign_projects(store, &on, &projects).await.expect("assigns");
    let account = find(store, district, account.id).await.expect("reads").expect("is there");
    Visitor::signed_in(account, projects)
}

/// The door and the files, as asked by somebody.
pub(super) fn router(site: &Site, visitor: &Visitor) -> Router {
    let routes = layer::limited(page::doors(vec![DOOR]).merge(file::routes()));
    layer::around(routes.with_state(site.state.clone()), &site.state).layer(Extension(visitor.clone()))
}

pub(super) async fn ask(site: &Site, visitor: &Visitor, request: Request<Body>) -> Answer {
    let response = router(site, visitor).oneshot(request).await.expect("infallible");
    let (parts, body) = response.into_parts();
    let body = body.collect().await.expect("body").to_bytes();
    Answer { status: parts.status, headers: parts.headers, body }
}

pub(super) async fn get(site: &Site, visitor: &Visitor, address: &str) -> Answer {
    ask(site, visitor, Request::get(address).body(Body::empty()).expect("request")).await
}

/// A form as a browser sends it.
pub(super) fn form(note: &str, files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body =
        format!("--B\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n{note}\r\n").into_bytes();
    for (name, bytes) in files {
        let head = "Content-Disposition: form-data; name=\"files\"; filename=";
        body.extend(format!("--B\r\n{head}\"{name}\"\r\nContent-Type: image/jpeg\r\n\r\n").bytes());
        body.extend_from_slice(bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--B--\r\n");
    body
}

pub(super) fn posted(body: Vec<u8>) -> Request<Body> {
    Request::post("/projects/CJ-001")
        .header("content-type", "multipart/form-data; boundary=B")
        .header("content-length", body.len())
        .body(Body::from(body))
        .expect("request")
}

pub(super) async fn there(site: &Site) -> Vec<Attachment> {
    let (store, district) = (&site.state.context.store, &site.state.district);
    store::attachment::of_subject(store, district, project(site, CODE), subject()).await.expect("reads")
}

/// Keeps one file directly.
pub(super) async fn keep(site: &Site, visitor: &Visitor, name: &str, bytes: impl Into<Bytes>) -> Kept {
    let file = PostedFile { field: "files".to_owned(), name: name.to_owned(), content: Ok(bytes.into()) };
    let context = site.state.context.clone();
    let post = Post {
        keeper: Arc::new(Keeper { context: context.clone(), storage: site.state.files.clone() }),
        context,
        visitor: visitor.clone(),
        path: Fields::default(),
        query: String::new(),
        fields: Fields::default(),
        files: vec![file],
        address: None,
        one_time_password: Arc::new(|| unreachable!("files ask for no password")),
    };
    post.keep_files("files", project(site, CODE), subject()).await.expect("looks")
}
