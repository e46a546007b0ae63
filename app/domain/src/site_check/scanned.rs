//! What was scanned from a plate, or typed in its place.

use crate::project::ProjectCode;

/// The project's code in a text: the code itself, in any spelling, or the address on a plate. As it was typed when it is
/// no code: then nothing has it.
///
/// # Errors
/// The text, without blanks around it, when it is no code.
pub fn scanned(text: &str) -> Result<ProjectCode, String> {
    let text = text.trim();
    let last = match text.rsplit_once("/p/") {
        Some((_, code)) => code.split(['?', '#', '/']).next().unwrap_or_default(),
        None => text,
    };
    let plain: String = last.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
    plain.to_ascii_uppercase().parse().map_err(|_| text.to_owned())
}

/// Letters and digits as an input method for Chinese may write them.
fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '—' | '–' => '-',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_addresses_of_plates_are_read_in_any_spelling() {
        for text in
            ["CJ-001", " cj-001 ", "ＣＪ－００１", "CJ – 001", "https://guatu.example/p/CJ-001?lang=en"]
        {
            assert_eq!(scanned(text).expect("a code").as_str(), "CJ-001", "{text}");
        }
        for text in ["", "http://elsewhere.example/", "刺桐大桥"] {
            assert_eq!(scanned(text), Err(text.to_owned()));
        }
    }
}
