//! Failures to sign in, and the growing delays they cost.
//!
//! Counted three ways: by name and address together, by name from anywhere, by address for any name. A
//! name at an address it has signed in from before waits for the first count only: so neither an attack
//! on a name from elsewhere nor one from the same address on other names locks its owner out. Unknown
//! names are counted by the same statements as known ones.

mod count;
mod policy;
mod standing;
mod waiting;

pub use count::{Recorded, clear, delay_for, forget_old, record};
pub use policy::{Budget, DelayPolicy};
pub use waiting::waiting;

pub(crate) use count::apply_success;
pub(crate) use standing::{Attempted, standing};
