//! The question of a request: its parameters, checked, in the words that are the same everywhere.

use super::precondition::visitor_of;
use crate::entity_tag;
use crate::layer::preferences::Preferences;
use crate::problem::Problem;
use crate::state::AppState;
use app::visitor::Visitor;
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use domain::access::Action;
use domain::label::Language;
use domain::portfolio::{Dimension, Query};
use std::convert::Infallible;

/// Parameters that are about the answer's form; the layers have read them already.
const FORM: [&str; 2] = ["lang", "theme"];

/// A request's parameters, decoded, without those about form.
#[derive(Debug)]
pub struct Parameters {
    pairs: Vec<(String, String)>,
    /// The language of texts.
    pub language: Language,
    /// The request's headers, for the answer's form.
    pub headers: HeaderMap,
    /// Who asks.
    pub visitor: Visitor,
}

impl FromRequestParts<AppState> for Parameters {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Infallible> {
        let text = parts.uri.query().unwrap_or_default();
        let pairs = form_urlencoded::parse(text.as_bytes()).filter(|(name, _)| !FORM.contains(&&**name));
        Ok(Self {
            pairs: pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect(),
            language: parts.extensions.get::<Preferences>().map_or_else(Language::default, |p| p.language),
            headers: parts.headers.clone(),
            visitor: visitor_of(parts),
        })
    }
}

impl Parameters {
    /// The question they ask, for a resource that takes only some of a question's words.
    ///
    /// # Errors
    /// 422 for a name or value that is not allowed, 403 for a question about leaders.
    pub fn query(&self, refused: &[&str]) -> Result<Query, Problem> {
        if let Some((name, _)) = self.pairs.iter().find(|(name, _)| refused.contains(&name.as_str())) {
            let allowed = Query::NAMES.into_iter().filter(|allowed| !refused.contains(allowed));
            return Err(Problem::unknown_parameter(name, allowed));
        }
        let query = Query::parse(self.pairs.iter().map(|(name, value)| (name, value)))?;
        self.may_see(&query)?;
        Ok(query)
    }

    /// Takes a parameter out that is not part of the question.
    pub fn take(&mut self, name: &str) -> Option<String> {
        let at = self.pairs.iter().position(|(known, _)| known == name)?;
        Some(self.pairs.remove(at).1)
    }

    /// The parameters' text, for tags: equal texts ask the same.
    pub fn fingerprint(&self) -> u64 {
        let mut parts = vec![self.language.tag()];
        parts.extend(self.pairs.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]));
        // What somebody signed in is given is theirs.
        let account = self.account();
        parts.extend(account.as_deref());
        entity_tag::fingerprint(&parts)
    }

    /// Who is signed in, for tags.
    fn account(&self) -> Option<String> {
        let signed_in = self.visitor.account.as_ref()?;
        Some(format!("{} {}", signed_in.account.id, signed_in.account.revision))
    }

    /// What a tag ends with for whoever may be given more than everybody.
    pub fn tag_end(&self) -> String {
        self.account()
            .map_or_else(String::new, |account| format!(".{:x}", entity_tag::fingerprint(&[&account])))
    }

    /// Leaders' names are for signed-in users who may see them (CONTRACT, Who may read).
    fn may_see(&self, query: &Query) -> Result<(), Problem> {
        let asks = !query.filter.leader.is_any() || query.by.contains(&Dimension::Leader);
        if asks && !self.visitor.may(Action::ReadRestrictedNames) {
            return Err(names_refused());
        }
        Ok(())
    }
}

/// 403: it would tell names of persons.
pub fn names_refused() -> Problem {
    Problem::forbidden(
        "挂钩领导信息仅供有权限的登录用户查看",
        "leaders are shown to signed-in users who may see them",
    )
}
