//! Writes a problem as the client can read it: JSON for programs, a small page for people.

use super::Problem;
use axum::body::Body;
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue, WWW_AUTHENTICATE,
};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use domain::form::FieldError;
use domain::label::Language;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// The members of RFC 9457 and our extensions.
#[derive(Debug, Serialize, ToSchema)]
#[schema(title = "Problem")]
pub struct ProblemBody<'a> {
    /// `urn:guatu:problem:…`
    r#type: String,
    /// The kind of problem, in the request's language.
    title: &'a str,
    /// The answer's status.
    status: u16,
    /// This very problem, in the request's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'a str>,
    /// The address that was asked for.
    instance: &'a str,
    /// 422: the parameter that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<&'a str>,
    /// 422: what would have been allowed.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    allowed: &'a [String],
    /// What is wrong at which field; an empty field is the request as a whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldErrorBody<'a>>,
    /// 412: what is there now, as far as whoever asks may read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    current: Option<&'a Value>,
    /// 412: what was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    yours: Option<&'a Value>,
    /// 5xx: under this the log says more.
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
}

/// What is wrong at one field.
#[derive(Debug, Serialize, ToSchema)]
#[schema(title = "FieldError")]
pub struct FieldErrorBody<'a> {
    /// The field's name in the request.
    field: &'a str,
    /// What is wrong and what would do, in the request's language.
    message: &'a str,
}

/// Gives a response that carries a [`Problem`] its body. Others pass untouched.
pub fn finish(
    mut response: Response,
    uri: &Uri,
    html: bool,
    language: Language,
    reference: &str,
) -> Response {
    let problem = match response.extensions_mut().remove::<Problem>() {
        Some(problem) => problem,
        // The router's own refusals have no body of ours: axum answers 405 by itself.
        None if response.status() == StatusCode::METHOD_NOT_ALLOWED => Problem::method_not_allowed(),
        None if response.status() == StatusCode::REQUEST_TIMEOUT => Problem::timeout(),
        None => return response,
    };
    let allow = response.headers_mut().remove(ALLOW);
    let (content_type, body) = problem.write(uri, html, language, reference);
    *response.body_mut() = Body::from(body);
    let not_signed_in = response.status() == StatusCode::UNAUTHORIZED;
    let headers = response.headers_mut();
    headers.remove(CONTENT_LENGTH);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if not_signed_in {
        // Whoever refused a token has said more.
        headers.entry(WWW_AUTHENTICATE).or_insert(HeaderValue::from_static("Bearer"));
    }
    headers.extend(allow.map(|value| (ALLOW, value)));
    response
}

impl Problem {
    fn write(&self, uri: &Uri, html: bool, language: Language, reference: &str) -> (&'static str, String) {
        let detail = self.0.detail.as_ref().map(|detail| detail.in_language(language));
        let body = ProblemBody {
            r#type: format!("urn:guatu:problem:{}", self.0.kind),
            title: self.0.title.in_language(language),
            status: self.0.status.as_u16(),
            detail,
            instance: uri.path(),
            parameter: self.0.parameter.as_deref(),
            allowed: &self.0.allowed,
            errors: self.errors(language),
            current: self.0.write.versions.as_ref().map(|versions| &versions.current),
            yours: self.0.write.versions.as_ref().map(|versions| &versions.yours),
            reference: self.0.status.is_server_error().then_some(reference),
        };
        if html {
            return ("text/html; charset=utf-8", page(&body, language));
        }
        // Plain strings and numbers: there is nothing in it that JSON cannot say.
        ("application/problem+json", serde_json::to_string(&body).unwrap_or_default())
    }
}

impl Problem {
    fn errors(&self, language: Language) -> Vec<FieldErrorBody<'_>> {
        let errors = self.0.write.errors.0.iter();
        errors
            .map(|FieldError { field, message }| FieldErrorBody {
                field,
                message: message.in_language(language),
            })
            .collect()
    }
}

/// A page that needs nothing: it must work when rendering itself is what broke.
fn page(body: &ProblemBody<'_>, language: Language) -> String {
    let (lang, status, title) = (language.tag(), body.status, body.title);
    let back = match language {
        Language::ZhCn => "返回首页",
        Language::En => "Back to the start",
    };
    let reference = body.reference.map(|reference| match language {
        Language::ZhCn => format!("<p>编号:<code>{reference}</code></p>"),
        Language::En => format!("<p>Reference: <code>{reference}</code></p>"),
    });
    format!(
        "<!DOCTYPE html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width,initial-scale=1\"><title>{status} {title}</title></head><body><main>\
         <h1>{status} {title}</h1><p>{}</p>{}<p><a href=\"/\">{back}</a></p></main></body></html>",
        escape(body.detail.unwrap_or_default()),
        reference.unwrap_or_default()
    )
}

/// Text inside an element.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
