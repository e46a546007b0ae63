//! `/wall`: the portfolio on a meeting room's screen, scene after scene, for weeks.
//!
//! Where to look: `address` is what the screen is asked to show, `drawn` draws the scenes on the server (`answer` is what
//! it sends, `api` the door), `page` puts them together, `rotation` turns them, `following` keeps them up to date.

mod address;
mod answer;
mod api;
mod controls;
pub mod drawn;
mod following;
mod page;
mod rotation;
mod scene;

pub use answer::WallAnswer;
pub use api::{GetWall, get_wall};
pub use page::open;
pub use scene::Scene;
