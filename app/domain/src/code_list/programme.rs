//! Programmes: named lists a project can be on, several at once.

use super::CodeList as _;
use serde::{Deserialize, Serialize};

super::code_list! {
    /// A campaign or list of the government's (CONTRACT, Codes).
    Programme as "programme" {
        /// The report's 267 urban-construction projects.
        Construction267 = "construction_267", "267个城建项目", "267 construction projects";
        /// The report's 15 culture-and-tourism projects.
        Culture15 = "culture_15", "15个文旅项目", "15 culture and tourism projects";
        /// The 116 key projects of 2025.
        Key2025 = "key_2025", "2025年重点项目", "Key projects 2025";
        /// Six sewer networks.
        Sewer6 = "sewer_6", "6个污水管网项目", "6 sewer networks";
        /// Nine schools.
        School9 = "school_9", "9所学校", "9 schools";
    }
}

/// The programmes one project is on: a small set, kept in code order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct ProgrammeSet(u32);

impl ProgrammeSet {
    /// Whether the project is on this programme.
    #[must_use]
    pub fn contains(self, programme: Programme) -> bool {
        self.0 & (1 << programme.ordinal()) != 0
    }

    /// Adds a programme.
    pub fn insert(&mut self, programme: Programme) {
        self.0 |= 1 << programme.ordinal();
    }

    /// Whether it is on none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The programmes, in the order of the list.
    pub fn iter(self) -> impl Iterator<Item = Programme> {
        Programme::ALL.iter().copied().filter(move |programme| self.contains(*programme))
    }

    /// One bit a programme, bit = ordinal: for columns and filters.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }
}

impl FromIterator<Programme> for ProgrammeSet {
    fn from_iter<I: IntoIterator<Item = Programme>>(iter: I) -> Self {
        let mut set = Self::default();
        iter.into_iter().for_each(|programme| set.insert(programme));
        set
    }
}

/// On the wire a set is the list of its codes.
impl Serialize for ProgrammeSet {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // As a list whose length is known: formats that write the length first need it.
        serializer.collect_seq(self.iter().collect::<Vec<_>>())
    }
}

impl<'de> Deserialize<'de> for ProgrammeSet {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<Programme>::deserialize(deserializer)?.into_iter().collect())
    }
}
