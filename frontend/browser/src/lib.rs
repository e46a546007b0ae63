//! What only a browser can do. A leaf: it knows no pages, and nothing here runs on the server.

pub mod beacon;
pub mod clipboard;
pub mod device;
pub mod document;
pub mod events;
pub mod form;
pub mod kept;
pub mod links;
pub mod map;
pub mod offline;
pub mod outbox;
pub mod patch;
pub mod photo;
pub mod place;
pub mod position;
pub mod scanner;
pub mod storage;
