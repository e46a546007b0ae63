//! `/outbox`: what waits on this device to be sent. What it is and how it goes is `domain::outbox`; where it is kept and
//! how it is sent, `browser::outbox`. The server knows nothing of it: the page is drawn by the browser alone.

mod conflict;
mod item;
mod leaving;
mod page;
mod sending;
mod state;
mod tools;
mod wording;

pub use page::open;
pub(crate) use sending::{Batch, Sending};
pub use state::send_waiting;
pub(crate) use state::{begin, follow};
