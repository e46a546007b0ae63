//! The roles an account can have, and which of them one account may hold together.

use crate::code_list::{CodeList as _, UnknownCode};
use serde::{Deserialize, Serialize};

crate::code_list::code_list! {
    /// What an account is for (CONTRACT, Codes). What a role may do is the table in `policy.rs`.
    Role as "role" {
        /// Reads, and nothing else.
        Viewer = "viewer", "查看者", "Viewer";
        /// Reports on the projects that are its own.
        Manager = "manager", "项目经理", "Project manager";
        /// 区项目办: runs the monthly cycle and keeps the records.
        Reviewer = "reviewer", "区项目办审核员", "Reviewer";
        /// Reads all and gives orders.
        Leader = "leader", "领导", "Leader";
        /// Reads all, the audit journal included, and writes nothing.
        Auditor = "auditor", "审计员", "Auditor";
        /// Says what accounts may do.
        SecurityAdmin = "security_admin", "安全管理员", "Security administrator";
        /// Keeps accounts, units, rules and settings.
        Admin = "admin", "系统管理员", "System administrator";
    }
}

impl Role {
    /// The three administrations, of which one account holds at most one (8.1.4.2).
    pub const APART: [Self; 3] = [Self::Auditor, Self::SecurityAdmin, Self::Admin];
}

/// The roles of one account, kept in the order of the list; never two of [`Role::APART`].
///
/// As text (database, command line) the codes with commas between; on the wire a list of codes.
/// Both are checked when read. No role at all is possible: an account waiting for its first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Roles(u8);

/// Why a set of roles cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RolesError {
    /// A code that is no role.
    #[error(transparent)]
    Unknown(#[from] UnknownCode),
    /// Two administrations that one account must not hold together.
    #[error("one account cannot be both {0} and {1}")]
    Apart(Role, Role),
}

impl Roles {
    /// No role.
    pub const NONE: Self = Self(0);

    /// A set with one role, which is always possible.
    #[must_use]
    pub fn only(role: Role) -> Self {
        Self(1 << role.ordinal())
    }

    /// The set of these roles; naming one twice is no error.
    ///
    /// # Errors
    /// [`RolesError::Apart`] for two of [`Role::APART`].
    pub fn new(roles: impl IntoIterator<Item = Role>) -> Result<Self, RolesError> {
        roles.into_iter().try_fold(Self::NONE, Self::with)
    }

    /// This set and one role more.
    ///
    /// # Errors
    /// [`RolesError::Apart`] if the set has another of [`Role::APART`] already.
    pub fn with(self, role: Role) -> Result<Self, RolesError> {
        let other = Role::APART.into_iter().find(|other| *other != role && self.contains(*other));
        match other {
            Some(other) if Role::APART.contains(&role) => Err(RolesError::Apart(other, role)),
            _ => Ok(Self(self.0 | 1 << role.ordinal())),
        }
    }

    /// This set less one role.
    #[must_use]
    pub fn without(self, role: Role) -> Self {
        Self(self.0 & !(1 << role.ordinal()))
    }

    /// Whether the role is among them.
    #[must_use]
    pub fn contains(self, role: Role) -> bool {
        self.0 & (1 << role.ordinal()) != 0
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The roles, in the order of the list.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |role| self.contains(*role))
    }
}

impl std::fmt::Display for Roles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let codes: Vec<_> = self.iter().map(|role| role.code()).collect();
        f.write_str(&codes.join(","))
    }
}

impl std::str::FromStr for Roles {
    type Err = RolesError;

    /// Reads codes with commas between; blanks around a code do not matter, empty text is no role.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.trim().is_empty() {
            return Ok(Self::NONE);
        }
        text.split(',').try_fold(Self::NONE, |roles, code| roles.with(code.trim().parse()?))
    }
}

impl Serialize for Roles {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // As a list whose length is known: formats that write the length first need it.
        serializer.collect_seq(self.iter().collect::<Vec<_>>())
    }
}

impl<'de> Deserialize<'de> for Roles {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(Vec::<Role>::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}
