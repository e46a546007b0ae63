//! Guatu's server.
