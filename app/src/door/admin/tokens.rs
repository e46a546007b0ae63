//! `/admin/tokens`: issuing, which shows the token once, and revoking.

use super::unknown;
use crate::door::{Done, Post};
use crate::error::AppError;
use crate::server_context::{ServerContext, internal, of_store};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Utc};
use domain::access::Action;
use domain::admin::TokenDraft;
use domain::code_list::CodeList as _;
use domain::form::FieldErrors;
use domain::label::Bilingual;
use store::account::machine_token::{self, NewMachineToken};

pub(super) async fn open(post: Post) -> Result<Done, AppError> {
    let Post { context: ctx, visitor, fields, .. } = post;
    let (district, acting, now) = (ctx.read_model.district(), visitor.acting(), ctx.clock.now());
    match fields.get("form") {
        "issue" => {
            visitor.check(Action::IssueMachineToken)?;
            let draft = TokenDraft::parse(&fields, ctx.clock.today())?;
            let new = new_token(&ctx, draft, now).await?;
            let issued = machine_token::issue_as(&ctx.store, district, &acting, now, &new).await;
            let (_, token) = issued.map_err(of_store)?;
            Ok(Done::to("/admin/tokens").showing(token.as_str()))
        }
        "revoke" => {
            visitor.check(Action::RevokeAnySession)?;
            let unknown = || AppError::NotFound { what: fields.get("token_id").to_owned() };
            let id = fields.get("token_id").parse().map_err(|_| unknown())?;
            let revoked = machine_token::revoke_as(&ctx.store, district, &acting, now, id).await;
            if !revoked.map_err(of_store)? {
                return Err(unknown());
            }
            Ok(Done::to("/admin/tokens?done=revoked"))
        }
        other => Err(unknown(other)),
    }
}

/// The token, for an account that can be used.
async fn new_token(
    ctx: &ServerContext,
    draft: TokenDraft,
    now: DateTime<Utc>,
) -> Result<NewMachineToken, AppError> {
    let found = store::account::find_by_name(&ctx.store, ctx.read_model.district(), &draft.account).await;
    let account =
        found.map_err(internal)?.map(|found| found.account).filter(|account| account.is_active(now));
    let account = account.ok_or_else(|| {
        let message = Bilingual::new("没有这个可用的账号。", "There is no such account that can be used.");
        FieldErrors::one("account", message)
    })?;
    let scopes: Vec<_> = draft.scopes.iter().map(|scope| scope.code()).collect();
    let scopes = scopes.join(",").parse().map_err(internal)?;
    let expires_at = Some(end_of(draft.last_day).ok_or_else(|| internal("a day without an end"))?);
    Ok(NewMachineToken { name: draft.name, account: account.id, scopes, expires_at })
}

/// The end of a day in China.
fn end_of(day: NaiveDate) -> Option<DateTime<Utc>> {
    let midnight = day.succ_opt()?.and_time(NaiveTime::MIN);
    Some(midnight.and_local_timezone(FixedOffset::east_opt(8 * 3600)?).single()?.to_utc())
}
