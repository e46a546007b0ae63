//! The two faces of a question about projects, where each lives, and what only the map is asked.

use domain::code_list::CodeList as _;
use domain::portfolio::QueryError;
use domain::portfolio_map::Colouring;

/// Where the list lives.
pub(super) const PATH: &str = "/projects";

/// What a map is coloured by.
pub(super) const COLOUR: &str = Colouring::NAME;

/// How the projects a question lets through are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Face {
    /// As a list.
    #[default]
    List,
    /// On a map.
    Map,
}

impl Face {
    /// Where it lives.
    pub const fn path(self) -> &'static str {
        match self {
            Self::List => PATH,
            Self::Map => "/map",
        }
    }

    /// What links to it say in `rel`. Workers are allowed to the map's document alone (the server's content policy), and
    /// a document keeps the policy it was loaded with: the map is always loaded as a page of its own.
    pub const fn rel(self) -> &'static str {
        match self {
            Self::List => "nofollow",
            Self::Map => "nofollow external",
        }
    }
}

/// Reads what a map is coloured by.
pub(super) fn read_colouring(word: &str) -> Result<Colouring, QueryError> {
    Colouring::from_code(word).ok_or_else(|| QueryError::UnknownValue {
        name: COLOUR.to_owned(),
        value: word.to_owned(),
        allowed: Colouring::ALL.iter().map(|colouring| colouring.code().to_owned()).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::list::address::ListAddress;

    #[test]
    fn list_and_map_are_two_faces_of_one_question() {
        let list =
            ListAddress::parse("?light=red&by=sector&cols=light&offset=300&colour=stage").expect("address");
        let map = list.as_face(Face::Map);
        assert_eq!(map.href(), "/map?light=red&by=sector&cols=code,name,light&colour=stage");
        assert_eq!(map.as_face(Face::List), list.first_rows());
        assert!(Face::Map.rel().contains("external") && !Face::List.rel().contains("external"));
    }
}
