//! One project on the map: no more than its mark, its shape and what the sums of a view are made of.

use super::Colouring;
use crate::code_list::{Source, Stage};
use crate::place::{Geometry, Place, Position};
use crate::portfolio::ProjectItem;
use crate::status_light::Light;
use crate::unit::Yuan;
use serde::{Deserialize, Serialize};

/// A position in whole millionths of a degree (some 0.1 m), longitude first, WGS84.
pub type MicroDegrees = [i32; 2];

/// A project's shape beside its mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SiteShape {
    /// Nothing but the mark.
    Point,
    /// A line.
    Line(Vec<MicroDegrees>),
    /// Rings, each closed.
    Area(Vec<Vec<MicroDegrees>>),
}

/// A project that has a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// The office's code.
    pub code: String,
    /// Where its mark stands.
    pub at: MicroDegrees,
    /// Its shape.
    pub shape: SiteShape,
    /// Whether the place is only roughly right and must be drawn so.
    pub approximate: bool,
    /// Whether the record is an example.
    pub illustrative: bool,
    /// The light: the shape of the mark.
    pub light: Light,
    /// The class of the colouring in force: the colour of the mark.
    pub class: u8,
    /// Stage: suspended and cancelled projects are left out of rates.
    pub stage: Option<Stage>,
    /// 计划总投资.
    pub total_planned: Option<Yuan>,
    /// 年度计划投资.
    pub annual_planned: Option<Yuan>,
    /// 本年完成投资.
    pub completed_ytd: Option<Yuan>,
    /// 累计完成投资.
    pub completed_cumulative: Option<Yuan>,
}

/// In whole millionths.
#[expect(clippy::cast_possible_truncation, reason = "at most 180 million")]
pub(super) fn micro(position: Position) -> MicroDegrees {
    position.map(|degrees| (degrees * 1e6).round() as i32)
}

impl Site {
    /// A project at its place; `None` for a shape without positions.
    #[must_use]
    pub fn of(item: &ProjectItem, place: &Place, colouring: Colouring) -> Option<Self> {
        let line = |line: &Vec<Position>| line.iter().copied().map(micro).collect::<Vec<_>>();
        let shape = match &place.geometry {
            Geometry::Point(_) => SiteShape::Point,
            Geometry::LineString(positions) => SiteShape::Line(line(positions)),
            Geometry::Polygon(rings) => SiteShape::Area(rings.iter().map(line).collect()),
        };
        Some(Self {
            code: item.code.as_str().to_owned(),
            at: micro(place.geometry.label_position()?),
            shape,
            approximate: place.basis.is_approximate(),
            illustrative: item.source == Source::Illustrative,
            light: item.light,
            class: colouring.class_of(item),
            stage: item.stage,
            total_planned: item.total_planned_investment,
            annual_planned: item.annual_planned_investment,
            completed_ytd: item.investment_completed_ytd,
            completed_cumulative: item.investment_completed_cumulative,
        })
    }

    /// Every position: the mark's, then the shape's.
    pub fn positions(&self) -> impl Iterator<Item = MicroDegrees> + '_ {
        let (line, rings) = match &self.shape {
            SiteShape::Point => (&[][..], &[][..]),
            SiteShape::Line(line) => (line.as_slice(), &[][..]),
            SiteShape::Area(rings) => (&[][..], rings.as_slice()),
        };
        [self.at].into_iter().chain(line.iter().copied()).chain(rings.iter().flatten().copied())
    }

    /// How large its mark is.
    #[must_use]
    pub fn size(&self) -> u8 {
        mark_size(self.total_planned)
    }
}

/// The side of a mark in CSS pixels at a desk's screen: its area grows with the planned total, from 100 million yuan on;
/// the least and the unknown are equally small, what is past 6.4 billion equally large. The steps are few, so that a
/// legend can show them.
#[must_use]
pub fn mark_size(total_planned: Option<Yuan>) -> u8 {
    const STEPS: [(i64, u8); 4] =
        [(100_000_000, 10), (400_000_000, 12), (1_600_000_000, 16), (6_400_000_000, 22)];
    let amount = total_planned.unwrap_or(Yuan::ZERO).0;
    STEPS.iter().find(|(end, _)| amount < *end).map_or(28, |(_, size)| *size)
}
