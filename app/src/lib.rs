//! What users see. One crate for both sides: `ssr` on the server, `hydrate` in the browser.
//!
//! Where to look: a *feature* is a folder (`overview`, `project`, `investment`) holding its page, its
//! views and its server functions; [`ui`] is the component kit and knows no feature; [`routes`] says
//! which address shows which page. `cfg(feature = …)` stays in this file and in the two context doors.

// A page is one type, deeper than the compiler's usual 128 levels.
#![recursion_limit = "512"]

#[cfg(all(feature = "ssr", feature = "hydrate"))]
compile_error!(
    "app is built either for the server (`ssr`) or for the browser (`hydrate`): build packages one by one, never --workspace"
);
#[cfg(not(any(feature = "ssr", feature = "hydrate")))]
compile_error!("app needs `--features ssr` (server) or `--features hydrate` (browser)");
#[cfg(not(erase_components))]
compile_error!("build with --cfg erase_components, as .cargo/config.toml does: else pages do not hydrate");

pub mod access;
pub mod admin;
pub mod attachment;
#[cfg(feature = "hydrate")]
mod browser_context;
pub mod change_digest;
pub mod changes;
#[cfg(feature = "ssr")]
pub mod door;
pub mod error;
pub mod investment;
pub mod issue_register;
pub mod locale;
mod names;
pub mod offline;
pub mod outbox;
pub mod overview;
pub mod portfolio_map;
pub mod posting;
pub mod project;
pub mod routes;
#[cfg(feature = "ssr")]
pub mod server_context;
#[cfg(feature = "ssr")]
pub mod shell;
pub mod site_check;
mod sketch;
pub mod status_light;
pub mod status_report;
pub mod ui;
#[cfg(feature = "ssr")]
pub mod visitor;
pub mod wall;
pub mod wire;

/// The door to whichever side this is built for: both offer the same functions.
#[cfg(feature = "hydrate")]
use browser_context as side;
#[cfg(feature = "ssr")]
use server_context as side;

#[cfg(feature = "hydrate")]
pub use browser_context::take_over;
pub use routes::App;

// `mod i18n`, generated from app/locales by build.rs.
include!(concat!(env!("OUT_DIR"), "/i18n.rs"));
