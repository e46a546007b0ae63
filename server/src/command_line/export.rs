//! `guatu export`: the list as a table or a map, to a file or to standard output.

use crate::exchange::{csv, geojson};
use crate::failure::Failure;
use crate::opening;
use crate::settings::DatabaseArgs;
use clap::{Args, ValueEnum};
use domain::label::Language;
use domain::portfolio::{Portfolio, Query};
use std::fs;
use std::io::{Write as _, stdout};
use std::path::PathBuf;

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// A table for spreadsheets
    Csv,
    /// The projects that have a place, as a map layer
    Geojson,
}

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// The file's format
    #[arg(long)]
    format: Format,
    /// File to write; - for standard output
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Which projects and in which order, in the words of the API: sector=water&as_of=2025-09&sort=-light
    #[arg(long, value_name = "QUERY", default_value = "")]
    query: String,
    /// Language of a table: zh-CN or en
    #[arg(long, value_name = "TAG", default_value = "zh-CN", value_parser = language)]
    lang: Language,
    #[command(flatten)]
    database: DatabaseArgs,
}

fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| "zh-CN or en".to_owned())
}

pub(super) async fn run(args: ExportArgs) -> Result<(), Failure> {
    let (settings, _) = args.database.resolve()?;
    let query = Query::parse(form_urlencoded::parse(args.query.as_bytes()));
    let query = query.map_err(|error| Failure::because("--query", error))?;
    let store = opening::open(&settings).await?;
    let portfolio = opening::read_model(&store, &settings.district).await?.portfolio();
    let bytes = write(&portfolio, &query, args.format, args.lang)?;
    store.close().await;
    let written = if args.output.as_os_str() == "-" {
        stdout().lock().write_all(&bytes)
    } else {
        fs::write(&args.output, &bytes)
    };
    written.map_err(|error| Failure::because(args.output.display(), error))
}

fn write(
    portfolio: &Portfolio,
    query: &Query,
    format: Format,
    language: Language,
) -> Result<Vec<u8>, Failure> {
    match format {
        Format::Csv => csv::table(portfolio, query, &csv::Columns::all(false), language, &|_| false)
            .map_err(Failure::new),
        Format::Geojson => {
            let collection = geojson::collection(portfolio, query).map_err(Failure::new)?;
            serde_json::to_vec(&collection).map_err(Failure::new)
        }
    }
}
