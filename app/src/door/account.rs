//! What the page of one's own account asks the server for, beside the database.

use crate::access::Enrolment;
use crate::error::AppError;
use crate::server_context::{ServerContext, internal};
use domain::access::Role;
use domain::code_list::CodeList as _;
use domain::label::Bilingual;
use store::session::SessionId;

/// What the server knows of accounts and keeps in no database.
pub trait AccountDesk: Send + Sync {
    /// What a password must be.
    fn password_rule(&self) -> Bilingual;
    /// The second factor a session is setting up.
    fn pending(&self, session: &SessionId) -> Option<Enrolment>;
}

/// Whether there is no administrator yet who can sign in.
///
/// # Errors
/// [`AppError::Internal`] when the database does not answer.
pub async fn first_administrator_wanted(ctx: &ServerContext) -> Result<bool, AppError> {
    let accounts = store::account::list(&ctx.store, ctx.read_model.district()).await.map_err(internal)?;
    let now = ctx.clock.now();
    let can_help = |account: &store::account::Account| {
        account.roles.contains(Role::Admin.code())
            && account.is_active(now)
            && account.password_changed_at.is_some()
    };
    Ok(!accounts.iter().any(can_help))
}

/// What a browser is called, by what it says of itself: “Firefox · Windows”.
pub(crate) fn browser_name(user_agent: &str) -> String {
    // The first that is found: every browser names those it looks like, too.
    const BROWSERS: [(&str, &str); 8] = [
        ("MicroMessenger/", "微信"),
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("QQBrowser/", "QQ Browser"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("OpenHarmony", "HarmonyOS"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];
    let find = |known: &[(&str, &'static str)]| {
        known.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
    };
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser} · {system}"),
        (Some(only), None) | (None, Some(only)) => only.to_owned(),
        (None, None) => user_agent.chars().filter(|c| !c.is_control()).take(40).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::browser_name;

    #[test]
    fn a_browser_is_called_what_it_is() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                    Chrome/130.0 Safari/537.36 Edg/130.0";
        assert_eq!(browser_name(edge), "Edge · Windows");
        assert_eq!(
            browser_name("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Firefox/130.0"),
            "Firefox · Linux"
        );
        assert_eq!(browser_name("curl/8.5.0"), "curl");
        assert_eq!(browser_name("something\nelse"), "somethingelse");
    }
}
