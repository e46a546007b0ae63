//! Which passwords will do. The Chinese rules of classified protection (等级保护 8.1.4.1 a) ask for kinds of
//! characters and a change every 90 days; OWASP ASVS 6.2.5 and 6.2.10 forbid both. An office chooses; the
//! Chinese rules are the default. Under either, what a guessing program tries first will not do.

use domain::label::Bilingual;
use serde::Deserialize;

/// What the office goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum PasswordPolicy {
    /// 等级保护: three of four kinds of characters, changed every 90 days.
    #[default]
    Mlps,
    /// OWASP ASVS 5.0: as long as it is not guessed, and never changed without need.
    Asvs,
}

/// Why a password will not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// Fewer characters than [`PasswordPolicy::SHORTEST`].
    Short,
    /// More bytes than [`PasswordPolicy::LONGEST`].
    Long,
    /// Fewer than three of: capitals, small letters, digits, others.
    FewKinds,
    /// It is the account's name, or holds it.
    HoldsName,
    /// Among the first that are guessed.
    Guessable,
}

/// Words anybody would guess here.
const WORDS_OF_THE_HOUSE: [&str; 8] =
    ["guatu", "挂图", "fengze", "丰泽", "丰泽区", "quanzhou", "泉州", "xiangmu"];

impl PasswordPolicy {
    /// Characters at least.
    pub const SHORTEST: usize = 8;
    /// Bytes at most: hashing a novel would hold up everybody.
    pub const LONGEST: usize = 256;

    /// After how many days a password must be changed.
    #[must_use]
    pub const fn changed_every_days(self) -> Option<u32> {
        match self {
            Self::Mlps => Some(90),
            Self::Asvs => None,
        }
    }

    /// What a password must be, for whoever chooses one.
    #[must_use]
    pub fn text(self) -> Bilingual {
        let shortest = Self::SHORTEST;
        match self {
            Self::Mlps => Bilingual::new(
                format!(
                    "至少 {shortest} 个字符，大写字母、小写字母、数字、其他字符中至少三种；不含账号名，不要用常见密码。每 90 天须更换一次。"
                ),
                format!(
                    "At least {shortest} characters, of three kinds: capitals, small letters, digits, others; without \
                     the account’s name, and none that is easily guessed. It is changed every 90 days."
                ),
            ),
            Self::Asvs => Bilingual::new(
                format!("至少 {shortest} 个字符，不含账号名，不要用常见密码；几个不相关的词连在一起就很好。"),
                format!(
                    "At least {shortest} characters, without the account’s name, and none that is easily guessed: a \
                     few unrelated words will do well."
                ),
            ),
        }
    }

    /// Everything that is wrong with a password for an account; nothing = it will do.
    #[must_use]
    pub fn weaknesses(self, password: &str, account_name: &str) -> Vec<Weakness> {
        let long = password.len() > Self::LONGEST;
        let folded = password.to_lowercase();
        let name = account_name.to_lowercase();
        let found = [
            (password.chars().count() < Self::SHORTEST, Weakness::Short),
            (long, Weakness::Long),
            (self == Self::Mlps && kinds(password) < 3, Weakness::FewKinds),
            (name.chars().count() >= 3 && folded.contains(&name), Weakness::HoldsName),
            // What is too long already is not worth the time.
            (!long && is_guessable(password, account_name), Weakness::Guessable),
        ];
        found.into_iter().filter(|(is_so, _)| *is_so).map(|(_, weakness)| weakness).collect()
    }
}

impl Weakness {
    /// What to tell the person who chose it.
    #[must_use]
    pub fn text(self) -> Bilingual {
        match self {
            Self::Short => Bilingual::new(
                format!("密码至少 {} 个字符", PasswordPolicy::SHORTEST),
                format!("at least {} characters", PasswordPolicy::SHORTEST),
            ),
            Self::Long => Bilingual::new("密码太长", "the password is too long"),
            Self::FewKinds => Bilingual::new(
                "大写字母、小写字母、数字、其他字符，至少包含三种",
                "at least three of: capitals, small letters, digits, other characters",
            ),
            Self::HoldsName => Bilingual::new("密码不能包含账号名", "it must not contain the account’s name"),
            Self::Guessable => {
                Bilingual::new("密码太常见，容易被猜到", "it is among the first that are guessed")
            }
        }
    }
}

/// How many kinds of characters there are. Letters without case, as Chinese has, count as others.
fn kinds(password: &str) -> usize {
    let kinds: [fn(char) -> bool; 4] = [
        char::is_uppercase,
        char::is_lowercase,
        |c| c.is_ascii_digit(),
        |c| !c.is_uppercase() && !c.is_lowercase() && !c.is_ascii_digit(),
    ];
    kinds.into_iter().filter(|is_kind| password.chars().any(is_kind)).count()
}

/// Whether fewer than a hundred million guesses find it, with the words of the house tried first.
fn is_guessable(password: &str, account_name: &str) -> bool {
    let mut known = WORDS_OF_THE_HOUSE.to_vec();
    known.push(account_name);
    zxcvbn::zxcvbn(password, &known).score() < zxcvbn::Score::Three
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mlps(password: &str) -> Vec<Weakness> {
        PasswordPolicy::Mlps.weaknesses(password, "manager1")
    }

    #[test]
    fn the_chinese_rules_ask_for_kinds() {
        assert_eq!(mlps("kettle-lantern-9-Ostrich"), []);
        assert_eq!(mlps("kettle lantern ostrich"), [Weakness::FewKinds]);
        assert_eq!(mlps("桥梁-隧道-Kk-看板"), []);
        assert!(mlps("Ab1-").contains(&Weakness::Short));
        assert_eq!(PasswordPolicy::Mlps.changed_every_days(), Some(90));
    }

    #[test]
    fn the_other_rules_do_not() {
        let asvs = |password: &str| PasswordPolicy::Asvs.weaknesses(password, "manager1");
        assert_eq!(asvs("kettle lantern ostrich"), []);
        assert_eq!(asvs("short"), [Weakness::Short, Weakness::Guessable]);
        assert_eq!(PasswordPolicy::Asvs.changed_every_days(), None);
    }

    #[test]
    fn what_is_guessed_first_will_not_do_under_either() {
        for password in ["Password1!", "Guatu2025!", "P@ssw0rd", "Qwer1234", "Fengze123!"] {
            assert!(mlps(password).contains(&Weakness::Guessable), "{password}");
        }
        assert!(mlps("xX9-Manager1-zz").contains(&Weakness::HoldsName));
        assert!(mlps(&"aB3-".repeat(100)).contains(&Weakness::Long));
    }
}
