//! Filters as the page handles them: by dimension, in words. Which values are chosen, and the same filter
//! with one of them taken out, put in, or alone.

use super::address::GROUPINGS;
use domain::code_list::{Category, CodeList, Programme, Sector, Source, Stage, Subdistrict};
use domain::label::{Label, Language};
use domain::portfolio::{Choice, Dimension, Filter};
use domain::status_light::Light;

/// The word that stands for "unknown" in addresses.
pub(super) const NONE: &str = "none";

/// What to do to one filter.
#[derive(Debug, Clone, Copy)]
pub(super) enum Edit<'a> {
    /// Let everything through.
    Clear,
    /// Take one value out.
    Remove(&'a str),
    /// Let only one value through.
    Only(&'a str),
}

/// Changes the filter of a dimension.
pub(super) fn edit(filter: &mut Filter, dimension: Dimension, edit: Edit<'_>) {
    match dimension {
        Dimension::Category => edit_codes(&mut filter.category, edit),
        Dimension::Sector => edit_codes(&mut filter.sector, edit),
        Dimension::Subdistrict => edit_codes(&mut filter.subdistrict, edit),
        Dimension::Stage => edit_codes(&mut filter.stage, edit),
        Dimension::Light => edit_codes(&mut filter.light, edit),
        Dimension::Programme => edit_codes(&mut filter.programme, edit),
        Dimension::Source => edit_codes(&mut filter.source, edit),
        Dimension::Owner => apply(&mut filter.owner, edit, String::as_str, |name| Some(name.to_owned())),
        Dimension::Leader => apply(&mut filter.leader, edit, String::as_str, |name| Some(name.to_owned())),
    }
}

fn edit_codes<T: CodeList>(choice: &mut Choice<T>, edit: Edit<'_>) {
    apply(choice, edit, |value| value.code(), T::from_code);
}

fn apply<T>(
    choice: &mut Choice<T>,
    edit: Edit<'_>,
    word: impl Fn(&T) -> &str,
    read: impl Fn(&str) -> Option<T>,
) {
    match edit {
        Edit::Clear => *choice = Choice::default(),
        Edit::Remove(NONE) => choice.none = false,
        Edit::Remove(value) => choice.values.retain(|known| word(known) != value),
        Edit::Only(NONE) => *choice = Choice { values: Vec::new(), none: true },
        Edit::Only(value) => *choice = Choice { values: read(value).into_iter().collect(), none: false },
    }
}

/// The values a dimension lets through, in words; none when everything passes.
pub(super) fn chosen(filter: &Filter, dimension: Dimension) -> Vec<String> {
    fn words<T>(choice: &Choice<T>, word: impl Fn(&T) -> &str) -> Vec<String> {
        let values = choice.values.iter().map(|value| word(value).to_owned());
        values.chain(choice.none.then(|| NONE.to_owned())).collect()
    }
    fn codes<T: CodeList>(choice: &Choice<T>) -> Vec<String> {
        words(choice, |value| value.code())
    }
    match dimension {
        Dimension::Category => codes(&filter.category),
        Dimension::Sector => codes(&filter.sector),
        Dimension::Subdistrict => codes(&filter.subdistrict),
        Dimension::Stage => codes(&filter.stage),
        Dimension::Light => codes(&filter.light),
        Dimension::Programme => codes(&filter.programme),
        Dimension::Source => codes(&filter.source),
        Dimension::Owner => words(&filter.owner, String::as_str),
        Dimension::Leader => words(&filter.leader, String::as_str),
    }
}

/// Whether anything is filtered.
pub(super) fn is_filtered(filter: &Filter) -> bool {
    *filter != Filter::default()
}

/// Every filter that is set, as its dimension and value.
pub(super) fn all_chosen(filter: &Filter) -> Vec<(Dimension, String)> {
    let of = |dimension| chosen(filter, dimension).into_iter().map(move |value| (dimension, value));
    GROUPINGS.into_iter().flat_map(of).collect()
}

/// The words a dimension can take, where they are a list of codes; `none` comes last.
pub(super) fn codes(dimension: Dimension) -> Vec<&'static str> {
    fn of<T: CodeList>() -> Vec<&'static str> {
        T::ALL.iter().map(|value| value.code()).collect()
    }
    let (mut words, may_be_unknown) = match dimension {
        Dimension::Category => (of::<Category>(), false),
        Dimension::Sector => (of::<Sector>(), false),
        Dimension::Subdistrict => (of::<Subdistrict>(), true),
        Dimension::Stage => (of::<Stage>(), true),
        Dimension::Light => (of::<Light>(), false),
        Dimension::Programme => (of::<Programme>(), true),
        Dimension::Source => (of::<Source>(), false),
        Dimension::Owner | Dimension::Leader => (Vec::new(), true),
    };
    words.extend(may_be_unknown.then_some(NONE));
    words
}

/// What people read for a value. `unknown` is what they read for `none`.
pub(super) fn value_label(dimension: Dimension, word: &str, language: Language, unknown: &str) -> String {
    fn of<T: CodeList>(word: &str) -> Option<Label> {
        T::from_code(word).map(T::label)
    }
    let label = match dimension {
        Dimension::Category => of::<Category>(word),
        Dimension::Sector => of::<Sector>(word),
        Dimension::Subdistrict => of::<Subdistrict>(word),
        Dimension::Stage => of::<Stage>(word),
        Dimension::Light => of::<Light>(word),
        Dimension::Programme => of::<Programme>(word),
        Dimension::Source => of::<Source>(word),
        Dimension::Owner | Dimension::Leader => None,
    };
    match label {
        Some(label) => label.in_language(language).to_owned(),
        None if word == NONE => unknown.to_owned(),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::portfolio::Query;

    fn filter(pairs: &[(&str, &str)]) -> Filter {
        Query::parse(pairs.iter().copied()).expect("question").filter
    }

    #[test]
    fn a_value_is_taken_out_put_in_or_left_alone() {
        let mut both = filter(&[("light", "red,yellow"), ("stage", "none"), ("owner", "甲,none")]);
        let all = all_chosen(&both);
        assert_eq!(all.len(), 5);
        edit(&mut both, Dimension::Light, Edit::Remove("red"));
        edit(&mut both, Dimension::Stage, Edit::Remove(NONE));
        edit(&mut both, Dimension::Owner, Edit::Only("甲"));
        assert_eq!(both, filter(&[("light", "yellow"), ("owner", "甲")]));
        edit(&mut both, Dimension::Light, Edit::Clear);
        edit(&mut both, Dimension::Owner, Edit::Only(NONE));
        assert_eq!(both, filter(&[("owner", "none")]));
        assert!(is_filtered(&both));
    }

    #[test]
    fn every_word_offered_is_one_a_question_takes() {
        for dimension in GROUPINGS {
            for word in codes(dimension) {
                let chosen = chosen(&filter(&[(dimension.code(), word)]), dimension);
                assert_eq!(chosen, [word]);
                assert_ne!(value_label(dimension, word, Language::En, "?"), word);
            }
        }
    }
}
