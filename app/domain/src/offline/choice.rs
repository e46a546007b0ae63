//! Which part of the portfolio is taken along.

use crate::code_list::{CodeList as _, Subdistrict};
use crate::status_light::Light;

/// A part that can be chosen on the page; more can be asked for in the words of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Choice {
    /// Everything.
    #[default]
    All,
    /// The projects one reports on.
    Own,
    /// One subdistrict.
    Subdistrict(Subdistrict),
    /// One light.
    Light(Light),
}

impl Choice {
    /// The parameter that asks for one's own projects, and its value.
    pub const OWN: (&'static str, &'static str) = ("own", "1");

    /// Every choice, for a list of them; one's own where somebody is signed in.
    #[must_use]
    pub fn all(signed_in: bool) -> Vec<Self> {
        let own = signed_in.then_some(Self::Own);
        let subdistricts = Subdistrict::ALL.iter().copied().map(Self::Subdistrict);
        let lights = Light::ALL.iter().copied().map(Self::Light);
        [Self::All].into_iter().chain(own).chain(lights).chain(subdistricts).collect()
    }

    /// The query that asks for it; empty for everything.
    #[must_use]
    pub fn question(self) -> String {
        match self {
            Self::All => String::new(),
            Self::Own => format!("{}={}", Self::OWN.0, Self::OWN.1),
            Self::Subdistrict(subdistrict) => format!("subdistrict={}", subdistrict.code()),
            Self::Light(light) => format!("light={}", light.code()),
        }
    }

    /// The choice a query asks for; `None` for other words.
    #[must_use]
    pub fn of_question(question: &str) -> Option<Self> {
        Self::all(true).into_iter().find(|choice| choice.question() == question)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_is_known_by_its_question() {
        for choice in Choice::all(true) {
            assert_eq!(Choice::of_question(&choice.question()), Some(choice));
        }
        assert_eq!(Choice::of_question("light=blue"), None);
        assert!(
            !Choice::all(false).contains(&Choice::Own),
            "nobody has projects of their own without an account"
        );
    }
}
