//! Site checks (现场核查): somebody was at a site and says what was seen. Who, when by their device's clock, where as far
//! as they let it be known. A check is written once and never changed.

mod device;
mod draft;
mod entity;
mod scanned;

pub use device::{PositionFault, ScanFault};
pub use draft::{MOST_NOTE, SiteCheckDraft};
pub use entity::{Clock, SiteCheck, SiteCheckId, SiteFinding, SitePosition};
pub use scanned::scanned;

#[cfg(test)]
mod tests;
