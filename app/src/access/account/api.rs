//! The door to one's own account.

use crate::error::AppError;
use crate::wire::Wire;
use domain::access::Role;
use domain::label::Bilingual;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

/// One's own account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAccount {
    /// What is typed to sign in.
    pub name: String,
    /// What the person is called.
    pub display_name: String,
    /// Where the person works.
    pub unit: Option<String>,
    /// What the account may be.
    pub roles: Vec<Role>,
    /// Projects it reports.
    pub projects: usize,
    /// When the password was set.
    pub password_changed: Option<String>,
    /// What a password must be.
    pub password_rule: Bilingual,
    /// Whether a code is asked for at the sign-in.
    pub has_totp: bool,
    /// A second factor that does not count yet.
    pub enrolment: Option<Enrolment>,
    /// The sessions, the last used first.
    pub sessions: Vec<SessionRow>,
}

/// A second factor that is being set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// The secret in groups of four letters.
    pub secret: String,
    /// The same as an address that authenticators open.
    pub link: String,
    /// The same as a picture: the outline of the dark squares of a QR code.
    pub path: String,
    /// How many squares it is wide, with its border.
    pub size: u32,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    /// Which.
    pub id: String,
    /// The browser.
    pub browser: Option<String>,
    /// The network it was made from.
    pub network: Option<String>,
    /// Since when.
    pub since: String,
    /// When it was last used.
    pub last_seen: String,
    /// Whether it is the one this page is read in.
    pub this_one: bool,
}

/// The account of whoever asks.
///
/// # Errors
/// 401 when nobody is signed in.
#[server(input = GetUrl, output = Wire, endpoint = "get_account")]
pub async fn get_account() -> Result<OwnAccount, AppError> {
    use crate::door::account::{AccountDesk, browser_name};
    use crate::door::admin::shown::minute;
    use crate::server_context::{answer, ctx, internal};
    use crate::visitor::visitor;
    use domain::access::{Action, Subject, why_not};
    use std::sync::Arc;

    let (ctx, visitor) = (ctx()?, visitor());
    let desk = use_context::<Arc<dyn AccountDesk>>();
    let read = async {
        why_not(&visitor.actor, Action::ChangeOwnPassword, Subject::OWN).map_or(Ok(()), Err)?;
        let signed_in = visitor.account.as_ref().ok_or(AppError::NotSignedIn)?;
        let (account, session) = (&signed_in.account, visitor.session());
        let (store, district) = (&ctx.store, ctx.read_model.district());
        let sessions = store::session::list_own(store, district, account.id, ctx.clock.now()).await;
        let units = store::unit::list(store, district).await.map_err(internal)?;
        let unit = account.unit.and_then(|id| units.into_iter().find(|unit| unit.id == id));
        Ok(OwnAccount {
            name: account.name.as_str().to_owned(),
            display_name: account.display_name.clone(),
            unit: unit.map(|unit| unit.name),
            roles: account.roles.get().iter().collect(),
            projects: signed_in.projects.len(),
            password_changed: account.password_changed_at.map(minute),
            password_rule: desk.as_ref().map(|desk| desk.password_rule()).unwrap_or_default(),
            has_totp: account.has_totp,
            enrolment: desk.zip(session).and_then(|(desk, session)| desk.pending(session)),
            sessions: sessions
                .map_err(internal)?
                .into_iter()
                .map(|found| SessionRow {
                    this_one: Some(&found.id) == session,
                    id: found.id.to_string(),
                    browser: found.user_agent.as_deref().map(browser_name),
                    network: found.network,
                    since: minute(found.created_at),
                    last_seen: minute(found.last_seen_at),
                })
                .collect(),
        })
    };
    answer(read.await)
}
