//! A site check as it is kept.

use crate::label::Bilingual;
use crate::place::{Geometry, Position};
use crate::project::ProjectId;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// The identity of a check: a UUIDv7, made by the device, which may be without a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SiteCheckId(pub Uuid);

impl fmt::Display for SiteCheckId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for SiteCheckId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Self)
    }
}

crate::code_list::code_list! {
    /// What was seen.
    SiteFinding as "site_finding" {
        /// As it should be.
        Normal = "normal", "正常", "Normal";
        /// Something is wrong; the note says what.
        Problem = "problem", "有问题", "Problem";
    }
}

/// Where a device was, as it said itself. Internal: never leaves through public faces.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SitePosition {
    /// WGS84.
    pub at: Position,
    /// Metres around it within which the device believes to have been.
    pub accuracy_metres: u32,
}

/// A site check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SiteCheck {
    /// Identity.
    pub id: SiteCheckId,
    /// The project.
    pub project: ProjectId,
    /// When, by the device's clock, right or wrong.
    pub checked_at: DateTime<Utc>,
    /// When the server had it.
    pub received_at: DateTime<Utc>,
    /// Whose account.
    pub by: String,
    /// What was seen.
    pub finding: SiteFinding,
    /// The same in words.
    pub note: Option<String>,
    /// Where the device was; `None`: it was not allowed to tell, or could not.
    pub position: Option<SitePosition>,
    /// Whole metres from there to the project's place as it was recorded at the time, 0 inside it; `None` without either.
    pub distance_metres: Option<u32>,
}

/// How a device's clock stands to the server's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// They agree, but for what it takes to send something.
    Agrees,
    /// The device was so far ahead: its clock is wrong.
    Ahead(TimeDelta),
    /// It came so late: it waited for a network, or the device's clock is wrong.
    Behind(TimeDelta),
}

impl SiteCheck {
    /// How the device's clock stood when the check came.
    #[must_use]
    pub fn clock(&self) -> Clock {
        Clock::of(self.checked_at, self.received_at)
    }
}

impl SitePosition {
    /// Whole metres to a project's place.
    #[must_use]
    pub fn distance_to(&self, place: &Geometry) -> Option<u32> {
        let metres = place.metres_from(self.at)?;
        Some(u32::try_from(metres).unwrap_or(u32::MAX))
    }
}

impl Clock {
    /// A device that says this when the server says that. A day apart is still taken for agreement.
    #[must_use]
    pub fn of(device: DateTime<Utc>, server: DateTime<Utc>) -> Self {
        let (ahead, day) = (device - server, TimeDelta::days(1));
        if ahead > day {
            Self::Ahead(ahead)
        } else if -ahead > day {
            Self::Behind(-ahead)
        } else {
            Self::Agrees
        }
    }

    /// For readers; `None` when there is nothing to tell.
    #[must_use]
    pub fn words(self) -> Option<Bilingual> {
        match self {
            Self::Agrees => None,
            Self::Ahead(by) => {
                let days = by.num_days();
                Some(Bilingual::new(
                    format!("设备时间比服务器快 {days} 天以上，设备时钟不准"),
                    format!("The device's clock was more than {days} d ahead: it is wrong"),
                ))
            }
            Self::Behind(by) => {
                let days = by.num_days();
                Some(Bilingual::new(
                    format!("设备时间比收到时间早 {days} 天以上：离线后补传，或设备时钟不准"),
                    format!(
                        "Received more than {days} d after the device's time: sent later, or its clock is wrong"
                    ),
                ))
            }
        }
    }
}
