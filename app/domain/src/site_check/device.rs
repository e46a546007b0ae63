//! Why a device does not say where it is, or does not read a plate.

use serde::{Deserialize, Serialize};

/// Why there is no position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PositionFault {
    /// Its owner, or the browser's settings, did not allow it.
    Refused,
    /// It took too long: indoors, or under trees.
    TimedOut,
    /// The device could not find out.
    Unavailable,
    /// The browser has no way to ask, or the connection is not secure.
    NoDevice,
}

/// Why no plate is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ScanFault {
    /// Its owner, or the browser's settings, did not allow the camera.
    Refused,
    /// There is no camera, or another program has it.
    NoCamera,
    /// The browser cannot read codes.
    NoReader,
    /// Whoever scanned went away, or stopped it.
    Stopped,
}
