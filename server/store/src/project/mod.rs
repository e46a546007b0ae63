//! Records of projects: loading many at once, reading one with everything that hangs on it, changing one.

mod batch;
mod create;
mod dossier;
mod edit;
mod names;
mod packed_row;
mod row;
mod stage;
mod undo;
mod write;

pub use batch::load_batch;
pub use create::{Created, NewRecord, create};
pub use dossier::{dossier, dossier_as_of};
pub use edit::{Edited, RecordEdit, edit};
pub use names::search_text;
pub use undo::{UndoChange, undo};

pub(crate) use packed_row::{PACKED_PROJECT, read_packed_project};
pub(crate) use row::{LIST_COLUMNS, PROVENANCE_COLUMNS, read_project, read_provenance};
pub(crate) use stage::{PACKED_STAGE, read_packed_stages};
