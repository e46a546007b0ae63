//! `guatu purge --illustrative`: removes every record that is not real.

use super::say;
use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::opening::{self, SYSTEM};
use crate::settings::DatabaseArgs;
use clap::Args;
use domain::calendar::Clock as _;
use store::purge::purge_illustrative;

#[derive(Debug, Args)]
pub(super) struct PurgeArgs {
    /// Remove every illustrative record (示例) with its plans, reports, milestones and issues
    #[arg(long, required = true)]
    illustrative: bool,
    #[command(flatten)]
    database: DatabaseArgs,
}

pub(super) async fn run(args: PurgeArgs) -> Result<(), Failure> {
    let (settings, _) = args.database.resolve()?;
    let store = opening::open(&settings).await?;
    let removed = purge_illustrative(&store, &settings.district, SYSTEM, SystemClock.now())
        .await
        .map_err(|error| Failure::because("nothing was removed", error))?;
    store.close().await;
    say(format_args!(
        "removed: {} projects, {} plan versions, {} reports, {} milestones, {} issues; the journal keeps their trail",
        removed.projects, removed.plan_versions, removed.status_reports, removed.milestones, removed.issues
    ))
}
