//! `/admin/data`: the purge, with a word typed so that no slip of the hand removes anything.

use super::unknown;
use crate::admin::view::CONFIRMATION;
use crate::door::{Done, Post};
use crate::error::AppError;
use crate::server_context::of_store;
use domain::access::Action;
use domain::form::FieldErrors;
use domain::label::Bilingual;

pub(super) async fn open(post: Post) -> Result<Done, AppError> {
    let Post { context: ctx, visitor, fields, keeper, .. } = post;
    visitor.check(Action::PurgeIllustrative)?;
    if fields.get("form") != "purge" {
        return Err(unknown(fields.get("form")));
    }
    if fields.get("confirmation").trim() != CONFIRMATION {
        let message = Bilingual::new(
            format!("请原样输入“{CONFIRMATION}”四个字确认。"),
            format!("Please type “{CONFIRMATION}” exactly to confirm."),
        );
        return Err(FieldErrors::one("confirmation", message).into());
    }
    let (district, acting) = (ctx.read_model.district(), visitor.acting());
    let named = store::attachment::objects_of_illustrative(&ctx.store, district).await.map_err(of_store)?;
    store::purge::purge_illustrative_as(&ctx.store, district, &acting, ctx.clock.now())
        .await
        .map_err(of_store)?;
    // Rows first: a file without a row is waste, a row without a file is a loss.
    let keys = named.into_iter().flat_map(|object| [Some(object.object_key), object.thumbnail_key]);
    keeper.discard(keys.flatten().collect()).await;
    Ok(Done::to("/admin/data?done=purged"))
}
