//! A refusal says the nearest reason, in both languages.

use crate::access::{Action, Actor, ReadAccess, Refusal, Role, Roles, Subject, why_not};
use crate::code_list::CodeList as _;

fn account(roles: &str) -> Actor {
    Actor::Account(roles.parse().expect("roles"))
}

#[test]
fn the_reason_is_the_nearest_one() {
    use Action as A;
    let own = Subject::OWN;
    let other = Subject::OTHER;
    let handed_in = other.submitted_by_actor(true);
    for (actor, action, subject, reason) in [
        (Actor::Anonymous(ReadAccess::Open), A::EditRecord, other, Refusal::NotSignedIn),
        (Actor::Anonymous(ReadAccess::SignedIn), A::ReadPublicPortfolio, other, Refusal::NotSignedIn),
        (account(""), A::ReadInternalFields, other, Refusal::RoleLacksIt(A::ReadInternalFields)),
        (account("viewer"), A::EditRecord, own, Refusal::RoleLacksIt(A::EditRecord)),
        (account("admin"), A::ApproveReport, other, Refusal::RoleLacksIt(A::ApproveReport)),
        (account("manager"), A::SubmitReport, other, Refusal::NotYourProject),
        (account("viewer,manager"), A::EditRecord, other, Refusal::NotYourProject),
        (account("manager,leader"), A::WriteReportDraft, other, Refusal::NotYourProject),
        (account("viewer"), A::ChangeOwnPassword, other, Refusal::NotYourAccount),
        (account("security_admin"), A::AssignRoles, own, Refusal::YourOwnAccount),
        (account("manager,reviewer"), A::ExcuseLight, own, Refusal::YourOwnProject),
        (account("manager,reviewer"), A::ApproveReport, handed_in, Refusal::YourOwnSubmission),
        (Actor::System, A::ApproveReport, other, Refusal::NeedsPerson(A::ApproveReport)),
    ] {
        assert_eq!(why_not(&actor, action, subject), Some(reason), "{actor:?}, {action}");
    }
    assert_eq!(why_not(&account("reviewer"), A::ApproveReport, other), None);
}

#[test]
fn a_role_that_lacks_it_is_told_which_has_it() {
    let text = Refusal::RoleLacksIt(Action::EditRecord).text();
    assert_eq!(text.en, "Your role may not edit a record. Roles that may: Project manager, Reviewer.");
    assert_eq!(text.zh, "您的角色不能修改项目信息。可办理的角色：项目经理、区项目办审核员。");
    let text = Refusal::RoleLacksIt(Action::ReadAuditJournal).text();
    assert!(text.zh.starts_with("您的角色不能查看审计日志。可查看的角色："), "{}", text.zh);
}

#[test]
fn every_refusal_can_be_read_in_both_languages() {
    for action in Action::ALL {
        let roles = [Roles::NONE].into_iter().chain(Role::ALL.iter().map(|role| Roles::only(*role)));
        let actors = [Actor::Anonymous(ReadAccess::Open), Actor::System].into_iter();
        for actor in actors.chain(roles.map(Actor::Account)) {
            if let Some(refusal) = why_not(&actor, *action, Subject::OTHER) {
                let text = refusal.text();
                assert!(!text.zh.is_ascii() && text.zh.ends_with('。'), "{refusal:?}");
                // An action that no role has would leave its list of holders empty.
                assert!(
                    text.en.is_ascii() && text.en.ends_with('.') && !text.en.ends_with(": ."),
                    "{text:?}"
                );
                assert_eq!(refusal.to_string(), text.en);
                assert!(!refusal.code().is_empty());
            }
        }
    }
}
