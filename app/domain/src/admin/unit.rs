//! Units: who is responsible for projects, and where people work.

use super::text::{filled, optional};
use crate::form::{FieldErrors, Fields};
use crate::label::{Bilingual, Label};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// The identity of a unit for its whole life: a UUIDv7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct UnitId(pub Uuid);

impl fmt::Display for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for UnitId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Self)
    }
}

crate::code_list::code_list! {
    /// What kind of unit it is.
    UnitKind as "unit_kind" {
        /// 区直部门.
        Department = "department", "区直部门", "District department";
        /// 街道.
        Subdistrict = "subdistrict", "街道", "Subdistrict office";
        /// 国有企业.
        Enterprise = "enterprise", "国有企业", "State-owned enterprise";
        /// Anything else.
        Other = "other", "其他单位", "Other";
    }
}

/// A unit as a form gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitDraft {
    /// Its name, as records have it.
    pub name: String,
    /// What it is called in tables.
    pub short_name: Option<String>,
    /// What kind it is.
    pub kind: UnitKind,
}

impl UnitDraft {
    /// Reads `name`, `short_name`, `kind`.
    ///
    /// # Errors
    /// Everything that is wrong, at its field.
    pub fn parse(fields: &Fields) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.take("name", filled(fields, "name", Label { zh: "单位名称", en: "name" }, 60));
        let short = Label { zh: "简称", en: "short name" };
        let short_name = errors.take("short_name", optional(fields, "short_name", short, 20));
        let kind = fields.get("kind").trim().parse();
        let kind =
            kind.map_err(|_| Bilingual::new("请选择单位类别。", "Please choose what kind of unit it is."));
        let kind = errors.take("kind", kind);
        let draft = name.zip(short_name).zip(kind);
        errors.or(draft.map(|((name, short_name), kind)| Self { name, short_name, kind }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_has_a_name_and_a_kind() {
        let fields = |pairs: &[(&str, &str)]| pairs.iter().copied().collect::<Fields>();
        let draft = UnitDraft::parse(&fields(&[("name", " 区住建局 "), ("kind", "department")]));
        let draft = draft.expect("a unit");
        assert_eq!((draft.name.as_str(), draft.short_name), ("区住建局", None));
        let errors = UnitDraft::parse(&fields(&[("name", ""), ("short_name", &"长".repeat(21))]));
        let errors = errors.expect_err("nothing is right");
        assert_eq!(
            errors.0.iter().map(|e| e.field.as_str()).collect::<Vec<_>>(),
            ["name", "short_name", "kind"]
        );
        assert!(UnitDraft::parse(&fields(&[("name", "a\0b"), ("kind", "other")])).is_err());
    }
}
