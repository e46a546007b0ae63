//! Sets of roles: which are refused, and how they are written.

use crate::access::{Action, Actor, ReadAccess, Role, Roles, RolesError};
use crate::code_list::{CodeList as _, UnknownCode};
use std::collections::HashSet;

#[test]
fn two_of_the_three_administrations_are_refused_in_either_order() {
    let apart = [Role::Auditor, Role::SecurityAdmin, Role::Admin];
    for first in Role::ALL {
        for second in Role::ALL {
            let both = Roles::new([*first, *second]);
            if first != second && apart.contains(first) && apart.contains(second) {
                assert_eq!(both, Err(RolesError::Apart(*first, *second)));
            } else {
                let both = both.expect("roles that go together");
                assert!(both.contains(*first) && both.contains(*second));
            }
        }
    }
    assert_eq!(
        RolesError::Apart(Role::Auditor, Role::Admin).to_string(),
        "one account cannot be both auditor and admin"
    );
}

#[test]
fn a_refused_role_fits_once_the_other_is_gone() {
    let auditor = Roles::new([Role::Viewer, Role::Auditor]).expect("set");
    assert!(auditor.with(Role::Admin).is_err());
    let admin = auditor.without(Role::Auditor).with(Role::Admin).expect("set");
    assert_eq!(admin.iter().collect::<Vec<_>>(), [Role::Viewer, Role::Admin]);
}

#[test]
fn text_is_codes_with_commas_in_the_order_of_the_list() {
    let roles: Roles = " reviewer,manager , reviewer".parse().expect("roles");
    assert_eq!(roles.to_string(), "manager,reviewer");
    assert_eq!("".parse(), Ok(Roles::NONE));
    assert_eq!(Roles::NONE.to_string(), "");
    assert!(Roles::NONE.is_empty() && !roles.is_empty());
    assert_eq!("auditor,admin".parse::<Roles>(), Err(RolesError::Apart(Role::Auditor, Role::Admin)));
    for (text, code) in [("manager,boss", "boss"), ("manager,,viewer", ""), ("Admin", "Admin")] {
        let unknown = UnknownCode { list: "role", code: code.to_owned() };
        assert_eq!(text.parse::<Roles>(), Err(RolesError::Unknown(unknown)));
    }
    for role in Role::ALL {
        assert_eq!(role.code().parse(), Ok(Roles::only(*role)));
    }
}

#[test]
fn the_wire_form_is_checked_when_read() {
    let roles = Roles::new([Role::Leader, Role::Viewer]).expect("set");
    let actor = Actor::Account(roles);
    let json = serde_json::to_string(&actor).expect("json");
    assert_eq!(json, r#"{"account":["viewer","leader"]}"#);
    assert_eq!(serde_json::from_str::<Actor>(&json).expect("actor"), actor);
    assert!(serde_json::from_str::<Actor>(r#"{"account":["admin","security_admin"]}"#).is_err());
    assert!(actor.has(Role::Leader) && !actor.has(Role::Admin) && !Actor::System.has(Role::Admin));
}

#[test]
fn codes_are_unique_and_read_back() {
    fn check<T: crate::code_list::CodeList + std::fmt::Debug>() {
        let codes: HashSet<_> = T::ALL.iter().map(|item| item.code()).collect();
        assert_eq!(codes.len(), T::ALL.len());
        for (i, item) in T::ALL.iter().enumerate() {
            assert_eq!(usize::from(item.ordinal()), i, "{item:?}");
            assert_eq!(T::from_code(item.code()), Some(*item));
            assert!(!item.label().zh.is_empty() && !item.label().en.is_empty());
        }
    }
    check::<Role>();
    check::<Action>();
    check::<ReadAccess>();
}
