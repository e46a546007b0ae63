//! The server from outside: through `router()` as a browser or a program sees it, and `guatu` as an
//! operator runs it. One file a feature; `house` checks the workspace itself.

#![expect(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod account;
mod admin;
mod basemap;
mod change_digest;
mod command_line;
mod connection;
mod events;
mod exchange;
mod file;
mod first_administrator;
mod health;
mod house;
mod issue_order;
mod issues;
mod language;
mod machine_token;
mod month_cycle;
mod month_steps;
mod office;
mod offline;
mod outbox;
mod overview;
mod page;
mod person;
mod place_edit;
mod plan;
mod plate;
mod portfolio_map;
mod printed;
mod problem;
mod project_edit;
mod project_list;
mod project_patch;
mod project_record;
mod project_sight;
mod report;
mod report_pages;
mod report_typed;
mod role_matrix;
mod rollup;
mod same_origin;
mod security_headers;
mod session;
mod sign_in;
mod site;
mod site_check;
mod site_pages;
mod user_command;
mod wall;
mod wall_chart;
mod web_files;
