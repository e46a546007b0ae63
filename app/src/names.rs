//! Filters and groups that would tell names of persons: for whom they are (CONTRACT, Who may read). Pages hide by
//! this, the server refuses by it.

use crate::error::AppError;
use domain::access::{Action, Subject, may};
use domain::label::Bilingual;

/// Whether who asks may read the names of every project's leader.
pub(crate) fn may_be_asked_for() -> bool {
    may(&crate::side::actor(), Action::ReadRestrictedNames, Subject::OTHER)
}

/// What a question about leaders is told otherwise.
pub(crate) fn refused() -> AppError {
    AppError::Forbidden {
        message: Bilingual::new(
            "挂钩领导的姓名只向有权限的登录用户显示。",
            "Names of assigned leaders are shown to signed-in users who may see them.",
        ),
    }
}
