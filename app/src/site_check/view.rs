//! What the pages of a site are given, and no more than the reader may see.

use crate::attachment::AttachmentView;
use chrono::NaiveDate;
use domain::calendar::{AsOf, ReportingMonth, moment_text};
use domain::label::Bilingual;
use domain::place::{Geometry, Place, Position};
use domain::project::ProjectCode;
use domain::site_check::{SiteCheck, SiteFinding};
use domain::status_light::Light;
use domain::status_report::ReportState;
use serde::{Deserialize, Serialize};

/// A project as a telephone shows it at its gate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SiteView {
    /// The office's code.
    pub code: ProjectCode,
    /// Its name.
    pub name: Bilingual,
    /// 责任单位.
    pub unit: Option<String>,
    /// The month the light is of.
    pub as_of: AsOf,
    /// The light.
    pub light: Light,
    /// Why.
    pub reason: Bilingual,
    /// The report of the month that takes reports.
    pub report: Option<SiteReport>,
    /// The next milestones, by planned date.
    pub milestones: Vec<NextMilestone>,
    /// How many issues are open, and how many of these overdue.
    pub open_issues: (u32, u32),
    /// Those that are open, orders first; none for who may not read internal fields.
    pub issues: Vec<OpenIssue>,
    /// Where it is.
    pub place: Option<SitePlace>,
    /// The latest site checks; none for who may not read internal fields.
    pub checks: Vec<SiteCheckView>,
    /// What the reader may do.
    pub may: SiteRights,
    /// For the form: the check's id, and the time.
    pub new_check: NewCheck,
}

/// The shape of a project's place, as answers carry it: a GeoJSON geometry names its kind in a member, which they cannot
/// read back ([`crate::wire`]).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum SitePlace {
    /// A point.
    Point(Position),
    /// A line.
    Line(Vec<Position>),
    /// An area, outer ring first.
    Area(Vec<Vec<Position>>),
}

impl SitePlace {
    /// The shape of a place.
    #[must_use]
    pub fn of(place: &Place) -> Self {
        match place.geometry.clone() {
            Geometry::Point(position) => Self::Point(position),
            Geometry::LineString(line) => Self::Line(line),
            Geometry::Polygon(rings) => Self::Area(rings),
        }
    }

    /// The same as a geometry.
    #[must_use]
    pub fn geometry(self) -> Geometry {
        match self {
            Self::Point(position) => Geometry::Point(position),
            Self::Line(line) => Geometry::LineString(line),
            Self::Area(rings) => Geometry::Polygon(rings),
        }
    }
}

/// Where the report of a month stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteReport {
    /// The month.
    pub month: ReportingMonth,
    /// `None`: nothing is written.
    pub state: Option<ReportState>,
}

/// A milestone that is not reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextMilestone {
    /// Its name.
    pub name: Bilingual,
    /// The day.
    pub planned: NaiveDate,
    /// How many days it is late; 0: it is not.
    pub days_late: i64,
}

/// An issue that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenIssue {
    /// Its id, for its address.
    pub id: String,
    /// What it is.
    pub title: Bilingual,
    /// Who has to solve it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// How many days it is late; 0: it is not.
    pub days_late: i64,
    /// 督办: a leader ordered it.
    pub ordered: bool,
}

/// What the reader may do here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SiteRights {
    /// Write the report.
    pub report: bool,
    /// Open an issue.
    pub issue: bool,
    /// Record a check.
    pub check: bool,
    /// Read internal fields.
    pub internal: bool,
}

/// What a form for a check begins with.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NewCheck {
    /// A UUIDv7.
    pub id: String,
    /// RFC 3339, by the server's clock: a device with JavaScript says its own.
    pub at: String,
}

/// A site check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteCheckView {
    /// When, as machines read it: UTC.
    pub instant: String,
    /// When, as clocks in China show it.
    pub time: String,
    /// Whose account.
    pub by: String,
    /// What was seen.
    pub finding: SiteFinding,
    /// The same in words.
    pub note: Option<String>,
    /// Metres to the project's place, and within how many the device was; of the first only what is known.
    pub position: Option<(Option<u32>, u32)>,
    /// What there is to tell of the device's clock.
    pub clock: Option<Bilingual>,
    /// What was photographed.
    pub photos: Vec<AttachmentView>,
}

impl SiteCheckView {
    /// Of a check with its photos.
    #[must_use]
    pub fn of(check: &SiteCheck, photos: Vec<AttachmentView>) -> Self {
        Self {
            instant: check.checked_at.to_rfc3339(),
            time: moment_text(check.checked_at),
            by: check.by.clone(),
            finding: check.finding,
            note: check.note.clone(),
            position: check.position.map(|position| (check.distance_metres, position.accuracy_metres)),
            clock: check.clock().words(),
            photos,
        }
    }
}

/// What a page of a site shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum SiteAnswer {
    /// The project.
    Found(Box<SiteView>),
    /// There is none under the code; those that are like it.
    Unknown(Vec<(ProjectCode, Bilingual)>),
}

/// What became of a code that was typed or scanned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scanned {
    /// Nothing was typed.
    Nothing,
    /// A project's.
    Known(ProjectCode),
    /// Nobody's; those that are like it.
    Unknown(Vec<(ProjectCode, Bilingual)>),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::sent;
    use domain::place::PlaceBasis;

    #[test]
    fn a_place_of_every_shape_arrives() {
        let (a, b) = ([118.6, 24.9], [118.7, 24.8]);
        for geometry in
            [Geometry::Point(a), Geometry::LineString(vec![a, b]), Geometry::Polygon(vec![vec![a, b, a]])]
        {
            let place = Place { geometry: geometry.clone(), basis: PlaceBasis::Exact };
            assert_eq!(sent(&SitePlace::of(&place)).geometry(), geometry);
        }
    }
}
