//! What DESIGN §6 promises of the server, measured as ratios in one run wherever two things can be run side
//! by side. `cargo bench -p server`; the program's own figures need `target/release/guatu`, or the one
//! `GUATU_BIN` names.

#![expect(clippy::print_stdout, reason = "a bench tells its figures")]

mod client;
mod page_rate;
mod process;
mod promise;

use promise::Outcome;

fn main() -> Outcome<()> {
    promise::heading();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(page_rate::measure())?;
    drop(runtime);
    process::measure()
}
