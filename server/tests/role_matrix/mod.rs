//! Every role × operation × door, through the router: refused exactly when the policy refuses. What the policy
//! itself says is tested in `domain::access`.

mod ask;
mod doors;
mod furnished;

use crate::site::{Answer, Site};
use ask::{Ask, Body, Places};
use axum::http::Method;
use domain::access::{Action, Actor, ReadAccess, Role, Roles, may};
use domain::code_list::CodeList as _;
use domain::project::ProjectId;
use doors::{Doors, doors};
use furnished::furnished;
use server::demo::people;
use server::rest;
use std::collections::BTreeSet;
use store::journal::JournalFilter;
use uuid::Uuid;

/// Where a door is tested instead: what it does has no end, or is for nobody's account.
const ELSEWHERE: [(&str, &str, &str); 2] = [
    ("GET", "/api/v1/events", "never ends: `events`"),
    ("PUT", "/api/v1/projects/{code}/photos/{id}", "bytes, for what they hang on: `site_check`"),
];

/// Somebody who asks.
struct Doer {
    /// `None`: not signed in.
    account: Option<(String, String)>,
    actor: Actor,
    /// Whether they report on the project.
    reports_on_it: bool,
}

impl Doer {
    fn name(&self) -> Option<&str> {
        self.account.as_ref().map(|(name, _)| name.as_str())
    }

    async fn sent(&self, site: &Site, ask: &Ask, places: &Places) -> Answer {
        let address = ask.address(places, self.name());
        let (kind, text) = ask.sent(places).unwrap_or_default();
        let key = Uuid::new_v4().to_string();
        let mut headers = vec![("sec-fetch-site", "same-origin")];
        headers.extend(self.account.as_ref().map(|(_, cookie)| ("cookie", cookie.as_str())));
        match ask.body {
            Body::Json(_) => headers.extend([("if-match", "\"999\""), ("idempotency-key", key.as_str())]),
            _ if ask.path.starts_with("/api/") => {}
            _ => headers.push(("accept", "text/html")),
        }
        if !kind.is_empty() {
            headers.push(("content-type", kind));
        }
        site.send_body(ask.method.clone(), &address, &headers, text).await
    }
}

/// Nobody, one of each role, and the manager of other projects.
async fn doers(site: &Site, project: ProjectId) -> Vec<Doer> {
    let portfolio = site.state.context.read_model.portfolio();
    let everybody = people(portfolio.entries());
    let mut doers =
        vec![Doer { account: None, actor: Actor::Anonymous(ReadAccess::Open), reports_on_it: false }];
    for role in Role::ALL {
        let of_role = everybody.iter().filter(|person| person.role == *role);
        let (own, others): (Vec<_>, Vec<_>) = of_role.partition(|person| person.projects.contains(&project));
        assert_eq!(own.len(), usize::from(*role == Role::Manager), "{role}");
        for person in own.first().into_iter().chain(others.first()) {
            doers.push(Doer {
                account: Some((person.name.clone(), site.sign_in(&person.name).await.cookie)),
                actor: Actor::Account(Roles::only(*role)),
                reports_on_it: person.projects.contains(&project),
            });
        }
    }
    assert_eq!(doers.len(), 9);
    doers
}

/// What is wrong with an answer to somebody who may or may not.
fn wrong(answer: &Answer, allowed: bool) -> Option<String> {
    let status = answer.status.as_u16();
    let is_refused = matches!(status, 401 | 403);
    // A request that is no request of ours would prove nothing.
    let is_none = matches!(status, 400 | 404 | 405 | 415 | 428 | 500..)
        || answer.text().contains("urn:guatu:problem:invalid-body");
    match (allowed, is_refused, is_none) {
        (true, false, false) | (false, true, _) => None,
        (true, true, _) => Some(format!("refused with {status}")),
        (false, ..) => Some(format!("not refused: {status}")),
        (true, false, true) => Some(format!("no request: {status}")),
    }
}

#[tokio::test]
async fn each_role_is_refused_at_each_door_exactly_when_the_policy_refuses() {
    let site = Site::demo().await;
    let (places, project) = furnished(&site).await;
    let doers = doers(&site, project).await;
    let (mut cells, mut mistakes) = (0, Vec::new());
    for action in Action::ALL {
        let Doors::Are(asks) = doors(*action) else { continue };
        for ask in &asks {
            for doer in &doers {
                let allowed = may(&doer.actor, *action, ask.subject(doer.reports_on_it));
                let answer = doer.sent(&site, ask, &places).await;
                cells += 1;
                if let Some(wrong) = wrong(&answer, allowed) {
                    let who = (doer.name().unwrap_or("nobody"), doer.reports_on_it);
                    mistakes.push(format!(
                        "{action} {} {} {:?} {who:?}: {wrong}",
                        ask.method, ask.path, ask.body
                    ));
                }
            }
        }
    }
    assert!(mistakes.is_empty(), "{} of {cells}:\n{}", mistakes.len(), mistakes.join("\n"));
    assert!(cells > 9 * Action::ALL.len(), "{cells}");
    let state = &site.state;
    let report = store::verify::verify(&state.context.store, &state.district).await.expect("looks");
    assert!(report.is_sound(), "{:?}", report.findings);
}

