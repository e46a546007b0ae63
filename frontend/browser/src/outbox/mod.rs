//! The outbox on the device: where commands are kept (`database`), how they are sent (`sender`, `request`), who is told
//! (`channel`), and the number every page shows (`count`). The rules are `domain::outbox`.

mod channel;
mod count;
mod database;
mod export;
mod hold;
mod key;
mod request;
mod sender;
mod turn;

pub use crate::storage::{Lasting, lasting};
pub use channel::{Hearing, hear};
pub use count::{waiting_of, waiting_of_others};
pub use database::OutboxError;
pub use export::save_file;
pub use hold::{discard, discard_own, items, put, replace, retry, take_back};
pub use key::new_key;
pub use sender::{hurry, start};
