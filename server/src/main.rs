//! The `guatu` program: everything it does is in the library, where tests reach it.

use std::process::ExitCode;
use tikv_jemallocator::Jemalloc;

/// Gives memory back soon after a page was rendered or a portfolio loaded (`.cargo/config.toml` says how
/// soon); the system's allocator keeps it, and an idle server is promised to be small (DESIGN §6).
#[global_allocator]
static ALLOCATOR: Jemalloc = Jemalloc;

fn main() -> ExitCode {
    server::command_line::main()
}
