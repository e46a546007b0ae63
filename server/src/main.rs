//! The `guatu` program.
fn main() {}
