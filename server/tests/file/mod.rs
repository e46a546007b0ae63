//! Photos and documents: what is taken, what becomes of it, who gets it.

mod kept;
mod office;
pub mod sample;
mod sent;
mod served;
