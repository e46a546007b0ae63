//! What only a browser can do. A leaf: it knows no pages, and nothing here runs on the server.

pub mod clipboard;
pub mod document;
pub mod kept;
pub mod place;
