//! `/map`: the projects of a list on a map, beside the list of the same projects. Readable without JavaScript: the
//! server draws a sketch. Where the browser can, its map (`browser::map`) takes the sketch's place.
//!
//! Where to look: what is asked is the list's address (`project::list`), `answer` what the server gives for it (`drawn`
//! makes it, `api` is the door), `page` puts the parts together, `live` is what the browser's map does with them.

mod answer;
mod api;
mod card;
pub mod drawn;
mod live;
mod page;
mod part;
mod rows;
mod state;

pub use answer::{MapAnswer, MapDrawn, MapPart};
pub use api::{GetMapPart, GetPortfolioMap, get_map_part, get_portfolio_map};
pub use page::open;

#[cfg(test)]
mod tests;
