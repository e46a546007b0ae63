//! What people type into forms: fields as text, what is read from them, and what is wrong with them, told at
//! the field.

mod errors;
mod fields;
mod reading;

pub use errors::{FieldError, FieldErrors};
pub use fields::Fields;
pub use reading::{day_in_range, optional_amount, optional_day, optional_text, required_day, required_text};
