//! People of every role who ask the demonstration, the projects they ask for, and forms as browsers send them.

use crate::site::{Answer, Site};
use axum::http::Method;
use domain::project::{Project, ProjectCode};
use serde_json::Value;
use server::demo::people;

/// Somebody signed in.
pub struct Person<'a> {
    site: &'a Site,
    cookie: String,
}

impl<'a> Person<'a> {
    /// The demonstration's account of this name.
    pub async fn named(site: &'a Site, name: &str) -> Self {
        Self { site, cookie: site.sign_in(name).await.cookie }
    }

    /// A manager who reports on a project, or one who does not.
    pub async fn manager(site: &'a Site, project: &Project, own: bool) -> Self {
        Self::named(site, &manager_of(site, project, own)).await
    }

    pub async fn send(
        &self,
        method: Method,
        address: &str,
        headers: &[(&str, &str)],
        body: String,
    ) -> Answer {
        let mut all = vec![("cookie", self.cookie.as_str()), ("sec-fetch-site", "same-origin")];
        all.extend_from_slice(headers);
        self.site.send_body(method, address, &all, body).await
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.send(Method::GET, address, &[], String::new()).await
    }

    pub async fn page(&self, address: &str) -> Answer {
        self.send(Method::GET, address, &[("accept", "text/html")], String::new()).await
    }

    pub async fn post_form(&self, address: &str, fields: &[(String, String)]) -> Answer {
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("accept", "text/html")];
        let form: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send(Method::POST, address, &headers, form).await
    }

    pub async fn patch(
        &self,
        code: &ProjectCode,
        tag: Option<&str>,
        key: Option<&str>,
        body: &Value,
    ) -> Answer {
        let mut headers = vec![("content-type", "application/merge-patch+json")];
        headers.extend(tag.map(|tag| ("if-match", tag)));
        headers.extend(key.map(|key| ("idempotency-key", key)));
        let address = format!("/api/v1/projects/{code}");
        self.send(Method::PATCH, &address, &headers, body.to_string()).await
    }
}

fn manager_of(site: &Site, project: &Project, own: bool) -> String {
    let portfolio = site.state.context.read_model.portfolio();
    let is_one =
        |name: &str, projects: &[_]| name.starts_with("manager") && projects.contains(&project.id) == own;
    let all = people(portfolio.entries());
    all.into_iter().find(|person| is_one(&person.name, &person.projects)).expect("a manager").name
}

/// A project with a leader, and one of another manager.
pub async fn projects(site: &Site) -> (Project, Project) {
    let portfolio = site.state.context.read_model.portfolio();
    let entries = portfolio.entries();
    let led = entries.iter().find(|entry| entry.project.assigned_leader.is_some()).expect("one");
    let manager = manager_of(site, &led.project, true);
    let other = entries.iter().find(|entry| manager_of(site, &entry.project, true) != manager).expect("one");
    (stored(site, &led.project.code).await, stored(site, &other.project.code).await)
}

/// The names and values of a page's form, as a browser would send them.
pub fn form_of(page: &str) -> Vec<(String, String)> {
    let class = page.find("class=\"post-form\"").expect("a form");
    let start = page[..class].rfind("<form").expect("its beginning");
    let (form, _) = page[start..].split_once("</form>").expect("its end");
    let mut fields = Vec::new();
    let mut rest = form;
    while let Some(at) = rest.find('<') {
        let (tag, after) = rest[at..].split_once('>').expect("a tag");
        rest = after;
        let Some(name) = attribute(tag, "name") else { continue };
        if tag.starts_with("<input") {
            let ticked = matches!(attribute(tag, "type").as_deref(), Some("checkbox" | "radio"));
            if !ticked || tag.contains(" checked") {
                fields.push((name, attribute(tag, "value").unwrap_or_default()));
            }
        } else if tag.starts_with("<textarea") {
            fields.push((name, unescaped(after.split("</textarea>").next().unwrap_or_default())));
        } else if tag.starts_with("<select") {
            let options = after.split("</select>").next().unwrap_or_default();
            let chosen = options
                .split("<option")
                .find(|option| option.split('>').next().is_some_and(|tag| tag.contains(" selected")));
            let first = || options.split("<option").nth(1).expect("an option");
            let option = chosen.unwrap_or_else(first).split('>').next().unwrap_or_default();
            fields.push((name, attribute(option, "value").unwrap_or_default()));
        }
    }
    fields
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| unescaped(value))
}

fn unescaped(text: &str) -> String {
    let text = text.replace("<!>", "").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&#x27;", "'").replace("&amp;", "&")
}

pub fn typed(mut fields: Vec<(String, String)>, over: &[(&str, &str)]) -> Vec<(String, String)> {
    for (name, text) in over {
        fields.retain(|(known, _)| known != name);
        fields.push(((*name).to_owned(), (*text).to_owned()));
    }
    fields
}

pub async fn stored(site: &Site, code: &ProjectCode) -> Project {
    let found = store::project::dossier(&site.state.context.store, &site.state.district, code).await;
    found.expect("reads").expect("is there").project
}
