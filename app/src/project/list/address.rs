//! The list's address: the question to the portfolio and, beside it, what only pages know (columns, density, what
//! a map is coloured by). Everything a reader can set is in it, and every link of the page is made here. List and map
//! are two faces of the same question: either carries what the other shows, so that one can go to and fro.

use super::column::{Column, Columns};
use super::face::{COLOUR, Face, read_colouring};
use crate::error::AppError;
use crate::ui::{Density, address};
use domain::code_list::CodeList as _;
use domain::portfolio::{Dimension, Page, Query, QueryError, SortDirection, SortKey};
use domain::portfolio_map::Colouring;

/// Words other parts of the page take care of.
const OF_THE_FRAME: [&str; 2] = ["lang", "theme"];

/// A list somebody looks at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ListAddress {
    /// The question; its `limit` means nothing here, the page decides how much it shows.
    pub query: Query,
    /// What stands in a row.
    pub columns: Columns,
    /// How close rows stand.
    pub density: Density,
    /// What a map is coloured by.
    pub colouring: Colouring,
    /// How it is shown.
    pub face: Face,
}

impl ListAddress {
    /// Reads the query of an address, with or without its `?`.
    ///
    /// # Errors
    /// [`QueryError`] naming the parameter and what is allowed.
    pub fn parse(search: &str) -> Result<Self, QueryError> {
        let mut columns = Vec::new();
        let mut density = Density::default();
        let mut colouring = Colouring::default();
        let mut question = Vec::new();
        for (name, value) in form_urlencoded::parse(search.trim_start_matches('?').as_bytes()) {
            match name.as_ref() {
                "cols" => Column::read_list(&value, &mut columns)?,
                "density" if value.is_empty() => {}
                "density" => density = read_density(&value)?,
                COLOUR if value.is_empty() => {}
                COLOUR => colouring = read_colouring(&value)?,
                name if OF_THE_FRAME.contains(&name) => {}
                _ => question.push((name, value)),
            }
        }
        let mut query = Query::parse(question)?;
        query.limit = Query::DEFAULT_LIMIT;
        match query.by.as_slice() {
            [] | [_] => {
                Ok(Self { query, columns: Columns::of(&columns), density, colouring, face: Face::List })
            }
            [first, second, ..] => Err(QueryError::UnknownValue {
                name: "by".to_owned(),
                value: format!("{first},{second}"),
                allowed: GROUPINGS.iter().map(ToString::to_string).collect(),
            }),
        }
    }

    /// The same, for who asks: nothing about leaders, unless `names` may be asked for.
    ///
    /// # Errors
    /// [`AppError::Invalid`] and [`AppError::Forbidden`].
    pub fn permitted(search: &str, names: bool) -> Result<Self, AppError> {
        let address = Self::parse(search)?;
        let asks = !address.query.filter.leader.is_any() || address.grouping() == Some(Dimension::Leader);
        if asks && !names { Err(crate::names::refused()) } else { Ok(address) }
    }

    /// The same projects in another way.
    pub fn as_face(&self, face: Face) -> Self {
        Self { face, ..self.first_rows() }
    }

    /// The parameters in a fixed order, without those at their default: one list, one address.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = self.query.to_pairs();
        pairs.extend(self.columns.parameter().map(|value| ("cols", value)));
        if self.density != Density::default() {
            pairs.push(("density", self.density.word().to_owned()));
        }
        if self.colouring != Colouring::default() {
            pairs.push((COLOUR, self.colouring.code().to_owned()));
        }
        pairs
    }

    /// The query with its `?`, or nothing.
    pub fn search(&self) -> String {
        address("", self.pairs())
    }

    /// The whole address.
    pub fn href(&self) -> String {
        address(self.face.path(), self.pairs())
    }

    /// The same list from its first row on.
    pub fn first_rows(&self) -> Self {
        self.at(0)
    }

    /// The same list from the n-th row on.
    pub fn at(&self, offset: usize) -> Self {
        let mut copy = self.clone();
        copy.query.page = Page::Offset(offset);
        copy
    }

    /// A changed copy, from the first row on.
    pub fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut copy = self.first_rows();
        change(&mut copy);
        copy
    }

    /// The table of exactly what is shown: same rows, same order, same columns.
    pub fn csv_href(&self) -> String {
        let mut plain = self.first_rows();
        plain.query.by.clear();
        let mut pairs = plain.query.to_pairs();
        let shown: Vec<&str> = self.columns.iter().map(Column::word).collect();
        pairs.push(("cols", shown.join(",")));
        address("/api/v1/projects.csv", pairs)
    }

    /// Where a column's head leads: ascending, descending, then back to the order of codes.
    pub fn sorted_by(&self, key: SortKey) -> Self {
        let (key, direction) = match (self.query.sort == key, self.query.direction) {
            (false, _) => (key, SortDirection::Ascending),
            (true, SortDirection::Ascending) => (key, SortDirection::Descending),
            (true, SortDirection::Descending) => (SortKey::Code, SortDirection::Ascending),
        };
        self.with(|address| (address.query.sort, address.query.direction) = (key, direction))
    }

    /// The dimension rows are grouped by.
    pub fn grouping(&self) -> Option<Dimension> {
        self.query.by.first().copied()
    }
}

