//! The README's table is the policy's, word for word.

use crate::access::table_markdown;

const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md");
const BEGIN: &str = "<!-- access table: begin -->\n";
const END: &str = "<!-- access table: end -->";

#[test]
fn the_readme_shows_the_table_that_is_asked() {
    let readme = std::fs::read_to_string(README).expect("README.md at the root");
    let (before, rest) = readme.split_once(BEGIN).expect("the README marks where the table begins");
    let (shown, after) = rest.split_once(END).expect("the README marks where the table ends");
    let table = format!("\n{}\n", table_markdown());
    if shown == table {
        return;
    }
    // Asked for by name: a test run must not change the working tree by itself.
    if std::env::var_os("GUATU_WRITE_README").is_some_and(|value| value == "1") {
        std::fs::write(README, format!("{before}{BEGIN}{table}{END}{after}")).expect("README.md written");
        return;
    }
    panic!(
        "README.md, “Who may do what”, is not the policy's table. \
         Run `GUATU_WRITE_README=1 cargo test -p domain readme` and commit the README."
    );
}
