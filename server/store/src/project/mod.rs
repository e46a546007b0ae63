//! Records of projects: loading many at once, reading one with everything that hangs on it.

mod batch;
mod dossier;
mod names;
mod packed_row;
mod row;
mod stage;

pub use batch::load_batch;
pub use dossier::dossier;
pub use names::search_text;

pub(crate) use packed_row::{PACKED_PROJECT, read_packed_project};
pub(crate) use row::{LIST_COLUMNS, PROVENANCE_COLUMNS, read_project, read_provenance};
pub(crate) use stage::{PACKED_STAGE, read_packed_stages};
