//! The browser's map, by MapLibre GL JS. What is shown and what it means is worked out elsewhere (`domain::portfolio_map`,
//! the pages); here it is only put on the map, and the reader's hand is told of.
//!
//! `library` names what is used of MapLibre, `opening` how a map is opened, `style` is its style, `basemap` what it is laid on, `image` draws marks and the rings of clusters,
//! `drawing` is a map on which a place is drawn (`drawing_library` names what is used of Terra Draw),
//! `colours` reads them from the page, `listening` turns what happens into [`MapEvent`](domain::portfolio_map::MapEvent)s.

mod basemap;
mod colours;
mod drawing;
mod drawing_library;
mod drawing_shape;
mod image;
mod library;
mod listening;
mod live;
mod opening;
mod style;
mod theme;

pub use drawing::DrawingMap;
pub use live::LiveMap;
