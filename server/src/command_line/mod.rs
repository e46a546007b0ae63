//! What `guatu` does, one file a command.

mod demo;
mod export;
mod log;
mod purge;
mod serve;
mod user;
mod verify;

use crate::failure::Failure;
use crate::settings::{DatabaseArgs, ServeArgs};
use clap::{Parser, Subcommand};
use std::io::{Write as _, stderr, stdout};
use std::process::ExitCode;

/// Guatu 挂图: a government's project portfolio.
#[derive(Debug, Parser)]
#[command(name = "guatu", version, arg_required_else_help = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the portfolio. A flag wins over its environment variable, which wins over guatu.toml in the
    /// data directory, which wins over guatu.toml in the working directory
    Serve(ServeArgs),
    /// Fill an empty data directory with made-up projects
    Demo(demo::DemoArgs),
    /// Remove records
    Purge(purge::PurgeArgs),
    /// Write the portfolio to a file for other programs
    Export(export::ExportArgs),
    /// Make and change accounts
    User(user::UserArgs),
    /// Check the journal's hash chain, every reference and every roll-up
    Verify(DatabaseArgs),
}

/// Runs the command; failures are one line on standard error.
#[must_use]
pub fn main() -> ExitCode {
    let command = CommandLine::parse().command;
    match run(command) {
        Ok(code) => code,
        Err(failure) => {
            // Nobody is left to tell when this fails.
            drop(writeln!(stderr(), "guatu: {failure}"));
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::because("cannot start", error))?;
    runtime.block_on(async {
        match command {
            Command::Serve(args) => serve::run(args).await.map(|()| ExitCode::SUCCESS),
            Command::Demo(args) => demo::run(args).await.map(|()| ExitCode::SUCCESS),
            Command::Purge(args) => purge::run(args).await.map(|()| ExitCode::SUCCESS),
            Command::Export(args) => export::run(args).await.map(|()| ExitCode::SUCCESS),
            Command::User(args) => user::run(args).await.map(|()| ExitCode::SUCCESS),
            Command::Verify(args) => verify::run(args).await,
        }
    })
}

/// Tells the person at the terminal.
fn say(line: std::fmt::Arguments<'_>) -> Result<(), Failure> {
    let mut out = stdout().lock();
    writeln!(out, "{line}")
        .and_then(|()| out.flush())
        .map_err(|error| Failure::because("standard output", error))
}
