//! What places promise, by subject.

mod coordinate_systems;
mod fault;
mod shape;
