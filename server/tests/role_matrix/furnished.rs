//! The project that the doors of the table are tried on.

use super::ask::Places;
use crate::machine_token::token;
use crate::person::stored;
use crate::site::{Session, Site};
use axum::http::Method;
use domain::project::ProjectId;
use server::demo::people;

/// A project that has all the doors ask for: a milestone, an issue and one that is ordered, a draft of the open
/// month; and a token beside.
pub async fn furnished(site: &Site) -> (Places, ProjectId) {
    let (store, district) = (&site.state.context.store, &site.state.district);
    let portfolio = site.state.context.read_model.portfolio();
    let october = "2025-10".parse().expect("month");
    let fits = portfolio.entries().iter().find(|entry| {
        let has_report = entry.reports.iter().any(|report| report.month == october);
        !entry.milestones.is_empty() && entry.owes_report(october) && !has_report
    });
    let project = stored(site, &fits.expect("a project").project.code).await;
    let code = project.code.to_string();
    let dossier = store::project::dossier(store, district, &project.code).await.expect("reads");
    let milestone = dossier.expect("is there").milestones[0].id.to_string();
    let all = people(portfolio.entries());
    let manager = all.iter().find(|person| person.projects.contains(&project.id)).expect("a manager");
    let manager = site.sign_in(&manager.name).await;
    let opened = async |session: &Session<'_>, form: &str| {
        let (code, due) = (code.as_str(), "2025-11-30");
        let fields =
            [("form", form), ("code", code), ("title", "管线迁改"), ("owner", "示例单位"), ("due", due)];
        let opened = session.post_form("/issues/new", &fields).await;
        assert_eq!(opened.status, 303, "{}", opened.text());
        let at = opened.header("location").trim_start_matches("/issues/");
        at.split('?').next().unwrap_or_default().to_owned()
    };
    let issue = opened(&manager, "open").await;
    let order = opened(&site.sign_in("leader").await, "order").await;
    let address = format!("/api/v1/projects/{code}/reports/2025-10");
    let headers = [
        ("cookie", manager.cookie.as_str()),
        ("sec-fetch-site", "same-origin"),
        ("content-type", "application/json"),
        ("if-none-match", "*"),
    ];
    let text = r#"{ "investment_completed_this_month": 1 }"#.to_owned();
    let drafted = site.send_body(Method::PUT, &address, &headers, text).await;
    assert_eq!(drafted.status, 201, "{}", drafted.text());
    let (token, _) = token(site, "viewer", "projects:read", None).await;
    (Places { code, milestone, issue, order, token: token.to_string() }, project.id)
}
