//! What people type into forms: fields as text, and what is wrong with them, told at the field.

mod errors;
mod fields;

pub use errors::{FieldError, FieldErrors};
pub use fields::Fields;
