//! The roles of an account, as codes: what a role may do is the domain's.

use domain::access::{self, Role, RolesError};
use domain::code_list::CodeList as _;
use std::fmt;
use std::str::FromStr;

/// The domain's roles, of which a kept account has at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Roles(access::Roles);

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
        let role = |code: &str| code.parse().map_err(|_| ParseRolesError::Unknown(code.to_owned()));
        let mut roles = codes.into_iter().map(role).collect::<Result<Vec<Role>, _>>()?;
        roles.sort_unstable_by_key(|role| role.ordinal());
        match access::Roles::new(roles) {
            Ok(roles) if roles.is_empty() => Err(ParseRolesError::None),
            Ok(roles) => Ok(Self(roles)),
            Err(RolesError::Apart(one, other)) => Err(ParseRolesError::Exclude(one.code(), other.code())),
            Err(RolesError::Unknown(unknown)) => Err(ParseRolesError::Unknown(unknown.code)),
        }
    }

    /// Roles of which there is at least one.
    pub(super) const fn of(roles: access::Roles) -> Self {
        Self(roles)
    }

    /// As the policy knows them.
    #[must_use]
    pub const fn get(&self) -> access::Roles {
        self.0
    }

    /// The codes.
    #[must_use]
    pub fn codes(&self) -> Vec<&'static str> {
        self.0.iter().map(Role::code).collect()
    }

    /// Whether the role is among them.
    #[must_use]
    pub fn contains(&self, code: &str) -> bool {
        self.0.iter().any(|role| role.code() == code)
    }
}

/// The stored form: codes joined by commas.
impl fmt::Display for Roles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
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
        const APART: [&str; 3] = ["auditor", "security_admin", "admin"];
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
