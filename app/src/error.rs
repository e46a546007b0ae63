//! The one error that travels from a server function to a page. Internal text never does: a reference
//! stands for it, and the log has the rest under the same reference.

use crate::wire::WireCodec;
use domain::access::Refusal;
use domain::form::FieldErrors;
use domain::label::Bilingual;
use domain::portfolio::{QueryError, parameter_label};
use leptos::prelude::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// What can go wrong, as far as a page needs to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    /// There is no such thing (404).
    #[error("not found: {what}")]
    NotFound {
        /// What was asked for, as typed: a code, a month.
        what: String,
    },
    /// A filter or a field has a value that is not allowed (422).
    #[error("invalid {field}")]
    Invalid {
        /// The name of the field or filter, as in the address.
        field: String,
        /// What is wrong with it.
        message: Bilingual,
        /// The values that would do, when they can be listed.
        allowed: Vec<String>,
    },
    /// What was typed cannot be taken (422); each mistake is told at its field.
    #[error("invalid fields: {0}")]
    Fields(FieldErrors),
    /// Somebody else has changed it meanwhile (409).
    #[error("changed meanwhile")]
    Conflict {
        /// What was changed, and what is kept.
        message: Bilingual,
    },
    /// Nobody is signed in, or the session has ended (401).
    #[error("not signed in")]
    NotSignedIn,
    /// It is not for this reader (403).
    #[error("forbidden")]
    Forbidden {
        /// What is not, and for whom it is.
        message: Bilingual,
    },
    /// The server did not answer: no connection, or it is restarting. Only a browser sees this.
    #[error("the server cannot be reached")]
    Unreachable,
    /// The answer is of another version of Guatu than the page. Only a browser sees this.
    #[error("the server has been renewed since the page was opened")]
    Renewed,
    /// Something broke on our side (500).
    #[error("internal error, reference {reference}")]
    Internal {
        /// Under this the log says more; users quote it when they ask for help.
        reference: String,
    },
}

impl AppError {
    /// The HTTP status that says the same.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::NotSignedIn => 401,
            Self::Forbidden { .. } => 403,
            Self::NotFound { .. } => 404,
            Self::Conflict { .. } => 409,
            Self::Invalid { .. } | Self::Fields(_) => 422,
            Self::Unreachable | Self::Renewed => 503,
            Self::Internal { .. } => 500,
        }
    }

    /// What the reader is told.
    #[must_use]
    pub fn text(&self) -> Bilingual {
        match self {
            Self::NotFound { what } => {
                Bilingual::new(format!("没有找到 {what}。"), format!("{what} was not found."))
            }
            Self::Invalid { field, message, .. } if field.is_empty() => message.clone(),
            Self::Invalid { field, message, .. } => {
                let label = parameter_label(field);
                let (zh, en) = label.map_or((field.as_str(), field.as_str()), |label| (label.zh, label.en));
                Bilingual::new(format!("“{zh}”：{}", message.zh), format!("“{en}”: {}", message.en))
            }
            Self::Fields(errors) => {
                let join = |text: fn(&Bilingual) -> &str, gap| {
                    errors.0.iter().map(|error| text(&error.message)).collect::<Vec<_>>().join(gap)
                };
                Bilingual::new(join(|message| &message.zh, ""), join(|message| &message.en, " "))
            }
            Self::Conflict { message } | Self::Forbidden { message } => message.clone(),
            Self::NotSignedIn => Refusal::sign_in_first(),
            Self::Unreachable => Bilingual::new(
                "暂时连不上服务器，请检查网络后重试。",
                "The server cannot be reached right now. Check the connection and try again.",
            ),
            Self::Renewed => Bilingual::new(
                "打开本页以后系统已更新，请重新加载后继续；已保存的内容不受影响。",
                "Guatu has been renewed since this page was opened. Load it again to go on; what is saved is kept.",
            ),
            Self::Internal { reference } => Bilingual::new(
                format!("系统内部错误，已记录。求助时请提供编号：{reference}"),
                format!(
                    "An internal error occurred and has been logged. When asking for help, quote reference: {reference}"
                ),
            ),
        }
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotSignedIn => Self::NotSignedIn,
            other => Self::Forbidden { message: other.text() },
        }
    }
}

impl From<FieldErrors> for AppError {
    fn from(errors: FieldErrors) -> Self {
        Self::Fields(errors)
    }
}

impl From<QueryError> for AppError {
    /// A question that cannot be answered: which word of it, why, and what would do.
    fn from(error: QueryError) -> Self {
        let message = match &error {
            QueryError::UnknownName { .. } => Bilingual::new("没有这个筛选条件", "there is no such filter"),
            QueryError::UnknownValue { value, .. } => {
                Bilingual::new(format!("“{value}”不可用"), format!("“{value}” is not allowed"))
            }
            QueryError::AsOf(range) => Bilingual::new(
                format!("有数据的月份是 {} 至 {}", range.first, range.last),
                format!("there are data from {} to {}", range.first, range.last),
            ),
            QueryError::Cursor => {
                Bilingual::new("翻页位置与这个查询不符", "the cursor belongs to another question")
            }
            QueryError::Overflow => Bilingual::new("合计超出可表示的范围", "a sum does not fit"),
        };
        let field = error.parameter().unwrap_or_default().to_owned();
        Self::Invalid { field, message, allowed: error.allowed() }
    }
}

impl FromServerFnError for AppError {
    type Encoder = WireCodec;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Unreachable,
            ServerFnErrorErr::Deserialization(_) => Self::Renewed,
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => Self::Invalid {
                field: String::new(),
                message: Bilingual::new("请求无法识别", "The request could not be understood"),
                allowed: Vec::new(),
            },
            other => crate::side::internal(&other),
        }
    }
}
