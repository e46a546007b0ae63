//! The table of permissions, and the two questions asked of it.

use super::{Action, Actor, ReadAccess, Refusal, Role, Subject};
use crate::code_list::CodeList as _;

/// How far a permission reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Nowhere.
    Never,
    /// What is the actor's own.
    Own,
    /// What is not the actor's own.
    NotOwn,
    /// Reports the actor did not hand in.
    NotSubmitted,
    /// Everywhere.
    All,
}

/// One line of the table.
pub(super) struct Row {
    /// A visitor, where `read_access` is open.
    pub visitor: Reach,
    /// Whoever is signed in, even without a role.
    pub account: Reach,
    /// Each role, by ordinal.
    pub roles: [Reach; Role::ALL.len()],
    /// The program itself.
    pub system: Reach,
}

impl Row {
    /// A role's cell.
    pub fn of(&self, role: Role) -> Reach {
        self.roles[usize::from(role.ordinal())]
    }
}

// As wide as each other, so that the table below stands in columns.
const ___: Reach = Reach::Never;
const OWN: Reach = Reach::Own;
const OTH: Reach = Reach::NotOwn;
const REV: Reach = Reach::NotSubmitted;
const ALL: Reach = Reach::All;

const fn row(visitor: Reach, account: Reach, roles: [Reach; Role::ALL.len()], system: Reach) -> Row {
    Row { visitor, account, roles, system }
}

/// The policy. A reason stands above the lines it explains.
#[rustfmt::skip] // a table is read by its columns
pub(super) const fn rule(action: Action) -> Row {
    use Action as A;
    match action {
        // visitor, account, [viewer, manager, reviewer, leader, auditor, security, admin], system
        //                              vis  acc   vie  man  rev  lea  aud  sec  adm   sys
        // What is public is public to every account, whatever it is for.
        A::ReadPublicPortfolio   => row(ALL, ALL, [ALL, ALL, ALL, ALL, ALL, ALL, ALL], ALL),
        A::Export                => row(ALL, ALL, [ALL, ALL, ALL, ALL, ALL, ALL, ALL], ALL),
        // Least privilege: administering accounts and settings needs no sight of the business.
        A::ReadInternalFields    => row(___, ___, [ALL, ALL, ALL, ALL, ALL, ___, ___], ___),
        // Persons' names: to those who have to call them. A manager knows the ones of its projects.
        A::ReadRestrictedNames   => row(___, ___, [___, OWN, ALL, ALL, ALL, ___, ___], ___),
        // A figure nobody has checked misleads whoever does not know that it is unchecked.
        A::ReadUnapprovedReports => row(___, ___, [___, OWN, ALL, ALL, ALL, ___, ___], ___),

        // The office returns a report with a reason; it does not write the manager's figures.
        A::WriteReportDraft      => row(___, ___, [___, OWN, ___, ___, ___, ___, ___], ___),
        A::SubmitReport          => row(___, ___, [___, OWN, ___, ___, ___, ___, ___], ___),
        // Reviewer ≠ submitter, also for one account that is both. A return is a review, too.
        A::ApproveReport         => row(___, ___, [___, ___, REV, ___, ___, ___, ___], ___),
        A::ReturnReport          => row(___, ___, [___, ___, REV, ___, ___, ___, ___], ___),
        A::BulkApprove           => row(___, ___, [___, ___, REV, ___, ___, ___, ___], ___),
        A::RemindManagers        => row(___, ___, [___, ___, ALL, ___, ___, ___, ___], ___),
        // Which figures are final is the office's word, not a matter of running the system.
        A::OpenMonth             => row(___, ___, [___, ___, ALL, ___, ___, ___, ___], ___),
        A::CloseMonth            => row(___, ___, [___, ___, ALL, ___, ___, ___, ___], ___),
        A::ReopenMonth           => row(___, ___, [___, ___, ALL, ___, ___, ___, ___], ___),

        // A manager who could lower the plan or move the due date could turn its own light green.
        A::ChangePlan            => row(___, ___, [___, ___, ALL, ___, ___, ___, ___], ___),
        A::AssignIssue           => row(___, ___, [___, ___, ALL, ___, ___, ___, ___], ___),
        // As above, and here there is no outside authority to quote: nobody excuses its own light.
        // Not the leader either, whose word is an order and whose figures others must be able to trust.
        A::ExcuseLight           => row(___, ___, [___, ___, OTH, ___, ___, ___, ___], ___),
        // What happened on site is the manager's to say; the office corrects.
        A::WriteMilestone        => row(___, ___, [___, OWN, ALL, ___, ___, ___, ___], ___),
        // Whoever answers for the work, reviews it or gives orders goes and looks.
        A::CheckSite             => row(___, ___, [___, OWN, ALL, ALL, ___, ___, ___], ___),
        A::OpenIssue             => row(___, ___, [___, OWN, ALL, ___, ___, ___, ___], ___),
        A::CloseIssue            => row(___, ___, [___, OWN, ALL, ___, ___, ___, ___], ___),
        // Whoever was given an order tells how it goes; that it is carried out is others' to say.
        A::CloseOrder            => row(___, ___, [___, ___, ALL, ALL, ___, ___, ___], ___),
        // Undo is an edit back, so it goes as far as editing does.
        A::EditRecord            => row(___, ___, [___, OWN, ALL, ___, ___, ___, ___], ___),
        A::UndoChange            => row(___, ___, [___, OWN, ALL, ___, ___, ___, ___], ___),
        A::GiveOrder             => row(___, ___, [___, ___, ___, ALL, ___, ___, ___], ___),

        // Two hands for every grant: admin makes the account, security says what it may do, and
        // neither can do the other's part. The first accounts come from the program itself.
        A::ReadPeople            => row(___, ___, [___, ___, ___, ___, ALL, ALL, ALL], ALL),
        A::ManagePeople          => row(___, ___, [___, ___, ___, ___, ___, ___, ALL], ALL),
        // Nobody raises itself; nobody gets round ChangeOwnPassword, which asks for the old one.
        A::AssignRoles           => row(___, ___, [___, ___, ___, ___, ___, OTH, ___], ALL),
        A::ResetCredentials      => row(___, ___, [___, ___, ___, ___, ___, OTH, ___], ALL),
        A::ManageUnits           => row(___, ___, [___, ___, ___, ___, ___, ___, ALL], ___),
        A::ChangeLightRules      => row(___, ___, [___, ___, ___, ___, ___, ___, ALL], ___),
        A::ChangeSettings        => row(___, ___, [___, ___, ___, ___, ___, ___, ALL], ___),
        A::ChangeSecurityPolicy  => row(___, ___, [___, ___, ___, ___, ___, ALL, ___], ___),
        A::PurgeIllustrative     => row(___, ___, [___, ___, ___, ___, ___, ___, ALL], ALL),
        // Whoever administers must not see how it is watched. The program ships the journal off.
        A::ReadAuditJournal      => row(___, ___, [___, ___, ___, ___, ALL, ___, ___], ALL),
        // Shows no content, only whether all is whole: after a restore admin has to know.
        A::Verify                => row(___, ___, [___, ___, ___, ___, ALL, ___, ALL], ALL),
        // A token is a credential: with those who hand out rights.
        A::IssueMachineToken     => row(___, ___, [___, ___, ___, ___, ___, ALL, ___], ALL),
        A::RevokeAnySession      => row(___, ___, [___, ___, ___, ___, ___, ALL, ___], ALL),
        A::RevokeOwnSession      => row(___, OWN, [OWN, OWN, OWN, OWN, OWN, OWN, OWN], ___),
        A::ChangeOwnPassword     => row(___, OWN, [OWN, OWN, OWN, OWN, OWN, OWN, OWN], ___),
    }
}

