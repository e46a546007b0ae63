//! Who asks, as the server knows it: found once for each request, before any handler.

use domain::access::{Action, Actor, ReadAccess, Refusal, Subject, why_not};
use domain::project::ProjectId;
use leptos::prelude::use_context;
use std::sync::Arc;
use store::Acting;
use store::account::Account;
use store::session::SessionId;
use uuid::Uuid;

/// Who asks.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// What the policy knows of them.
    pub actor: Actor,
    /// Who they are; `None` when nobody is signed in.
    pub account: Option<Arc<SignedIn>>,
}

/// Somebody signed in.
#[derive(Debug)]
pub struct SignedIn {
    /// Their account, as it is now.
    pub account: Account,
    /// The projects they report on, by id.
    pub projects: Vec<ProjectId>,
    /// By what.
    pub proof: Proof,
}

/// What says who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// A session.
    Session(SessionId),
    /// A machine's token, by its id.
    MachineToken(Uuid),
    /// The server's own word.
    Server,
}

impl Visitor {
    /// Nobody signed in, where `read_access` is this.
    #[must_use]
    pub const fn anonymous(read_access: ReadAccess) -> Self {
        Self { actor: Actor::Anonymous(read_access), account: None }
    }

    /// Somebody signed in; their projects in any order.
    #[must_use]
    pub fn signed_in(account: Account, projects: Vec<ProjectId>) -> Self {
        Self::proven(account, projects, Proof::Server)
    }

    /// The same, and what says so.
    #[must_use]
    pub fn proven(account: Account, mut projects: Vec<ProjectId>, proof: Proof) -> Self {
        projects.sort_unstable();
        let actor = Actor::Account(account.roles.get());
        Self { actor, account: Some(Arc::new(SignedIn { account, projects, proof })) }
    }

    /// The session that says who they are, if one does.
    #[must_use]
    pub fn session(&self) -> Option<&SessionId> {
        match &self.account.as_ref()?.proof {
            Proof::Session(session) => Some(session),
            Proof::MachineToken(_) | Proof::Server => None,
        }
    }

    /// Whether they report on a project.
    #[must_use]
    pub fn owns(&self, project: ProjectId) -> bool {
        self.account.as_ref().is_some_and(|signed_in| signed_in.projects.binary_search(&project).is_ok())
    }

    /// Whether they may do something to a project or to what hangs on it: to show or hide it. The write
    /// itself asks again.
    #[must_use]
    pub fn may_on(&self, action: Action, project: ProjectId) -> bool {
        self.check_on(action, project).is_ok()
    }

    /// Whether they may do something that belongs to nobody.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        self.check(action).is_ok()
    }

    /// Refuses what the policy does not grant on what belongs to nobody.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&self, action: Action) -> Result<(), Refusal> {
        why_not(&self.actor, action, Subject::OTHER).map_or(Ok(()), Err)
    }

    /// Refuses what the policy does not grant on a project.
    ///
    /// # Errors
    /// Why not.
    pub fn check_on(&self, action: Action, project: ProjectId) -> Result<(), Refusal> {
        why_not(&self.actor, action, Subject::owned(self.owns(project))).map_or(Ok(()), Err)
    }

    /// Refuses whoever may do something on no project at all, not even on one of their own: for a form that names
    /// no project that could be asked about.
    ///
    /// # Errors
    /// Why not.
    pub fn check_on_any(&self, action: Action) -> Result<(), Refusal> {
        match self.check(action) {
            Ok(()) => Ok(()),
            Err(_) => why_not(&self.actor, action, Subject::OWN).map_or(Ok(()), Err),
        }
    }

    /// As who writes. Of a visitor: the policy refuses it, since no action that writes is a visitor's.
    #[must_use]
    pub fn acting(&self) -> Acting {
        let account = self.account.as_ref().map(|signed_in| &signed_in.account);
        Acting {
            name: account.map_or_else(|| "visitor".to_owned(), |account| account.name.as_str().to_owned()),
            account: account.map(|account| account.id),
            actor: self.actor,
        }
    }
}

/// Who makes this request; whoever the server did not name may do nothing.
#[must_use]
pub fn visitor() -> Visitor {
    use_context().unwrap_or_else(|| Visitor::anonymous(ReadAccess::SignedIn))
}
