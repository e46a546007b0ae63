//! `guatu purge --illustrative`: removes every record that is not real.

use super::say;
use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::file::FileStorage;
use crate::opening::{self, SYSTEM};
use crate::settings::DatabaseArgs;
use clap::Args;
use domain::calendar::Clock as _;
use store::purge::purge_illustrative;

#[derive(Debug, Args)]
pub(super) struct PurgeArgs {
    /// Remove every illustrative record (示例) with its plans, reports, milestones, issues and files
    #[arg(long, required = true)]
    illustrative: bool,
    #[command(flatten)]
    database: DatabaseArgs,
}

pub(super) async fn run(args: PurgeArgs) -> Result<(), Failure> {
    let (settings, _) = args.database.resolve()?;
    let store = opening::open(&settings).await?;
    let named = store::attachment::objects_of_illustrative(&store, &settings.district).await;
    let named = named.map_err(Failure::new)?;
    let removed = purge_illustrative(&store, &settings.district, SYSTEM, SystemClock.now())
        .await
        .map_err(|error| Failure::because("nothing was removed", error))?;
    store.close().await;
    // Rows first: a file without a row is waste, a row without a file is a loss.
    if !named.is_empty() {
        let keys = named.into_iter().flat_map(|object| [Some(object.object_key), object.thumbnail_key]);
        FileStorage::local(&settings.files())?.discard(keys.flatten()).await;
    }
    say(format_args!(
        "removed: {} projects, {} plan versions, {} reports, {} milestones, {} issues, {} files; the journal keeps their trail",
        removed.projects,
        removed.plan_versions,
        removed.status_reports,
        removed.milestones,
        removed.issues,
        removed.attachments
    ))
}
