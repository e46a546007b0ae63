//! Photos and documents: what is in them, how they are made harmless, where their bytes are, how they are
//! served. Their rows are `store::attachment`'s.

mod content;
mod download;
mod keeper;
mod office;
mod origin;
mod photo;
mod picture;
mod proof;
mod refusal;
mod storage;

pub use download::routes;
pub use keeper::Keeper;
pub use origin::{PhotoOrigin, PhotoPlace};
pub use photo::{NotKept, SentPhoto};
pub use proof::Damage;
pub use refusal::Refused;
pub use storage::{FileStorage, StorageError};