/// Whether the actor may do this to the subject. What the table does not grant is refused.
#[must_use]
pub fn may(actor: &Actor, action: Action, subject: Subject) -> bool {
    why_not(actor, action, subject).is_none()
}

/// Why the actor may not do this to the subject; `None` if it may.
#[must_use]
pub fn why_not(actor: &Actor, action: Action, subject: Subject) -> Option<Refusal> {
    let row = rule(action);
    match *actor {
        Actor::Anonymous(ReadAccess::Open) if row.visitor == Reach::All => None,
        Actor::Anonymous(_) => Some(Refusal::NotSignedIn),
        Actor::System if row.system == Reach::All => None,
        Actor::System => Some(Refusal::NeedsPerson(action)),
        Actor::Account(roles) => {
            let mut nearest = Refusal::RoleLacksIt(action);
            // Rights add up: one role that may is enough. A role that falls short of this subject
            // only says more than one that never may.
            for reach in std::iter::once(row.account).chain(roles.iter().map(|role| row.of(role))) {
                match falls_short(reach, action, subject) {
                    None => return None,
                    Some(Refusal::RoleLacksIt(_)) => {}
                    Some(refusal) => nearest = refusal,
                }
            }
            Some(nearest)
        }
    }
}

/// Why a permission does not reach the subject.
const fn falls_short(reach: Reach, action: Action, subject: Subject) -> Option<Refusal> {
    let account = action.is_about_accounts();
    match reach {
        Reach::All => None,
        Reach::Own if subject.own => None,
        Reach::Own if account => Some(Refusal::NotYourAccount),
        Reach::Own => Some(Refusal::NotYourProject),
        Reach::NotOwn if !subject.own => None,
        Reach::NotOwn if account => Some(Refusal::YourOwnAccount),
        Reach::NotOwn => Some(Refusal::YourOwnProject),
        Reach::NotSubmitted if !subject.submitted_by_actor => None,
        Reach::NotSubmitted => Some(Refusal::YourOwnSubmission),
        Reach::Never => Some(Refusal::RoleLacksIt(action)),
    }
}
