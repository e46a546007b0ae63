//! Passwords: how they are kept, and which ones will do.

mod hasher;
mod policy;

pub use hasher::{PasswordError, Passwords};
pub use policy::{PasswordPolicy, Weakness};
