//! `/admin/settings`: what can be set while the program runs.

use super::unknown;
use crate::door::{Done, Post};
use crate::error::AppError;
use crate::server_context::of_store;
use domain::access::Action;
use domain::admin::SettingKey;
use domain::code_list::CodeList as _;
use domain::form::FieldErrors;

pub(super) async fn open(post: Post) -> Result<Done, AppError> {
    let Post { context: ctx, visitor, fields, .. } = post;
    visitor.check(Action::ChangeSettings)?;
    if fields.get("form") != "settings" {
        return Err(unknown(fields.get("form")));
    }
    let mut errors = FieldErrors::default();
    let mut values = Vec::new();
    for key in SettingKey::ALL {
        let seen = fields.get(&format!("revision_{}", key.code())).parse().unwrap_or_default();
        let value = errors.take(key.code(), key.parse(fields.get(key.code())));
        values.extend(value.map(|value| (*key, value, seen)));
    }
    let values = errors.or(Some(values))?;
    let (district, acting) = (ctx.read_model.district(), visitor.acting());
    store::setting::set(&ctx.store, district, &acting, ctx.clock.now(), &values).await.map_err(of_store)?;
    Ok(Done::to("/admin/settings?done=changed"))
}
