//! Problem details (RFC 9457): the one shape of every refusal and failure, for the API and for pages.
//!
//! A handler returns a [`Problem`]; the outermost layer writes it, because only that knows the request's
//! language, address and reference (`render.rs`).

mod file;
mod render;
mod write;

pub use render::{ProblemBody, finish};

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::access::Refusal;
use domain::label::{Bilingual, Label};
use domain::portfolio::QueryError;
use write::WriteTold;

/// Why a request was not answered as asked. Boxed: it travels as the error of every handler.
#[derive(Debug, Clone)]
pub struct Problem(Box<Told>);

#[derive(Debug, Clone)]
struct Told {
    status: StatusCode,
    /// The last part of `type`.
    kind: &'static str,
    title: Label,
    detail: Option<Bilingual>,
    parameter: Option<String>,
    allowed: Vec<String>,
    write: WriteTold,
}

impl Problem {
    fn new(status: StatusCode, kind: &'static str, zh: &'static str, en: &'static str) -> Self {
        let title = Label { zh, en };
        Self(Box::new(Told {
            status,
            kind,
            title,
            detail: None,
            parameter: None,
            allowed: Vec::new(),
            write: WriteTold::default(),
        }))
    }

    /// 404: there is no such thing.
    #[must_use]
    pub fn not_found(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", "未找到", "Not found").detail(zh, en)
    }

    /// 405: the address exists, but does not take this method.
    #[must_use]
    pub fn method_not_allowed() -> Self {
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "method-not-allowed",
            "不支持该请求方法",
            "Method not allowed",
        )
    }

    /// 422: a parameter has a value that is not allowed.
    #[must_use]
    pub fn invalid(
        parameter: impl Into<String>,
        allowed: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let parameter = parameter.into();
        let mut problem =
            Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-parameter", "参数无效", "Invalid parameter");
        problem.0.allowed = allowed.into_iter().map(Into::into).collect();
        let list = problem.0.allowed.join(", ");
        problem.0.detail = Some(Bilingual::new(
            format!("参数 {parameter} 的值不可用;可用:{list}"),
            format!("the value of {parameter} is not allowed; allowed: {list}"),
        ));
        problem.0.parameter = Some(parameter);
        problem
    }

    /// 422: there is no such parameter here.
    #[must_use]
    pub fn unknown_parameter(name: &str, allowed: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::invalid(name, allowed)
            .detail(format!("此处没有名为 {name} 的参数"), format!("{name} is no parameter of this resource"))
    }

    /// 422: more projects than one paper can show.
    #[must_use]
    pub fn too_many_projects(found: u32, most: usize) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "too-many-projects", "项目过多", "Too many projects")
            .detail(
                format!("共 {found} 个项目，一次最多 {most} 个；请先筛选"),
                format!("{found} projects, and one paper takes {most} at most: filter them first"),
            )
    }

    /// 422: more projects than a device should keep.
    #[must_use]
    pub fn too_many_to_keep(found: usize, most: usize) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "too-many-projects", "项目过多", "Too many projects")
            .detail(
                format!("共 {found} 个项目，离线资料最多 {most} 个；请只选一个街道或一种亮灯"),
                format!(
                    "{found} projects, and a device keeps {most} at most: choose a subdistrict or a light"
                ),
            )
    }

    /// 403: signed-in users who may see it only.
    #[must_use]
    pub fn forbidden(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "forbidden", "无权访问", "Forbidden").detail(zh, en)
    }

    /// 401: nobody is signed in.
    #[must_use]
    pub fn not_signed_in() -> Self {
        let text = Refusal::NotSignedIn.text();
        Self::new(StatusCode::UNAUTHORIZED, "not-signed-in", "未登录", "Not signed in")
            .detail(text.zh, text.en)
    }

    /// 401: somebody is signed in, but not whoever it was made by.
    #[must_use]
    pub fn another_account() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "another-account", "账号不符", "Another account").detail(
            "这是另一账号的内容，请用该账号登录后再发送",
            "this was made by another account; sign in as that one to send it",
        )
    }

    /// 401: a machine's token that is unknown, revoked or past its end, or whose account is shut.
    #[must_use]
    pub fn bad_token() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "bad-token", "令牌无效", "The token is no good").detail(
            "令牌不存在、已吊销或已到期，或其账号已停用",
            "the token is unknown, revoked or past its end, or its account is shut",
        )
    }

    /// 403: the password must be changed before anything else.
    #[must_use]
    pub fn password_change_required() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "password-change-required",
            "须先修改密码",
            "The password must be changed first",
        )
        .detail(
            "请登录后在 /account 修改密码，再继续操作",
            "change the password at /account; then everything else is open again",
        )
    }

    /// 429: too many attempts that failed.
    #[must_use]
    pub fn too_many_attempts(seconds: i64) -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS, "too-many-attempts", "尝试次数过多", "Too many attempts")
            .detail(format!("请在 {seconds} 秒后再试"), format!("try again in {seconds} s"))
    }

    /// 408: the request was not complete in time.
    #[must_use]
    pub fn timeout() -> Self {
        Self::new(StatusCode::REQUEST_TIMEOUT, "timeout", "请求超时", "The request took too long")
    }

    /// 413: more than is read at all.
    #[must_use]
    pub fn too_large() -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "内容过大", "Too much was sent")
    }

    /// 400: it cannot be read.
    #[must_use]
    pub fn unreadable() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "unreadable", "内容无法读取", "What was sent cannot be read")
    }

    /// 503: not now.
    #[must_use]
    pub fn unavailable() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", "服务暂不可用", "Not available now")
    }

    /// 500: broken on our side. The cause is logged by the caller and never shown; the answer carries the
    /// request's reference.
    #[must_use]
    pub fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "服务器内部错误", "Internal error")
    }

    fn detail(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.0.detail = Some(Bilingual::new(zh, en));
        self
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let text = refusal.text();
        match refusal {
            Refusal::NotSignedIn => Self::not_signed_in(),
            _ => Self::forbidden(text.zh, text.en),
        }
    }
}

impl From<QueryError> for Problem {
    fn from(error: QueryError) -> Self {
        let zh = match &error {
            QueryError::UnknownName { name, .. } => format!("没有名为 {name} 的参数"),
            QueryError::UnknownValue { name, value, .. } => format!("{value} 不是参数 {name} 的可用值"),
            QueryError::AsOf(range) => format!("数据月份为 {} 至 {}", range.first, range.last),
            QueryError::Cursor => "该游标不属于这次查询,请去掉游标重新开始".to_owned(),
            QueryError::Overflow => {
                tracing::error!("a sum of the portfolio does not fit");
                return Self::internal();
            }
        };
        let mut problem = Self::invalid(error.parameter().unwrap_or_default(), error.allowed());
        problem.0.detail = Some(Bilingual::new(zh, error.to_string()));
        problem
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.0.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
