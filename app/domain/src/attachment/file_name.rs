//! Names of files as people gave them, made fit to be shown and saved. They never name a file of ours.

use super::MediaType;

/// Longer stems are cut: file systems take 255 bytes, and a character of Chinese is three.
const LONGEST_STEM: usize = 60;

/// A name without folders, controls and characters a file system refuses, which ends as its content says:
/// `C:\x\工地.HEIC.exe` with a JPEG inside becomes `工地.HEIC.jpg`.
#[must_use]
pub fn shown_file_name(given: &str, content: MediaType) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !is_invisible(*c)).map(harmless).collect();
    let stem = without_extension(clean.trim_matches([' ', '.', '\u{3000}']));
    let stem: String = stem.chars().take(LONGEST_STEM).collect();
    let stem = stem.trim_matches([' ', '.', '\u{3000}']);
    let stem = if stem.is_empty() { "附件" } else { stem };
    format!("{stem}.{}", content.extension())
}

/// Controls, and marks that turn the direction of writing so that `gpj.exe` reads as `exe.jpg`.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

const fn harmless(c: char) -> char {
    match c {
        '"' | '<' | '>' | ':' | '|' | '?' | '*' => '_',
        c => c,
    }
}

/// Without a last part of one to five Latin letters or digits, unless it is a number: `2025.12` is a date.
fn without_extension(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, last))
            if !stem.is_empty()
                && (1..=5).contains(&last.len())
                && last.bytes().all(|b| b.is_ascii_alphanumeric())
                && !last.bytes().all(|b| b.is_ascii_digit()) =>
        {
            stem
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_harmless_and_end_as_their_content_says() {
        let jpeg = |given| shown_file_name(given, MediaType::Jpeg);
        assert_eq!(jpeg("工地照片.png"), "工地照片.jpg");
        assert_eq!(jpeg("../../etc/passwd"), "passwd.jpg");
        assert_eq!(jpeg("C:\\x\\a.HEIC.exe"), "a.HEIC.jpg");
        assert_eq!(jpeg("a\"b\r\nSet-Cookie: x=1.jpg"), "a_bSet-Cookie_ x=1.jpg");
        assert_eq!(jpeg("\u{202e}gpj.exe"), "gpj.jpg");
        assert_eq!(jpeg("现场 2025.12"), "现场 2025.12.jpg");
        assert_eq!(
            (jpeg(""), jpeg("...."), jpeg(".jpg")),
            ("附件.jpg".into(), "附件.jpg".into(), "jpg.jpg".into())
        );
        assert_eq!(shown_file_name("会议纪要.doc", MediaType::Docx), "会议纪要.docx");
        assert_eq!(jpeg(&"长".repeat(300)).chars().count(), LONGEST_STEM + 4);
    }
}
