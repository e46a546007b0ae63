//! `/admin/units`: adding, renaming, retiring.

use super::{revision, unknown};
use crate::door::{Done, Post};
use crate::error::AppError;
use crate::server_context::of_store;
use domain::access::Action;
use domain::admin::{UnitDraft, UnitId};
use store::unit::{self, UnitWrite};

pub(super) async fn open(post: Post) -> Result<Done, AppError> {
    let Post { context: ctx, visitor, fields, .. } = post;
    visitor.check(Action::ManageUnits)?;
    let (store, district, now, acting) =
        (&ctx.store, ctx.read_model.district(), ctx.clock.now(), visitor.acting());
    let id = |fields: &domain::form::Fields| {
        let text = fields.get("unit");
        text.parse::<UnitId>().map_err(|_| AppError::NotFound { what: text.to_owned() })
    };
    let write = |unit| UnitWrite { district, unit, seen_revision: revision(&fields), acting: &acting, now };
    let done = match fields.get("form") {
        "add" => {
            unit::add(store, district, &acting, now, &UnitDraft::parse(&fields)?).await.map_err(of_store)?;
            "added"
        }
        "adopt" => {
            unit::adopt(store, district, &acting, now).await.map_err(of_store)?;
            "adopted"
        }
        "change" => {
            let draft = UnitDraft::parse(&fields)?;
            unit::change(store, &write(id(&fields)?), &draft).await.map_err(of_store)?;
            "changed"
        }
        "retire" => {
            unit::set_retired(store, &write(id(&fields)?), true).await.map_err(of_store)?;
            "retired"
        }
        "restore" => {
            unit::set_retired(store, &write(id(&fields)?), false).await.map_err(of_store)?;
            "restored"
        }
        other => return Err(unknown(other)),
    };
    Ok(Done::to(format!("/admin/units?done={done}")))
}
