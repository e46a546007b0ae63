//! Problems of writes: what is missing, stale, or wrong at which field.

use super::Problem;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use domain::form::FieldErrors;
use domain::label::Bilingual;
use serde_json::Value;

/// What a write's problem tells beyond the others.
#[derive(Debug, Clone, Default)]
pub(super) struct WriteTold {
    /// What is wrong at which field.
    pub errors: FieldErrors,
    /// 412: what is there, as far as whoever asks may read it, and what was sent.
    pub versions: Option<Versions>,
}

/// The two versions of a conflict.
#[derive(Debug, Clone)]
pub(super) struct Versions {
    pub current: Value,
    pub yours: Value,
}

impl Problem {
    /// 422: fields have values that cannot be taken.
    #[must_use]
    pub fn invalid_fields(errors: FieldErrors) -> Self {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        Self::new(status, "invalid-fields", "内容有误", "Invalid fields").told_of(errors)
    }

    /// 409: what is there does not let it happen: a closed month, a step that does not follow.
    #[must_use]
    pub fn conflict(errors: FieldErrors) -> Self {
        Self::new(StatusCode::CONFLICT, "conflict", "当前状态不允许", "Not in this state").told_of(errors)
    }

    /// 412: somebody else has written since.
    #[must_use]
    pub fn stale(current: Value, yours: Value) -> Self {
        let mut problem =
            Self::new(StatusCode::PRECONDITION_FAILED, "stale", "已被他人修改", "Changed meanwhile").detail(
                "在此期间他人已修改；current 为现在的内容，yours 为您提交的内容",
                "somebody else has changed it meanwhile; current is what is there, yours is what was sent",
            );
        problem.0.write.versions = Some(Versions { current, yours });
        problem
    }

    /// 428: a write names the revision it saw.
    #[must_use]
    pub fn revision_required() -> Self {
        Self::new(StatusCode::PRECONDITION_REQUIRED, "revision-required", "缺少版本条件", "Revision required")
            .detail(
                "请用 If-Match 给出所依据的实体标签；首次写入用 If-None-Match: *",
                "name the entity tag it is made from in If-Match; If-None-Match: * for the first write",
            )
    }

    /// 422: the key came with another request before.
    #[must_use]
    pub fn key_reused() -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "key-reused", "幂等键已用于其他请求", "Key used before")
            .detail(
                "该 Idempotency-Key 已用于另一个请求，请换一个",
                "this Idempotency-Key belongs to another request; use a new one",
            )
    }

    /// The errors, and all of them in one line as the detail.
    fn told_of(self, errors: FieldErrors) -> Self {
        let line = |text: fn(&Bilingual) -> &str, gap: &str| {
            errors.0.iter().map(|error| text(&error.message)).collect::<Vec<_>>().join(gap)
        };
        let (zh, en) = (line(|message| &message.zh, ""), line(|message| &message.en, " "));
        let mut problem = self.detail(zh, en);
        problem.0.write.errors = errors;
        problem
    }
}

impl From<JsonRejection> for Problem {
    fn from(rejection: JsonRejection) -> Self {
        match rejection {
            JsonRejection::MissingJsonContentType(_) => Self::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "不支持的内容类型",
                "Unsupported media type",
            )
            .detail("请用 application/json", "use application/json"),
            JsonRejection::BytesRejection(_) => Self::timeout(),
            // What the reader of JSON says is about what was sent, and nothing of ours.
            other => {
                let said = other.body_text();
                Self::new(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "invalid-body",
                    "请求内容无法识别",
                    "Invalid body",
                )
                .detail(said.clone(), said)
            }
        }
    }
}
