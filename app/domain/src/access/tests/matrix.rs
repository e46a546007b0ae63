//! Every role × action × subject against an expectation written the other way round, by role and by
//! hand, so that a slip in the table's columns cannot repeat itself here.

use crate::access::{Action, Actor, ReadAccess, Role, Roles, Subject, may};
use crate::code_list::CodeList as _;

/// What one kind of actor may do, by code of the action.
#[derive(Clone, Copy, Default)]
struct Expected {
    /// To anything.
    anything: &'static [&'static str],
    /// To one's own only.
    own: &'static [&'static str],
    /// To what is not one's own only.
    others: &'static [&'static str],
    /// To reports one did not hand in.
    review: &'static [&'static str],
}

impl Expected {
    fn allows(self, action: Action, subject: Subject) -> bool {
        let code = action.code();
        self.anything.contains(&code)
            || self.own.contains(&code) && subject.own
            || self.others.contains(&code) && !subject.own
            || self.review.contains(&code) && !subject.submitted_by_actor
    }

    /// All its words are actions, so that a misspelt grant cannot pass as a refusal.
    fn words_are_actions(self) {
        for code in [self.anything, self.own, self.others, self.review].concat() {
            assert!(Action::from_code(code).is_some(), "{code}");
        }
    }
}

/// What everybody signed in may do, with or without a role.
const ACCOUNT: Expected = Expected {
    anything: &["read_public_portfolio", "export"],
    own: &["revoke_own_session", "change_own_password"],
    others: &[],
    review: &[],
};

const SYSTEM: Expected = Expected {
    anything: &[
        "read_public_portfolio",
        "export",
        "read_people",
        "manage_people",
        "assign_roles",
        "reset_credentials",
        "purge_illustrative",
        "read_audit_journal",
        "verify",
        "issue_machine_token",
        "revoke_any_session",
    ],
    own: &[],
    others: &[],
    review: &[],
};

/// What a role adds to [`ACCOUNT`].
fn added_by(role: Role) -> Expected {
    match role {
        Role::Viewer => Expected { anything: &["read_internal_fields"], ..Expected::default() },
        Role::Manager => Expected {
            anything: &["read_internal_fields"],
            own: &[
                "read_restricted_names",
                "read_unapproved_reports",
                "write_report_draft",
                "submit_report",
                "write_milestone",
                "check_site",
                "open_issue",
                "close_issue",
                "edit_record",
                "undo_change",
            ],
            ..Expected::default()
        },
        Role::Reviewer => Expected {
            anything: &[
                "read_internal_fields",
                "read_restricted_names",
                "read_unapproved_reports",
                "remind_managers",
                "open_month",
                "close_month",
                "reopen_month",
                "change_plan",
                "write_milestone",
                "check_site",
                "open_issue",
                "assign_issue",
                "close_issue",
                "close_order",
                "edit_record",
                "undo_change",
            ],
            others: &["excuse_light"],
            review: &["approve_report", "return_report", "bulk_approve"],
            ..Expected::default()
        },
        Role::Leader => Expected {
            anything: &[
                "read_internal_fields",
                "read_restricted_names",
                "read_unapproved_reports",
                "check_site",
                "give_order",
                "close_order",
            ],
            ..Expected::default()
        },
        Role::Auditor => Expected {
            anything: &[
                "read_internal_fields",
                "read_restricted_names",
                "read_unapproved_reports",
                "read_people",
                "read_audit_journal",
                "verify",
            ],
            ..Expected::default()
        },
        Role::SecurityAdmin => Expected {
            anything: &["read_people", "change_security_policy", "issue_machine_token", "revoke_any_session"],
            others: &["assign_roles", "reset_credentials"],
            ..Expected::default()
        },
        Role::Admin => Expected {
            anything: &[
                "read_people",
                "manage_people",
                "manage_units",
                "change_light_rules",
                "change_settings",
                "purge_illustrative",
                "verify",
            ],
            ..Expected::default()
        },
    }
}

/// Own or not × handed in by the actor or not.
fn subjects() -> impl Iterator<Item = Subject> {
    [Subject::OWN, Subject::OTHER].into_iter().flat_map(|subject| [subject, subject.submitted_by_actor(true)])
}

fn check(actor: Actor, expected: impl Fn(Action, Subject) -> bool) {
    for action in Action::ALL {
        for subject in subjects() {
            assert_eq!(
                may(&actor, *action, subject),
                expected(*action, subject),
                "{actor:?}, {action}, {subject:?}"
            );
        }
    }
}

/// Every set of roles an account can have.
fn possible_sets() -> Vec<Roles> {
    let sets = (0u8..128).filter_map(|bits| {
        Roles::new(Role::ALL.iter().copied().filter(|role| bits & (1 << role.ordinal()) != 0)).ok()
    });
    sets.collect()
}

#[test]
fn expectations_name_real_actions() {
    ACCOUNT.words_are_actions();
    SYSTEM.words_are_actions();
    Role::ALL.iter().for_each(|role| added_by(*role).words_are_actions());
}

#[test]
fn each_role_may_what_it_should_and_nothing_else() {
    for role in Role::ALL {
        let added = added_by(*role);
        check(Actor::Account(Roles::only(*role)), |action, subject| {
            ACCOUNT.allows(action, subject) || added.allows(action, subject)
        });
    }
}

#[test]
fn rights_of_several_roles_add_up() {
    let sets = possible_sets();
    // Four roles in any combination, and at most one administration.
    assert_eq!(sets.len(), 16 * 4);
    for roles in sets {
        check(Actor::Account(roles), |action, subject| {
            ACCOUNT.allows(action, subject) || roles.iter().any(|role| added_by(role).allows(action, subject))
        });
    }
}

#[test]
fn the_program_runs_the_house_and_decides_nothing() {
    check(Actor::System, |action, subject| SYSTEM.allows(action, subject));
}

#[test]
fn a_visitor_reads_what_is_open_and_nothing_else() {
    check(Actor::Anonymous(ReadAccess::Open), |action, _| {
        matches!(action, Action::ReadPublicPortfolio | Action::Export)
    });
    check(Actor::Anonymous(ReadAccess::SignedIn), |_, _| false);
}

#[test]
fn nobody_approves_or_returns_what_they_handed_in() {
    for roles in possible_sets() {
        for action in [Action::ApproveReport, Action::ReturnReport, Action::BulkApprove] {
            for subject in [Subject::OWN, Subject::OTHER] {
                let actor = Actor::Account(roles);
                assert!(!may(&actor, action, subject.submitted_by_actor(true)), "{roles}, {action}");
                // A colleague's report on a project of one's own is another matter.
                assert_eq!(may(&actor, action, subject), roles.contains(Role::Reviewer), "{roles}, {action}");
            }
        }
    }
}

#[test]
fn no_account_may_assign_its_own_roles() {
    for roles in possible_sets() {
        assert!(!may(&Actor::Account(roles), Action::AssignRoles, Subject::OWN), "{roles}");
    }
}
