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
    /// What the person is called: nobody is meant, so it is the role; of the leader, the name some made-up projects
    /// give theirs, so that the overview has projects of their own to show.
    pub display_name: String,
    /// The role.
    pub role: Role,
    /// The projects it reports.
    pub projects: Vec<ProjectId>,
}

/// Whom the leader's account is: the leader of the first two units of the exercise.
const LEADER: &str = "示例领导A";

/// Names of the accounts with one role each.
const SINGLE: [(&str, Role); 6] = [
    ("viewer", Role::Viewer),
    ("reviewer", Role::Reviewer),
    ("leader", Role::Leader),
    ("auditor", Role::Auditor),
    ("admin", Role::Admin),
    ("security", Role::SecurityAdmin),
];

/// Everybody, with the projects of a portfolio shared among the managers, by unit and subdistrict, as far as
/// everyone gets as many as everyone else, or one more; the same holds for those that report each month, so that
/// each manager has something to report.
#[must_use]
pub fn people(entries: &[Entry]) -> Vec<DemoPerson> {
    let mut all: Vec<_> = entries.iter().map(|entry| &entry.project).collect();
    all.sort_by_key(|project| {
        let subdistrict = project.subdistrict.map(|subdistrict| subdistrict.ordinal());
        (project.responsible_unit.clone(), subdistrict, project.code.clone())
    });
    let (enrolled, others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|project| project.enrolled_in_monthly_reporting);
    // Where the share of each begins, among those that report and among all.
    let of_enrolled = |at: usize| enrolled.len() * at / MANAGERS;
    let of_others = |at: usize| (enrolled.len() + others.len()) * at / MANAGERS - of_enrolled(at);
    let managers = (0..MANAGERS).map(|at| {
        let mine = enrolled[of_enrolled(at)..of_enrolled(at + 1)].iter();
        let mine = mine.chain(&others[of_others(at)..of_others(at + 1)]);
        let projects = mine.map(|project| project.id).collect();
        DemoPerson {
            name: format!("manager{}", at + 1),
            display_name: format!("{}{}", Role::Manager.label().zh, at + 1),
            role: Role::Manager,
            projects,
        }
    });
    let single = SINGLE.iter().map(|(name, role)| DemoPerson {
        name: (*name).to_owned(),
        display_name: if *role == Role::Leader { LEADER } else { role.label().zh }.to_owned(),
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
