//! The roles of an account, as codes: what a role may do is the domain's.

use std::fmt;
use std::str::FromStr;

/// Every role (CONTRACT "Codes"), in the order they are stored and shown.
const ROLES: [&str; 7] = ["viewer", "manager", "reviewer", "leader", "auditor", "security_admin", ADMIN];

/// Who may make accounts.
pub(super) const ADMIN: &str = "admin";

/// Who watches, who lets in and who runs are three people (等级保护 8.1.4.2).
const APART: [&str; 3] = ["auditor", "security_admin", ADMIN];

/// Roles that go together: at least one, each once, and at most one of auditor, security_admin and admin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roles(Vec<&'static str>);

/// Why codes are no set of roles.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseRolesError {
    /// An account has a role.
    #[error("an account has at least one role")]
    None,
    /// No such role.
    #[error("{0:?} is no role; roles are viewer, manager, reviewer, leader, auditor, security_admin, admin")]
    Unknown(String),
    /// Two roles one person must not have.
    #[error("{0} and {1} exclude each other")]
    Exclude(&'static str, &'static str),
}

impl Roles {
    /// Takes codes in any order, each as often as it comes.
    ///
    /// # Errors
    /// [`ParseRolesError`].
    pub fn new<'a>(codes: impl IntoIterator<Item = &'a str>) -> Result<Self, ParseRolesError> {
        let mut has = [false; ROLES.len()];
        for code in codes {
            let found = ROLES.iter().position(|role| *role == code);
            has[found.ok_or_else(|| ParseRolesError::Unknown(code.to_owned()))?] = true;
        }
        let roles: Vec<_> = ROLES.iter().zip(has).filter(|(_, has)| *has).map(|(role, _)| *role).collect();
        let mut apart = roles.iter().filter(|role| APART.contains(role));
        match (apart.next(), apart.next()) {
            (Some(one), Some(other)) => Err(ParseRolesError::Exclude(one, other)),
            _ if roles.is_empty() => Err(ParseRolesError::None),
            _ => Ok(Self(roles)),
        }
    }

    /// What the first account is.
    pub(super) fn administrator() -> Self {
        Self(vec![ADMIN])
    }

    /// The codes.
    #[must_use]
    pub fn codes(&self) -> &[&'static str] {
        &self.0
    }

    /// Whether the role is among them.
    #[must_use]
    pub fn contains(&self, code: &str) -> bool {
        self.0.contains(&code)
    }
}

/// The stored form: codes joined by commas.
impl fmt::Display for Roles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(","))
    }
}

/// Reads the stored form.
impl FromStr for Roles {
    type Err = ParseRolesError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::new(text.split(',').map(str::trim).filter(|code| !code.is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_kept_in_one_order_and_once() {
        let roles = Roles::new(["reviewer", "viewer", "reviewer"]).expect("roles");
        assert_eq!((roles.to_string().as_str(), roles.contains("viewer")), ("viewer,reviewer", true));
        assert_eq!("viewer,reviewer".parse(), Ok(roles));
    }

    #[test]
    fn no_person_is_two_of_auditor_security_admin_and_admin() {
        for (n, one) in APART.iter().enumerate() {
            assert!(Roles::new(["viewer", "manager", "reviewer", "leader", one]).is_ok());
            for other in &APART[n + 1..] {
                assert_eq!(Roles::new([*other, *one]), Err(ParseRolesError::Exclude(one, other)));
            }
        }
        assert_eq!(Roles::new(["viewer", "king"]), Err(ParseRolesError::Unknown("king".to_owned())));
        assert_eq!(Roles::new([]), Err(ParseRolesError::None));
    }
}
