//! Text in a spreadsheet's cell that a spreadsheet will not take for a formula (ASVS 1.2.10).

use std::borrow::Cow;

/// What begins a formula in some spreadsheet, full-width forms included; blanks before it do not help.
const DANGEROUS: [char; 10] =
    ['=', '+', '-', '@', '\t', '\0', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// The text, with an apostrophe before it where it could be taken for a formula.
pub fn safe(text: &str) -> Cow<'_, str> {
    let first = text.trim_start_matches([' ', '\r', '\n', '\u{3000}']).chars().next();
    match first {
        Some(first) if DANGEROUS.contains(&first) => Cow::Owned(format!("'{text}")),
        _ => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed_and_nothing_else_is_touched() {
        for formula in
            ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "\r\n=1", "=cmd|' /C calc'!A0", "\0=1"]
        {
            assert_eq!(safe(formula), format!("'{formula}"));
        }
        for text in ["丰泽", "a=b", "1-2", ""] {
            assert_eq!(safe(text), text);
        }
    }
}
