//! Guatu's server: HTTP, the REST API and the command line.
//!
//! Where to look: [`command_line`] is what `guatu` does, [`settings`] what it can be told, [`listener`] how
//! connections are accepted, [`layer`] what happens to every request, [`access`] who is signed in, [`router`]
//! which address leads where, [`page`] the pages, [`rest`] the API, [`exchange`] tables and maps,
//! [`portfolio_map`] what a map draws under the projects, [`wall_chart`] and `plate` the portfolio on paper ([`press`] prints it), [`file`] photos and
//! documents, [`demo`] the demonstration.

#![forbid(unsafe_code)]

pub mod access;
pub mod clock;
pub mod command_line;
pub mod content_coding;
pub mod demo;
pub mod entity_tag;
pub mod exchange;
pub mod failure;
pub mod file;
mod health;
pub mod layer;
pub mod listener;
pub mod metrics;
pub mod opening;
pub mod page;
pub mod password;
mod plate;
pub mod portfolio_map;
pub mod press;
pub mod problem;
mod qr_code;
pub mod rest;
pub mod router;
pub mod settings;
pub mod state;
pub mod wall_chart;
pub mod web_files;
