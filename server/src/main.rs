//! The `guatu` program: everything it does is in the library, where tests reach it.

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// Gives memory back once a page is rendered; the system's allocator keeps two to three times as much for
/// each thread, and an idle server is promised to be small (DESIGN §6).
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    server::command_line::main()
}
