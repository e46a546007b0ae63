//! The portfolio on a map: where each project's mark goes, how it is coloured and sized, what lies in a part of the
//! map and what that comes to. Pure; the server draws its sketch with it, the browser its map.

mod colouring;
mod features;
mod frame;
mod ground;
mod live;
mod outlines;
mod ring;
mod site;
mod view;

pub use colouring::Colouring;
pub use features::{mark_name, marks_json, ring_of, shapes_json, whole_json};
pub use frame::{Frame, SKETCH_MARGIN};
pub use ground::{Ground, Neighbour};
pub use live::{Beyond, LightShapes, MapEvent, MapWords};
pub use outlines::{LabelPoint, Outline, Outlines};
pub use ring::within_box;
pub use site::{MicroDegrees, Site, SiteShape, mark_size};
pub use view::{MapBox, NoMapBox, box_around, box_around_places, sums, sums_in};

#[cfg(test)]
mod tests;
