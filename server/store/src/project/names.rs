//! Pinyin of Chinese names: what a text filter finds a project by, and what names sort by.

use domain::portfolio::SearchText;
use pinyin::ToPinyin as _;

/// Full pinyin and initials of a Chinese name, lower case, without tones or blanks; ü is v, as people
/// type it. Letters and digits stay, everything else is left out.
#[must_use]
pub fn search_text(name_zh: &str) -> SearchText {
    let (mut full, mut initials) = (String::new(), String::new());
    for character in name_zh.chars() {
        if let Some(syllable) = character.to_pinyin() {
            let typed = syllable.plain().chars().map(|c| if c == 'ü' { 'v' } else { c });
            full.extend(typed.clone());
            initials.extend(typed.take(1));
        } else if character.is_alphanumeric() {
            full.extend(character.to_lowercase());
            initials.extend(character.to_lowercase());
        }
    }
    SearchText { pinyin: full.into(), initials: initials.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pinyin_has_no_tones_and_types_v_for_u_umlaut() {
        let text = search_text("绿道(二期)A3");
        assert_eq!((&*text.pinyin, &*text.initials), ("lvdaoerqia3", "ldeqa3"));
        assert_eq!(&*search_text("丰泽区文旅项目").initials, "fzqwlxm");
        assert_eq!(search_text("【】"), SearchText::default());
    }
}
