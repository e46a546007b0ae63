//! `guatu demo`: a made-up portfolio of any size.

use super::say;
use crate::clock::SystemClock;
use crate::demo::MAX_PROJECTS;
use crate::failure::Failure;
use crate::opening;
use crate::settings::DatabaseArgs;
use clap::Args;
use std::time::Instant;

#[derive(Debug, Args)]
pub(super) struct DemoArgs {
    /// How many projects
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_PROJECTS)))]
    projects: u32,
    /// The same seed makes the same projects
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[command(flatten)]
    database: DatabaseArgs,
}

pub(super) async fn run(args: DemoArgs) -> Result<(), Failure> {
    let (settings, _) = args.database.resolve()?;
    let store = opening::open(&settings).await?;
    let started = Instant::now();
    opening::load_synthetic(&store, &settings.district, &SystemClock, args.projects, args.seed).await?;
    store.close().await;
    let seconds = started.elapsed().as_secs_f32();
    say(format_args!("{} projects were made in {seconds:.1} s, all of them examples (示例)", args.projects))
}
