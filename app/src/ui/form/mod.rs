//! Forms that change something: plain posted forms, whose fields know by themselves what was typed before and
//! what was wrong with it. [`PostForm`] tells them through the context.

mod choice;
mod field;
mod file;
mod filling;
mod focus;
mod notice;
mod post_form;
mod shown_text;
mod text_of;

pub use choice::{CheckField, PickField};
pub use field::{AreaField, InputField, InputKind};
pub use file::{FileField, PICTURES_AND_PAPERS, StoredFile};
pub use filling::Filling;
pub use focus::focus_when_shown;
pub use notice::{DoneNotice, Notice};
pub use post_form::PostForm;
pub use shown_text::ShownText;
pub use text_of::text_of;
