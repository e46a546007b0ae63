//! A request of the table: where it goes, what it sends, and what stands in its places.

use axum::http::Method;
use domain::access::Subject;

/// How what is acted on stands to whoever acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// What belongs to nobody: the portfolio, a month, a setting.
    Nobody,
    /// The project; one of two managers reports on it.
    Project,
    /// What a leader ordered of that project.
    Order,
    /// The account of whoever asks.
    Self_,
    /// Somebody else's account.
    Other,
}

/// What is sent.
#[derive(Debug, Clone, Copy)]
pub enum Body {
    Nothing,
    Form(&'static [(&'static str, &'static str)]),
    Json(&'static str),
}

/// How a form is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filled {
    /// As the table has it.
    AsItStands,
    /// With nothing but what says which form it is, and of which project.
    Blank,
    /// With what cannot be read in every other field.
    Unreadable,
}

/// Fields that say which form it is, and of which project.
const NAMING: [&str; 3] = ["form", "act", "code"];

/// A request. Words in braces are filled in ([`Places`]): in the path, the query and what is sent.
#[derive(Debug, Clone)]
pub struct Ask {
    pub method: Method,
    /// As the router has it.
    pub path: &'static str,
    pub query: &'static str,
    pub month: &'static str,
    pub about: About,
    pub body: Body,
    pub filled: Filled,
}

/// What stands for the words in braces.
#[derive(Debug, Clone)]
pub struct Places {
    pub code: String,
    pub milestone: String,
    pub issue: String,
    /// One that a leader ordered.
    pub order: String,
    pub token: String,
}

/// Reads.
pub fn get(path: &'static str, about: About) -> Ask {
    Ask {
        method: Method::GET,
        path,
        query: "",
        month: "2025-10",
        about,
        body: Body::Nothing,
        filled: Filled::AsItStands,
    }
}

/// Posts a form, to the page's own address.
pub fn form(path: &'static str, about: About, fields: &'static [(&'static str, &'static str)]) -> Ask {
    Ask { method: Method::POST, body: Body::Form(fields), ..get(path, about) }
}

/// Writes by the API; under the revision 999, which nothing has.
pub fn json(method: Method, path: &'static str, about: About, text: &'static str) -> Ask {
    Ask { method, body: Body::Json(text), ..get(path, about) }
}

impl Ask {
    pub fn asking(self, query: &'static str) -> Self {
        Self { query, ..self }
    }

    /// The same form with mistakes in it; none of what is no form.
    pub fn with_mistakes(&self) -> impl Iterator<Item = Self> {
        let is_form = matches!(self.body, Body::Form(_));
        let ways = [Filled::Blank, Filled::Unreadable].into_iter().filter(move |_| is_form);
        ways.map(|filled| Self { filled, ..self.clone() })
    }

    pub fn of_month(self, month: &'static str) -> Self {
        Self { month, ..self }
    }

    /// How it stands to somebody who does or does not report on the project.
    pub fn subject(&self, reports_on_it: bool) -> Subject {
        match self.about {
            About::Nobody | About::Other => Subject::OTHER,
            About::Project | About::Order => Subject::owned(reports_on_it),
            About::Self_ => Subject::OWN,
        }
    }

    /// Where it goes when this account asks; a visitor's own account is somebody's.
    pub fn address(&self, places: &Places, account: Option<&str>) -> String {
        let name = account.filter(|_| self.about == About::Self_).unwrap_or("manager20");
        let path = self.path.replace("{name}", name);
        let path = if self.about == About::Order { path.replace("{id}", &places.order) } else { path };
        let path = places.fill(&path).replace("{month}", self.month);
        if self.query.is_empty() { path } else { format!("{path}?{}", places.fill(self.query)) }
    }

    /// Media type and text of what is sent.
    pub fn sent(&self, places: &Places) -> Option<(&'static str, String)> {
        match self.body {
            Body::Nothing => None,
            Body::Json(text) => Some(("application/json", places.fill(text))),
            Body::Form(fields) => {
                let fields = fields.iter().filter_map(|(name, text)| match self.filled {
                    _ if NAMING.contains(name) => Some((*name, places.fill(text))),
                    Filled::AsItStands => Some((*name, places.fill(text))),
                    Filled::Blank => None,
                    Filled::Unreadable => Some((*name, "?".to_owned())),
                });
                let text = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
                Some(("application/x-www-form-urlencoded", text))
            }
        }
    }
}

impl Places {
    fn fill(&self, text: &str) -> String {
        let id = if text.contains("/issues/") { &self.issue } else { &self.milestone };
        text.replace("{code}", &self.code).replace("{id}", id).replace("{token}", &self.token)
    }
}
