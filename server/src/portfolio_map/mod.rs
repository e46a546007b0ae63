//! The map on the server: what is drawn under the projects ([`outlines`]), and what map of others it is laid on
//! ([`Basemap`]), with the file of tiles that may be served for it.

mod archive;
mod basemap;
mod outlines;
mod tiles;

pub use archive::{Archive, TileKind};
pub use basemap::Basemap;
pub(crate) use basemap::origin;
pub use outlines::{OutlineCollection, OutlinesError, collection, outlines};
pub(crate) use tiles::ADDRESS as TILES;
pub use tiles::routes;