/// What rows can be grouped by here; leaders, whose names are not for everybody, are the last.
pub(super) const GROUPINGS: [Dimension; 9] = [
    Dimension::Category,
    Dimension::Sector,
    Dimension::Subdistrict,
    Dimension::Stage,
    Dimension::Light,
    Dimension::Programme,
    Dimension::Source,
    Dimension::Owner,
    Dimension::Leader,
];

/// Those that are offered to who asks.
pub(super) fn offered(names: bool) -> impl Iterator<Item = Dimension> {
    GROUPINGS.into_iter().filter(move |by| names || *by != Dimension::Leader)
}

/// Whether a query carries what only forms send (empty values, a name several times): then the page
/// has a shorter address for the same list.
pub(crate) fn is_of_a_form(search: &str) -> bool {
    let mut seen = Vec::new();
    form_urlencoded::parse(search.as_bytes()).any(|(name, value)| {
        let again = value.is_empty() || seen.contains(&name);
        seen.push(name);
        again
    })
}

fn read_density(word: &str) -> Result<Density, QueryError> {
    let all = [Density::Comfortable, Density::Compact];
    all.into_iter().find(|density| density.word() == word).ok_or_else(|| QueryError::UnknownValue {
        name: "density".to_owned(),
        value: word.to_owned(),
        allowed: all.map(|density| density.word().to_owned()).to_vec(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(search: &str) -> ListAddress {
        ListAddress::parse(search).expect("address")
    }

    #[test]
    fn one_list_has_one_address() {
        let forms =
            "?q=&sector=water&sector=transport&density=comfortable&cols=code&cols=name&lang=en&limit=3";
        let address = read(forms);
        assert_eq!(address.href(), "/projects?sector=water,transport&cols=code,name");
        assert_eq!(read(&address.search()), address);
        assert!(is_of_a_form("q=&sector=water"));
        assert!(is_of_a_form("sector=water&sector=transport"));
        assert!(!is_of_a_form("sector=water,transport&q=a"));
        assert_eq!(read("").href(), "/projects");
    }

    #[test]
    fn typed_text_survives_the_address() {
        let address = read("?q=%E7%A4%BA%E4%BE%8B%20a%26b");
        assert_eq!(address.query.filter.q, "示例 a&b");
        assert_eq!(address.search(), "?q=%E7%A4%BA%E4%BE%8B%20a%26b");
    }

    #[test]
    fn a_head_sorts_up_then_down_then_not() {
        let up = read("?light=red&offset=300").sorted_by(SortKey::ProgressGap);
        assert_eq!(up.search(), "?light=red&sort=progress_gap_bp");
        let down = up.sorted_by(SortKey::ProgressGap);
        assert_eq!(down.search(), "?light=red&sort=-progress_gap_bp");
        assert_eq!(down.sorted_by(SortKey::ProgressGap).search(), "?light=red");
    }

    #[test]
    fn a_record_remembers_its_list_and_a_table_its_columns() {
        let address = read("?light=red&by=sector&density=compact&offset=300&cols=light");
        let carried_on = address.first_rows().search();
        assert_eq!(carried_on, "?light=red&by=sector&cols=code,name,light&density=compact");
        assert_eq!(address.csv_href(), "/api/v1/projects.csv?light=red&cols=code,name,light");
    }

    #[test]
    fn wrong_words_are_refused_with_what_is_allowed() {
        for (search, name) in [
            ("density=tiny", "density"),
            ("cols=colour", "cols"),
            ("by=sector,stage", "by"),
            ("colour=red", "colour"),
        ] {
            let error = ListAddress::parse(search).expect_err(search);
            assert_eq!(error.parameter(), Some(name));
            assert!(!error.allowed().is_empty());
        }
    }
}
