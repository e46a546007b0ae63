//! What lies in a part of the map, and what it comes to.

use super::Site;
use super::site::{MicroDegrees, micro};
use crate::calendar::ReportingMonth;
use crate::code_list::Stage;
use crate::place::{BoundingBox, Place};
use crate::portfolio::{CoveredSum, Measures};
use crate::unit::{BasisPoints, Yuan};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A part of the map in whole millionths of a degree: west, south, east, north; edges included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapBox {
    /// Least longitude.
    pub west: i32,
    /// Least latitude.
    pub south: i32,
    /// Greatest longitude.
    pub east: i32,
    /// Greatest latitude.
    pub north: i32,
}

impl MapBox {
    /// A box in degrees.
    #[must_use]
    pub fn of(degrees: BoundingBox) -> Self {
        let ([west, south], [east, north]) =
            (micro([degrees.west, degrees.south]), micro([degrees.east, degrees.north]));
        Self { west, south, east, north }
    }

    /// Whether another lies wholly in it.
    #[must_use]
    pub const fn holds(&self, other: &Self) -> bool {
        self.west <= other.west
            && self.east >= other.east
            && self.south <= other.south
            && self.north >= other.north
    }

    /// Whether something of a project lies in it: the box around its shape meets this one.
    #[must_use]
    pub fn shows(&self, site: &Site) -> bool {
        box_around([site]).is_some_and(|around| {
            around.west <= self.east
                && around.east >= self.west
                && around.south <= self.north
                && around.north >= self.south
        })
    }
}

/// As it travels: `west,south,east,north` in whole millionths of a degree.
impl fmt::Display for MapBox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { west, south, east, north } = self;
        write!(f, "{west},{south},{east},{north}")
    }
}

/// What is no part of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a part of a map is west,south,east,north in millionths of a degree")]
pub struct NoMapBox;

impl FromStr for MapBox {
    type Err = NoMapBox;

    fn from_str(text: &str) -> Result<Self, NoMapBox> {
        let edges = text.split(',').map(str::parse).collect::<Result<Vec<i32>, _>>().map_err(|_| NoMapBox)?;
        match edges[..] {
            [west, south, east, north] => Ok(Self { west, south, east, north }),
            _ => Err(NoMapBox),
        }
    }
}

/// The smallest box around projects; `None` around none.
#[must_use]
pub fn box_around<'a>(sites: impl IntoIterator<Item = &'a Site>) -> Option<MapBox> {
    around(sites.into_iter().flat_map(Site::positions))
}

/// The smallest box around projects' places, before they are sites.
#[must_use]
pub fn box_around_places<'a>(places: impl IntoIterator<Item = &'a Place>) -> Option<MapBox> {
    let boxes = places.into_iter().filter_map(|place| place.geometry.bounding_box());
    around(boxes.flat_map(|part| [[part.west, part.south], [part.east, part.north]].map(micro)))
}

fn around(positions: impl Iterator<Item = MicroDegrees>) -> Option<MapBox> {
    let boxes = positions.map(|[x, y]| MapBox { west: x, south: y, east: x, north: y });
    boxes.reduce(|a, b| MapBox {
        west: a.west.min(b.west),
        south: a.south.min(b.south),
        east: a.east.max(b.east),
        north: a.north.max(b.north),
    })
}

/// The figures of the projects that a part of the map shows; of all with `None`.
#[must_use]
pub fn sums_in(sites: &[Site], part: Option<MapBox>, month: ReportingMonth) -> Measures {
    sums(sites.iter().filter(|site| part.is_none_or(|part| part.shows(site))), month)
}

/// The figures of projects, by the rules of a roll-up: every sum says how many records it covers, a rate is Σ completed ÷
/// Σ planned over those that have both, and suspended or cancelled projects are left out of it. A sum that does not fit
/// is unknown.
#[must_use]
pub fn sums<'a>(sites: impl IntoIterator<Item = &'a Site>, month: ReportingMonth) -> Measures {
    let mut measures = Measures::default();
    let mut rated = Some((Yuan::ZERO, Yuan::ZERO));
    let mut amounts = [Amount::default(); 4];
    for site in sites {
        measures.count += 1;
        measures.lights.count(site.light);
        let suspended = site.stage == Some(Stage::Suspended);
        let cancelled = site.stage == Some(Stage::Cancelled);
        measures.suspended += u32::from(suspended);
        measures.cancelled += u32::from(cancelled);
        let values = [site.total_planned, site.annual_planned, site.completed_ytd, site.completed_cumulative];
        for (amount, value) in amounts.iter_mut().zip(values) {
            amount.add(value);
        }
        let both = site.completed_ytd.zip(site.annual_planned).filter(|_| !suspended && !cancelled);
        if let Some((done, plan)) = both {
            measures.rated += 1;
            rated = rated.and_then(|(all_done, all_planned)| {
                Some((all_done.checked_add(done)?, all_planned.checked_add(plan)?))
            });
        }
    }
    [
        measures.total_planned_investment,
        measures.annual_planned_investment,
        measures.investment_completed_ytd,
        measures.investment_completed_cumulative,
    ] = amounts.map(Amount::covered);
    let rate = rated.and_then(|(done, plan)| BasisPoints::ratio(done, plan));
    measures.investment_completion_rate_bp = rate;
    measures.progress_gap_bp = rate.map(|rate| rate - month.time_proportional());
    measures
}

/// A sum under way; `None` once it does not fit.
#[derive(Debug, Clone, Copy)]
struct Amount {
    sum: Option<Yuan>,
    known: u32,
}

impl Default for Amount {
    fn default() -> Self {
        Self { sum: Some(Yuan::ZERO), known: 0 }
    }
}

impl Amount {
    fn add(&mut self, value: Option<Yuan>) {
        if let Some(value) = value {
            self.known += 1;
            self.sum = self.sum.and_then(|sum| sum.checked_add(value));
        }
    }

    fn covered(self) -> CoveredSum {
        CoveredSum { sum: self.sum.filter(|_| self.known > 0), known: self.known }
    }
}
