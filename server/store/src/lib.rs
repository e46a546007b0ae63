//! Guatu's persistence.
