//! The accounts of the demonstration: one for each role, and twenty managers who share the projects.

use app::access::{DemoAccount, DemoSignIn};
use domain::access::Role;
use domain::code_list::CodeList as _;
use domain::portfolio::Entry;
use domain::project::ProjectId;

/// The password of all accounts of the demonstration. It is shown on its sign-in page; a server that is no
/// demonstration takes it from nobody (`access`).
pub const PASSWORD: &str = "Guatu-demo-2025!";

/// How many managers there are.
const MANAGERS: usize = 20;

/// An account to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoPerson {
    /// What is typed to sign in.
    pub name: String,
    /// What the person is called: nobody is meant, so it is the role.
    pub display_name: String,
    /// The role.
    pub role: Role,
    /// The projects it reports.
    pub projects: Vec<ProjectId>,
}

/// Names of the accounts with one role each.
const SINGLE: [(&str, Role); 6] = [
    ("viewer", Role::Viewer),
    ("reviewer", Role::Reviewer),
    ("leader", Role::Leader),
    ("auditor", Role::Auditor),
    ("admin", Role::Admin),
    ("security", Role::SecurityAdmin),
];

/// Everybody, with the projects of a portfolio shared among the managers: those of one unit, then those of
/// one subdistrict stay together as far as everyone gets as many as everyone else, or one more.
#[must_use]
pub fn people(entries: &[Entry]) -> Vec<DemoPerson> {
    let mut shared: Vec<_> = entries.iter().map(|entry| &entry.project).collect();
    shared.sort_by_key(|project| {
        let subdistrict = project.subdistrict.map(|subdistrict| subdistrict.ordinal());
        (project.responsible_unit.clone(), subdistrict, project.code.clone())
    });
    let managers = (0..MANAGERS).map(|at| {
        let (from, to) = (shared.len() * at / MANAGERS, shared.len() * (at + 1) / MANAGERS);
        DemoPerson {
            name: format!("manager{}", at + 1),
            display_name: format!("{}{}", Role::Manager.label().zh, at + 1),
            role: Role::Manager,
            projects: shared[from..to].iter().map(|project| project.id).collect(),
        }
    });
    let single = SINGLE.iter().map(|(name, role)| DemoPerson {
        name: (*name).to_owned(),
        display_name: role.label().zh.to_owned(),
        role: *role,
        projects: Vec::new(),
    });
    single.chain(managers).collect()
}

/// What the sign-in page offers: each role once.
#[must_use]
pub fn sign_in() -> DemoSignIn {
    let offered = SINGLE[..1].iter().chain(&[("manager1", Role::Manager)]).chain(&SINGLE[1..]);
    let accounts =
        offered.map(|(name, role)| DemoAccount { name: (*name).to_owned(), role: role.label().into() });
    DemoSignIn { accounts: accounts.collect(), password: PASSWORD.to_owned() }
}
