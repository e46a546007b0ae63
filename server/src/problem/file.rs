//! Problems of a file that comes by itself, and of a write that must bring a key.

use super::Problem;
use crate::file::Refused;
use axum::http::StatusCode;

impl Problem {
    /// 413, 415 or 422: a file that is not taken, and why.
    #[must_use]
    pub fn file_refused(refused: Refused) -> Self {
        let text = refused.sentence();
        let problem = match refused {
            Refused::TooLarge => Self::too_large(),
            Refused::UnknownContent | Refused::Heic => Self::unsupported_media_type(),
            _ => Self::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "file-refused",
                "文件无法接收",
                "The file is not taken",
            ),
        };
        problem.detail(text.zh, text.en)
    }

    /// 415: it is not what this resource takes.
    #[must_use]
    pub fn unsupported_media_type() -> Self {
        Self::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media-type",
            "不支持的内容类型",
            "Unsupported media type",
        )
        .detail("请发送 image/jpeg、image/png 或 image/webp", "send image/jpeg, image/png or image/webp")
    }

    /// 400: a write that may be sent again must bring a key.
    #[must_use]
    pub fn key_required() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "key-required", "缺少幂等键", "Key required").detail(
            "请在 Idempotency-Key 中给出一个键，重发时保持不变",
            "name a key in Idempotency-Key, the same when it is sent again",
        )
    }
}
