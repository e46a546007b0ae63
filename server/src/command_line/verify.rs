//! `guatu verify`: exit 0 when everything holds, 1 when something does not.

use super::say;
use crate::failure::Failure;
use crate::file::FileStorage;
use crate::opening;
use crate::settings::DatabaseArgs;
use std::process::ExitCode;

pub(super) async fn run(args: DatabaseArgs) -> Result<ExitCode, Failure> {
    let (settings, _) = args.resolve()?;
    let store = opening::open(&settings).await?;
    let report = store::verify::verify(&store, &settings.district).await.map_err(Failure::new)?;
    let objects = store::attachment::objects(&store, &settings.district).await.map_err(Failure::new)?;
    store.close().await;
    let files = objects.len();
    let damaged = match files {
        0 => Vec::new(),
        _ => FileStorage::local(&settings.files())?.damaged(objects).await,
    };
    for finding in &report.findings {
        say(format_args!("{finding}"))?;
    }
    for finding in &damaged {
        say(format_args!("{finding}"))?;
    }
    let (rows, projects, sums) = (report.journal_rows, report.projects, report.sums);
    let looked_at =
        format_args!("{rows} journal rows, {projects} projects, {sums} sums, {files} files").to_string();
    if report.is_sound() && damaged.is_empty() {
        say(format_args!("sound: {looked_at}"))?;
        Ok(ExitCode::SUCCESS)
    } else {
        say(format_args!("NOT SOUND, {} findings: {looked_at}", report.findings.len() + damaged.len()))?;
        Ok(ExitCode::FAILURE)
    }
}
