//! Closed lists of codes, each with its Chinese and English label (CONTRACT, Codes).
//!
//! A code is what the database, the API and the URL carry; a label is what people read.

mod category;
mod planned_action;
mod programme;
mod sector;
mod source;
mod stage;
mod subdistrict;

pub use category::Category;
pub use planned_action::PlannedAction;
pub use programme::{Programme, ProgrammeSet};
pub use sector::Sector;
pub use source::Source;
pub use stage::Stage;
pub use subdistrict::Subdistrict;

/// What every list of codes can do; the macro below writes it.
pub trait CodeList: Copy + Eq + 'static {
    /// All codes in the order they are shown.
    const ALL: &'static [Self];
    /// The word queries and problem details use for this list.
    const NAME: &'static str;
    /// The code as stored and transmitted.
    fn code(self) -> &'static str;
    /// What people read.
    fn label(self) -> crate::label::Label;
    /// Position in [`Self::ALL`].
    fn ordinal(self) -> u8;
    /// The code's value, or `None` for a code that is not on the list.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|item| item.code() == code)
    }
}

/// A text that is not on a list of codes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code:?} is not a {list}")]
pub struct UnknownCode {
    /// The list's name.
    pub list: &'static str,
    /// What was given.
    pub code: String,
}

/// Defines an enum whose variants carry code, Chinese and English, and is serialised as the code.
macro_rules! code_list {
    (
        $(#[$meta:meta])* $name:ident as $list:literal {
            $( $(#[$variant_meta:meta])* $variant:ident = $code:literal, $zh:literal, $en:literal; )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $( $(#[$variant_meta])* #[serde(rename = $code)] $variant, )+
        }

        impl $crate::code_list::CodeList for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const NAME: &'static str = $list;
            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
            fn label(self) -> $crate::label::Label {
                match self { $(Self::$variant => $crate::label::Label { zh: $zh, en: $en }),+ }
            }
            fn ordinal(self) -> u8 {
                self as u8
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::code_list::CodeList::code(*self))
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::code_list::UnknownCode;
            fn from_str(code: &str) -> Result<Self, Self::Err> {
                <Self as $crate::code_list::CodeList>::from_code(code).ok_or_else(|| {
                    $crate::code_list::UnknownCode { list: $list, code: code.to_owned() }
                })
            }
        }
    };
}
pub(crate) use code_list;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn check<T: CodeList + std::fmt::Debug>() {
        let mut seen = HashSet::new();
        for (i, item) in T::ALL.iter().enumerate() {
            assert_eq!(T::from_code(item.code()), Some(*item));
            assert_eq!(usize::from(item.ordinal()), i);
            assert!(seen.insert(item.code()), "{item:?} twice");
            assert!(!item.label().zh.is_empty() && !item.label().en.is_empty());
        }
        assert_eq!(T::from_code("no-such-code"), None);
    }

    #[test]
    fn codes_are_unique_and_read_back() {
        check::<Category>();
        check::<PlannedAction>();
        check::<Programme>();
        check::<Sector>();
        check::<Source>();
        check::<Stage>();
        check::<Subdistrict>();
        check::<crate::admin::JournalVerb>();
        check::<crate::admin::SubjectKind>();
        check::<crate::attachment::AttachmentKind>();
        check::<crate::attachment::MediaType>();
        check::<crate::attachment::SubjectKind>();
        check::<crate::place::CoordinateSystem>();
        check::<crate::place::ShapeKind>();
        check::<crate::portfolio_map::Colouring>();
        check::<crate::status_light::Light>();
    }

    #[test]
    fn the_wire_form_is_the_code() {
        assert_eq!(serde_json::to_string(&Stage::UnderConstruction).expect("json"), "\"under_construction\"");
        assert_eq!(serde_json::from_str::<Sector>("\"water\"").expect("json"), Sector::Water);
        assert!(serde_json::from_str::<Sector>("\"waters\"").is_err());
    }
}
