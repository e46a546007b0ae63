//! `PUT /api/v1/projects/{code}/photos/{id}`: a photo from a telephone.

mod body;
mod put;
mod told;

pub use put::{__path_put_photo, put_photo};
