//! `/admin/people`: a new account.

use super::unknown;
use crate::door::{Done, Post};
use crate::error::AppError;
use crate::server_context::of_store;
use crate::ui::path_part;
use domain::access::Action;
use domain::admin::PersonDraft;
use domain::form::FieldErrors;
use domain::label::Bilingual;
use store::account::SignInName;

pub(super) async fn open(post: Post) -> Result<Done, AppError> {
    let Post { context: ctx, visitor, fields, .. } = post;
    // Before the form is looked at: who may not is told so, whatever was typed.
    visitor.check(Action::ManagePeople)?;
    if fields.get("form") != "add" {
        return Err(unknown(fields.get("form")));
    }
    let name: Result<SignInName, _> = fields.get("name").trim().parse();
    let name = name.map_err(|_| {
        Bilingual::new(
            "登录名为 1 至 64 个字符，不含空格。",
            "A sign-in name has 1 to 64 characters and no blanks.",
        )
    });
    let mut errors = FieldErrors::default();
    let name = errors.take("name", name);
    let draft = PersonDraft::parse(&fields, ctx.clock.today());
    let draft = draft.map_err(|wrong| errors.0.extend(wrong.0)).ok();
    let (name, draft) = errors.or(name.zip(draft))?;
    let (district, acting) = (ctx.read_model.district(), visitor.acting());
    let now = ctx.clock.now();
    let made = store::account::administer::add(&ctx.store, district, &acting, now, &name, &draft).await;
    let made = made.map_err(of_store)?;
    Ok(Done::to(format!("/admin/people/{}?done=added", path_part(made.name.as_str()))))
}
