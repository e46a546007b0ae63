//! Photos and documents as pages show them. How they come in is `ui::FileField` and `door::attachment`.

mod api;
mod list;
mod view;

pub use api::list_attachments;
pub use list::AttachmentList;
pub use view::{AttachmentView, size_text, stored_files};

#[cfg(test)]
mod tests;
