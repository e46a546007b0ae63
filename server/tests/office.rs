//! A project office behind the API: accounts with roles and projects, and requests in their names.

use crate::site::{Answer, Site};
use app::visitor::Visitor;
use axum::body::Body;
use axum::extract::Request;
use axum::http::Method;
use axum::middleware::{Next, from_fn};
use axum::{Extension, Router};
use domain::access::ReadAccess;
use domain::project::ProjectId;
use http_body_util::BodyExt as _;
use serde_json::Value;
use server::{layer, rest};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::Acting;
use store::account::{AccountWrite, NewAccount, Roles, assign_projects, create, find, find_by_name};
use tower::ServiceExt as _;

/// The header that says in whose name a test asks.
const AS: &str = "x-test-as";

/// Who can ask, by name.
type People = BTreeMap<String, Visitor>;

/// The demonstration with people.
pub struct Office {
    pub site: Site,
    people: People,
    router: Router,
}

impl Office {
    /// With these accounts: name, roles, projects.
    pub async fn with(site: Site, accounts: &[(&str, &[&str], Vec<ProjectId>)]) -> Self {
        let mut people = People::new();
        for (name, roles, projects) in accounts {
            people.insert((*name).to_owned(), person(&site, name, roles, projects).await);
        }
        let known = Arc::new(people.clone());
        let routes = rest::routes().layer(from_fn(who)).layer(Extension(known));
        let router = layer::around(routes.with_state(site.state.clone()), &site.state);
        Self { site, people, router }
    }

    /// Somebody as they write to the store.
    pub fn acting(&self, name: &str) -> Acting {
        self.people[name].acting()
    }

    /// A request in somebody's name; `""` is nobody's. The body is JSON unless it is null.
    pub async fn ask(
        &self,
        name: &str,
        method: Method,
        address: &str,
        headers: &[(&str, &str)],
        body: &Value,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(address).header("host", "guatu.example");
        request = request.header(AS, name);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let text = if body.is_null() { String::new() } else { body.to_string() };
        if !body.is_null() {
            request = request.header("content-type", "application/json");
        }
        let request = request.body(Body::from(text)).expect("request");
        let response = self.router.clone().oneshot(request).await.expect("infallible");
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("body").to_bytes();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

/// An account that reports on these projects and on no others: the demonstration's own of that name, or a new
/// one with these roles.
pub async fn person(site: &Site, name: &str, roles: &[&str], projects: &[ProjectId]) -> Visitor {
    let (store, district) = (&site.state.context.store, &site.state.district);
    let now = site.state.context.clock.now();
    let known = find_by_name(store, district, name).await.expect("reads");
    let account = match known {
        Some(known) => known.account,
        None => {
            let new = NewAccount {
                name: name.parse().expect("name"),
                display_name: format!("示例人员 {name}"),
                roles: Roles::new(roles.iter().copied()).expect("roles"),
                password_hash: None,
                must_change_password: false,
                expires_on: None,
            };
            create(store, district, "system", now, &new).await.expect("makes")
        }
    };
    assert_eq!(account.roles, Roles::new(roles.iter().copied()).expect("roles"));
    let write =
        AccountWrite { district, account: account.id, seen_revision: account.revision, actor: "system", now };
    assign_projects(store, &write, projects).await.expect("assigns");
    let account = find(store, district, account.id).await.expect("reads").expect("is there");
    Visitor::signed_in(account, projects.to_vec())
}

async fn who(
    Extension(people): Extension<Arc<People>>,
    mut request: Request,
    next: Next,
) -> axum::response::Response {
    let name = request.headers().get(AS).and_then(|name| name.to_str().ok()).unwrap_or_default();
    let visitor = people.get(name).cloned().unwrap_or_else(|| Visitor::anonymous(ReadAccess::Open));
    request.extensions_mut().insert(visitor);
    next.run(request).await
}
