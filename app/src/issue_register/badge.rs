//! The mark of what a leader ordered: the same wherever issues are listed.

use crate::locale::use_language;
use crate::ui::{Badge, Tone};
use domain::code_list::CodeList as _;
use domain::issue_register::{Issue, StepKind};
use leptos::prelude::*;

/// 督办, with a blank before it; nothing for what is not ordered.
pub(crate) fn ordered_badge(issue: &Issue) -> Option<AnyView> {
    issue.ordered?;
    let label = StepKind::Ordered.label().in_language(use_language());
    Some(view! { " " <Badge label tone=Tone::Info /> }.into_any())
}
