//! Why something was refused, as code and in words.

use super::policy::{Reach, rule};
use super::{Action, Role};
use crate::code_list::CodeList as _;
use crate::label::Bilingual;

/// Why an actor may not do something. [`Refusal::NotSignedIn`] is answered with 401, the others with 403.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// A visitor; signing in may help.
    NotSignedIn,
    /// No role of the account has this operation.
    RoleLacksIt(Action),
    /// Allowed on the projects the account reports on, and this is not one.
    NotYourProject,
    /// Allowed on one's own account, session or password only.
    NotYourAccount,
    /// Allowed on any project but the actor's own.
    YourOwnProject,
    /// Allowed on any account but the actor's own.
    YourOwnAccount,
    /// A report is reviewed by somebody other than the one who handed it in.
    YourOwnSubmission,
    /// The program itself tried what only a person decides.
    NeedsPerson(Action),
}

impl Refusal {
    /// The reason as a stable code, for problem details and the journal.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotSignedIn => "not_signed_in",
            Self::RoleLacksIt(_) => "role_lacks_it",
            Self::NotYourProject => "not_your_project",
            Self::NotYourAccount => "not_your_account",
            Self::YourOwnProject => "your_own_project",
            Self::YourOwnAccount => "your_own_account",
            Self::YourOwnSubmission => "your_own_submission",
            Self::NeedsPerson(_) => "needs_person",
        }
    }

    /// What a visitor reads who has to sign in. By itself, because every page may have to say it, and no page all the
    /// rest.
    #[must_use]
    pub fn sign_in_first() -> Bilingual {
        Bilingual::new("请先登录。", "Please sign in first.")
    }

    /// What the person reads: what was refused and who could do it.
    #[must_use]
    pub fn text(self) -> Bilingual {
        match self {
            Self::NotSignedIn => Self::sign_in_first(),
            Self::RoleLacksIt(action) => {
                let (zh, en) = holders(action);
                let label = action.label();
                let verb = if action.is_view() { "查看" } else { "办理" };
                Bilingual::new(
                    format!("您的角色不能{}。可{verb}的角色：{zh}。", label.zh),
                    format!("Your role may not {}. Roles that may: {en}.", label.en),
                )
            }
            Self::NotYourProject => Bilingual::new(
                "该项目不由您填报，您只能办理本人负责的项目。",
                "You do not report on this project; you can do this on your own projects only.",
            ),
            Self::NotYourAccount => Bilingual::new(
                "这是他人的账号，您只能办理本人的账号。",
                "This is somebody else's account; you can do this on your own only.",
            ),
            Self::YourOwnProject => Bilingual::new(
                "该项目由您本人负责，须由他人办理。",
                "This project is your own; somebody else has to do this.",
            ),
            Self::YourOwnAccount => Bilingual::new(
                "这是您本人的账号，须由他人办理。",
                "This account is your own; somebody else has to do this.",
            ),
            Self::YourOwnSubmission => Bilingual::new(
                "该月报由您本人提交，须由他人审核。",
                "You handed this report in yourself; somebody else has to review it.",
            ),
            Self::NeedsPerson(action) => {
                let label = action.label();
                Bilingual::new(
                    format!("系统不能自行{}，须由人员登录后办理。", label.zh),
                    format!("The system may not {} by itself; a person has to sign in and do it.", label.en),
                )
            }
        }
    }
}

/// The roles that may do something at least somewhere, as Chinese and English text.
fn holders(action: Action) -> (String, String) {
    let row = rule(action);
    let labels: Vec<_> =
        Role::ALL.iter().filter(|role| row.of(**role) != Reach::Never).map(|role| role.label()).collect();
    let zh: Vec<_> = labels.iter().map(|label| label.zh).collect();
    let en: Vec<_> = labels.iter().map(|label| label.en).collect();
    (zh.join("、"), en.join(", "))
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl std::error::Error for Refusal {}
