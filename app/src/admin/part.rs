//! The parts of administration: where each is, and which operations make it somebody's business.

use crate::locale::{Locale, td_string};
use domain::access::{Action, Actor, Refusal, Subject, why_not};

/// A part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The start page: whoever has any part.
    Start,
    /// Accounts.
    People,
    /// Units.
    Units,
    /// The calendar of months.
    Months,
    /// Rules of the lights.
    LightRules,
    /// Settings.
    Settings,
    /// Purge and verification.
    Data,
    /// The audit journal.
    Journal,
    /// Machines' tokens.
    Tokens,
}

impl Part {
    /// All, in the order they are shown.
    pub const ALL: [Self; 9] = [
        Self::Start,
        Self::People,
        Self::Units,
        Self::Months,
        Self::LightRules,
        Self::Settings,
        Self::Data,
        Self::Journal,
        Self::Tokens,
    ];

    /// Its address.
    #[must_use]
    pub const fn href(self) -> &'static str {
        match self {
            Self::Start => "/admin",
            Self::People => "/admin/people",
            Self::Units => "/admin/units",
            Self::Months => "/admin/months",
            Self::LightRules => "/admin/light-rules",
            Self::Settings => "/admin/settings",
            Self::Data => "/admin/data",
            Self::Journal => "/admin/journal",
            Self::Tokens => "/admin/tokens",
        }
    }

    /// Its name.
    pub(super) fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Start => td_string!(locale, admin.start),
            Self::People => td_string!(locale, admin.people),
            Self::Units => td_string!(locale, admin.units),
            Self::Months => td_string!(locale, admin.months),
            Self::LightRules => td_string!(locale, admin.light_rules),
            Self::Settings => td_string!(locale, admin.settings),
            Self::Data => td_string!(locale, admin.data),
            Self::Journal => td_string!(locale, admin.journal),
            Self::Tokens => td_string!(locale, admin.tokens),
        }
    }

    /// Any of these makes it somebody's business.
    const fn actions(self) -> &'static [Action] {
        match self {
            Self::People => &[Action::ReadPeople],
            Self::Units => &[Action::ManageUnits],
            // The months are the office's; here they are only looked at.
            Self::Months => &[Action::Verify],
            Self::LightRules => &[Action::ChangeLightRules],
            Self::Settings => &[Action::ChangeSettings, Action::ChangeSecurityPolicy],
            Self::Data => &[Action::Verify, Action::PurgeIllustrative],
            Self::Journal => &[Action::ReadAuditJournal],
            Self::Tokens => &[Action::IssueMachineToken],
            Self::Start => &[Action::ReadPeople],
        }
    }

    /// Refuses whoever has no business there.
    ///
    /// # Errors
    /// Why not.
    pub fn check(self, actor: &Actor) -> Result<(), Refusal> {
        let mut refused = None;
        for action in self.actions() {
            match why_not(actor, *action, Subject::OTHER) {
                None => return Ok(()),
                Some(refusal) => refused = refused.or(Some(refusal)),
            }
        }
        refused.map_or(Ok(()), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::Part;
    use domain::access::{Actor, ReadAccess, Refusal, Role, Roles};

    fn parts_of(role: Role) -> Vec<&'static str> {
        let actor = Actor::Account(Roles::only(role));
        Part::ALL.into_iter().filter(|part| part.check(&actor).is_ok()).map(Part::href).collect()
    }

    #[test]
    fn each_administration_has_its_own_parts() {
        let admin = ["/admin", "/admin/people", "/admin/units", "/admin/months", "/admin/light-rules"];
        assert_eq!(parts_of(Role::Admin), [&admin[..], &["/admin/settings", "/admin/data"]].concat());
        assert_eq!(
            parts_of(Role::SecurityAdmin),
            ["/admin", "/admin/people", "/admin/settings", "/admin/tokens"]
        );
        assert_eq!(
            parts_of(Role::Auditor),
            ["/admin", "/admin/people", "/admin/months", "/admin/data", "/admin/journal"]
        );
        for role in [Role::Viewer, Role::Manager, Role::Reviewer, Role::Leader] {
            assert!(parts_of(role).is_empty());
        }
        let visitor = Actor::Anonymous(ReadAccess::Open);
        assert!(Part::ALL.iter().all(|part| part.check(&visitor) == Err(Refusal::NotSignedIn)));
    }
}