/// A mistake in the form must not say more than the refusal does, and must not keep the attempt out of the
/// journal.
#[tokio::test]
async fn who_may_not_is_refused_whatever_the_form_holds() {
    let site = Site::demo().await;
    let (places, project) = furnished(&site).await;
    let doers = doers(&site, project).await;
    let nil = Uuid::nil().to_string();
    let no_such_issue = Places { issue: nil.clone(), order: nil, ..places.clone() };
    let (mut cells, mut mistakes, mut refused) = (0, Vec::new(), BTreeSet::new());
    for action in Action::ALL {
        let Doors::Are(asks) = doors(*action) else { continue };
        for ask in asks.iter().flat_map(Ask::with_mistakes) {
            for doer in &doers {
                if may(&doer.actor, *action, ask.subject(doer.reports_on_it)) {
                    continue;
                }
                let answer = doer.sent(&site, &ask, &places).await;
                cells += 1;
                if let Some(wrong) = wrong(&answer, false) {
                    mistakes.push(format!("{action} {ask:?} {:?}: {wrong}", doer.name()));
                }
                if ask.path == "/issues/{id}" {
                    let of_none = doer.sent(&site, &ask, &no_such_issue).await;
                    assert_eq!(of_none.status, answer.status, "{:?} {:?}", ask.body, doer.name());
                }
                refused.extend(doer.name().map(|name| (name.to_owned(), format!("POST {}", ask.path))));
            }
        }
    }
    assert!(mistakes.is_empty(), "{} of {cells}:\n{}", mistakes.len(), mistakes.join("\n"));
    let filter = JournalFilter { action: Some("access.refused".to_owned()), ..JournalFilter::default() };
    let (store, district) = (&site.state.context.store, &site.state.district);
    let entered = store::journal::search(store, district, &filter, 1_000).await.expect("the journal");
    let entered: BTreeSet<_> = entered.into_iter().map(|row| (row.actor, row.subject_id)).collect();
    let missing: Vec<_> = refused.difference(&entered).collect();
    assert!(refused.len() > 50 && missing.is_empty(), "of {} attempts: {missing:?}", refused.len());
}

#[tokio::test]
async fn where_only_accounts_read_a_visitor_is_refused_everything() {
    let site = Site::demo().await.with(|state| state.access.read_access = ReadAccess::SignedIn);
    let actor = Actor::Anonymous(ReadAccess::SignedIn);
    let nobody = Doer { account: None, actor, reports_on_it: false };
    let places = Places {
        code: "CJ-001".to_owned(),
        milestone: String::new(),
        issue: Uuid::nil().to_string(),
        order: Uuid::nil().to_string(),
        token: String::new(),
    };
    for action in Action::ALL {
        let Doors::Are(asks) = doors(*action) else { continue };
        for ask in asks {
            assert!(!may(&actor, *action, ask.subject(false)), "{action}");
            let answer = nobody.sent(&site, &ask, &places).await;
            // A reader is led to the sign-in page.
            let is_led = answer.status == 303 && answer.header("location").starts_with("/sign-in");
            let is_page = ask.method == Method::GET && !ask.path.starts_with("/api/");
            assert!(answer.status == 401 || is_page && is_led, "{action} {}: {}", ask.path, answer.status);
        }
    }
}

#[test]
fn every_operation_has_a_door_or_says_why_not() {
    for action in Action::ALL {
        match doors(*action) {
            Doors::Are(asks) => assert!(!asks.is_empty(), "{action}"),
            Doors::None(why) => assert!(why.len() > 10, "{action}"),
        }
    }
}

/// The other way round: no form and no resource is without its line.
#[test]
fn every_door_stands_in_the_table() {
    let mut known = BTreeSet::new();
    for action in Action::ALL {
        let Doors::Are(asks) = doors(*action) else { continue };
        known.extend(asks.iter().map(|ask| (ask.method.to_string(), ask.path.to_owned())));
    }
    known.extend(ELSEWHERE.iter().map(|(method, path, _)| ((*method).to_owned(), (*path).to_owned())));
    for door in app::door::doors() {
        assert!(known.contains(&("POST".to_owned(), door.path.to_owned())), "{}", door.path);
    }
    let document = serde_json::to_value(rest::document()).expect("JSON");
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for method in ["get", "put", "post", "patch", "delete"] {
            let is_there = operations[method].is_object();
            assert!(!is_there || known.contains(&(method.to_uppercase(), path.clone())), "{method} {path}");
        }
    }
}
