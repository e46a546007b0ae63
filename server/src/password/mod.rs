//! Passwords: how they are kept, and which ones will do.

mod hasher;
mod one_time;
mod policy;

pub use hasher::{PasswordError, Passwords};
pub use one_time::one_time_password;
pub use policy::{PasswordPolicy, Weakness};
