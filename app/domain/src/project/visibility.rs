//! Who may read what of a record: three classes, and what one reader may see of one project.

use crate::access::{Action, Actor, Subject, may};
use serde::{Deserialize, Serialize};

/// How far a field reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Everybody who may see the portfolio.
    Public,
    /// Those who work with it: notes, problems, issues.
    Internal,
    /// Those who have to call the persons named.
    Restricted,
}

impl Visibility {
    /// The operation whose right opens it.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::Public => Action::ReadPublicPortfolio,
            Self::Internal => Action::ReadInternalFields,
            Self::Restricted => Action::ReadRestrictedNames,
        }
    }
}

/// What hangs on a record and is no field of it. Its visibility stands here, beside that of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecordPart {
    /// The words of an approved report: note, problems, next steps.
    ReportProse,
    /// The issue register.
    Issues,
    /// Who does what about an issue.
    IssueOwner,
    /// What a change in the history was from and to, of fields that are public.
    HistoryValues,
}

impl RecordPart {
    /// Every part.
    pub const ALL: [Self; 4] = [Self::ReportProse, Self::Issues, Self::IssueOwner, Self::HistoryValues];

    /// Who may read it.
    #[must_use]
    pub const fn visibility(self) -> Visibility {
        match self {
            Self::ReportProse | Self::Issues | Self::IssueOwner | Self::HistoryValues => Visibility::Internal,
        }
    }
}

/// What one reader may see of one project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Sight {
    /// What is internal.
    pub internal: bool,
    /// Names of persons.
    pub names: bool,
}

impl Sight {
    /// What anybody sees.
    pub const PUBLIC: Self = Self { internal: false, names: false };

    /// What the policy grants; `own`: whether the actor reports on the project.
    #[must_use]
    pub fn of(actor: &Actor, own: bool) -> Self {
        let may_read = |class: Visibility| may(actor, class.action(), Subject::owned(own));
        Self { internal: may_read(Visibility::Internal), names: may_read(Visibility::Restricted) }
    }

    /// Whether it reaches what is of this class.
    #[must_use]
    pub const fn shows(self, class: Visibility) -> bool {
        match class {
            Visibility::Public => true,
            Visibility::Internal => self.internal,
            Visibility::Restricted => self.names,
        }
    }

    /// The classes it does not reach, as the API says that something is withheld.
    #[must_use]
    pub fn withheld(self) -> Vec<&'static str> {
        let classes = [("internal", self.internal), ("restricted", self.names)];
        classes.into_iter().filter_map(|(class, shown)| (!shown).then_some(class)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{ReadAccess, Role, Roles};
    use crate::code_list::CodeList as _;
    use crate::project::ProjectField;

    fn account(role: Role) -> Actor {
        Actor::Account(Roles::only(role))
    }

    #[test]
    fn every_role_sees_of_every_field_what_its_class_grants() {
        let visitor = Actor::Anonymous(ReadAccess::Open);
        let nobody = Actor::Account(Roles::NONE);
        let actors = [visitor, nobody].into_iter().chain(Role::ALL.iter().copied().map(account));
        for actor in actors {
            for own in [false, true] {
                let sight = Sight::of(&actor, own);
                let names = match actor {
                    Actor::Account(_) => {
                        [Role::Reviewer, Role::Leader, Role::Auditor].iter().any(|role| actor.has(*role))
                            || (own && actor.has(Role::Manager))
                    }
                    _ => false,
                };
                let works = [Role::Viewer, Role::Manager, Role::Reviewer, Role::Leader, Role::Auditor];
                let internal = works.iter().any(|role| actor.has(*role));
                assert_eq!(sight, Sight { internal, names }, "{actor:?} {own}");
                for field in ProjectField::ALL {
                    let expected = field.visibility() == Visibility::Public || names;
                    assert_eq!(sight.shows(field.visibility()), expected, "{actor:?} {own} {field}");
                }
                for part in RecordPart::ALL {
                    assert_eq!(sight.shows(part.visibility()), internal, "{actor:?} {own} {part:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_withheld_is_said_by_class() {
        assert_eq!(Sight::PUBLIC.withheld(), ["internal", "restricted"]);
        assert_eq!(Sight { internal: true, names: false }.withheld(), ["restricted"]);
        assert!(Sight { internal: true, names: true }.withheld().is_empty());
    }
}
