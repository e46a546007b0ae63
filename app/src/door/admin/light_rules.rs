//! `/admin/light-rules`: first what a draft would change, then the version itself.

use super::unknown;
use crate::door::{Done, Post};
use crate::error::AppError;
use crate::server_context::of_store;
use crate::ui::address;
use domain::access::Action;
use domain::admin::RulesDraft;

pub(super) async fn open(post: Post) -> Result<Done, AppError> {
    let Post { context: ctx, visitor, fields, .. } = post;
    visitor.check(Action::ChangeLightRules)?;
    let draft = RulesDraft::parse(&fields, ctx.clock.today(), ctx.read_model.portfolio().calendar())?;
    match fields.get("form") {
        "draft" => {
            // The draft travels in the address: it can be looked at, sent to others and come back to.
            let pairs = fields.0.iter().filter(|(name, _)| name != "form");
            let pairs = pairs.map(|(name, text)| (name.as_str(), text.as_str()));
            Ok(Done::to(address("/admin/light-rules", pairs.chain([("preview", "yes")]))))
        }
        "save" => {
            let (district, acting) = (ctx.read_model.district(), visitor.acting());
            store::status_light::change_rules(&ctx.store, district, &acting, ctx.clock.now(), &draft)
                .await
                .map_err(of_store)?;
            Ok(Done::to("/admin/light-rules?done=rules"))
        }
        other => Err(unknown(other)),
    }
}
