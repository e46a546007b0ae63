//! The one error that travels from a server function to a page. Internal text never does: a reference
//! stands for it, and the log has the rest under the same reference.

use domain::label::Bilingual;
use leptos::prelude::{FromServerFnError, ServerFnErrorErr};
use leptos::server_fn::codec::JsonEncoding;
use serde::{Deserialize, Serialize};

/// What can go wrong, as far as a page needs to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
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
    /// The server did not answer: no connection, or it is restarting. Only a browser sees this.
    #[error("the server cannot be reached")]
    Unreachable,
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
            Self::NotFound { .. } => 404,
            Self::Invalid { .. } => 422,
            Self::Unreachable => 503,
            Self::Internal { .. } => 500,
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Unreachable,
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => Self::Invalid {
                field: String::new(),
                message: Bilingual::new("请求无法识别", "The request could not be understood"),
                allowed: Vec::new(),
            },
            other => crate::side::internal(&other),
        }
    }
}
