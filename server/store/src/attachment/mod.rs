//! Photos and documents: their rows. The bytes are stored before and elsewhere, by the server; what is not
//! taken here, it deletes again.

mod add;
mod put;
mod read;
mod remove;
mod row;

pub use add::{Added, NewAttachment, add};
pub use put::{NewPhoto, Put, find_sent, put};
pub use read::{Stored, StoredObject, find, objects, objects_of_illustrative, of_project, of_subject};
pub use remove::remove;
