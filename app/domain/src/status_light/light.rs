//! The four lights, and how many of each.

use crate::code_list::CodeList as _;
use serde::{Deserialize, Serialize};

crate::code_list::code_list! {
    /// The status light. Grey says "not judged", and is never unknown.
    Light as "light" {
        /// On or ahead of time.
        Green = "green", "绿灯", "Green";
        /// Behind; watch it.
        Yellow = "yellow", "黄灯", "Yellow";
        /// Far behind; act.
        Red = "red", "红灯", "Red";
        /// Not judged; the reason says why.
        Grey = "grey", "灰灯", "Grey";
    }
}

/// How many projects show each light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LightCounts {
    /// Green lights.
    pub green: u32,
    /// Yellow lights.
    pub yellow: u32,
    /// Red lights.
    pub red: u32,
    /// Grey lights.
    pub grey: u32,
}

impl LightCounts {
    /// The number of one light.
    #[must_use]
    pub const fn of(&self, light: Light) -> u32 {
        match light {
            Light::Green => self.green,
            Light::Yellow => self.yellow,
            Light::Red => self.red,
            Light::Grey => self.grey,
        }
    }

    /// From counts by [`Light`] ordinal.
    #[must_use]
    pub const fn from_ordinals(counts: [u32; 4]) -> Self {
        Self { green: counts[0], yellow: counts[1], red: counts[2], grey: counts[3] }
    }

    /// Adds one light.
    pub fn count(&mut self, light: Light) {
        match light {
            Light::Green => self.green += 1,
            Light::Yellow => self.yellow += 1,
            Light::Red => self.red += 1,
            Light::Grey => self.grey += 1,
        }
    }

    /// All lights together.
    #[must_use]
    pub fn total(&self) -> u32 {
        Light::ALL.iter().map(|light| self.of(*light)).sum()
    }
}
