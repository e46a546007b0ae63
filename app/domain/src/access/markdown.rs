//! The policy as a table to read, generated from the policy that is asked.

use super::policy::{Reach, rule};
use super::{Action, Role};
use crate::code_list::CodeList as _;

/// Roles × actions in Markdown, ending with a line break: ✓, own, others, open or –.
#[must_use]
pub fn table_markdown() -> String {
    let roles: Vec<_> = Role::ALL.iter().map(|role| role.code()).collect();
    let mut text = format!("| may … | | visitor | signed in | {} | system |\n", roles.join(" | "));
    text.push_str("|---|---|");
    text.push_str(&":-:|".repeat(roles.len() + 3));
    text.push('\n');
    for action in Action::ALL {
        let row = rule(*action);
        let label = action.label();
        let visitor = if row.visitor == Reach::All { "open" } else { cell(row.visitor) };
        let cells: Vec<_> =
            std::iter::once(row.account).chain(row.roles).chain([row.system]).map(cell).collect();
        text.push_str(&format!("| {} | {} | {visitor} | {} |\n", label.en, label.zh, cells.join(" | ")));
    }
    text
}

const fn cell(reach: Reach) -> &'static str {
    match reach {
        Reach::All => "✓",
        Reach::Own => "own",
        Reach::NotOwn | Reach::NotSubmitted => "others",
        Reach::Never => "–",
    }
}
