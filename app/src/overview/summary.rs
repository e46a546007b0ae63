//! What the overview says, worked out from the portfolio. The report's figures and the records' sums
//! travel side by side and are never mixed.

use super::asked::Asked;
use super::cut::{self, Counts, MOST_NEXT};
use super::reader::ForReader;
use domain::calendar::{AsOf, ReportingCalendar, ReportingMonth};
use domain::code_list::{Category, Programme, Source};
use domain::portfolio::{
    Choice, Dimension, DueMilestone, Filter, GapClosers, Group, Measures, MonthChanges, MonthLights,
    MonthTotals, Portfolio, ProjectItem, Query, QueryError, Ranking, SortKey, YearProjection,
};
use domain::status_light::Light;
use domain::targets::{HEADLINE_IDS, Headline, WorkReport};
use domain::unit::BasisPoints;
use serde::{Deserialize, Serialize};

/// Red projects named on the overview; the rest is one link away.
const MOST_RED: usize = 8;
/// Yellow projects named on the overview.
const MOST_YELLOW: usize = 5;
/// Turned lights that are sent to the page.
const MOST_TURNED: usize = 40;

/// Months whose lights are shown.
const MOST_MONTHS: usize = 24;

/// Figures of a set of projects, and of the illustrative ones among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// All of them.
    pub all: Measures,
    /// Only those that are not illustrative: what has been published or imported.
    pub real: Measures,
}

/// One figure of the work report, with its words, beside what the records say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadlineFigure {
    /// Which figure.
    pub headline: Headline,
    /// The figure: projects, or whole yuan.
    pub value: i64,
    /// Whether the report says "at least".
    pub at_least: bool,
    /// The report's words.
    pub quote: String,
}

/// Everything the overview shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// The month, if the address names one: links carry it on.
    pub asked: Option<ReportingMonth>,
    /// The month the figures are given for.
    pub as_of: AsOf,
    /// The months that can be asked for.
    pub calendar: ReportingCalendar,
    /// Time-proportional progress of the month.
    pub time_proportional_bp: BasisPoints,
    /// Yellow months in a row that turn a light red; 0 or 1 = never.
    pub yellow_months_to_red: u32,
    /// Every project.
    pub total: Scope,
    /// Urban construction.
    pub construction: Scope,
    /// Culture and tourism.
    pub culture: Scope,
    /// The key projects of 2025.
    pub key_projects: Scope,
    /// The report's five headline figures; empty when no report was loaded.
    pub headlines: Vec<HeadlineFigure>,
    /// Where the report was published, in Chinese.
    pub report_title: String,
    /// Figures by sector.
    pub sectors: Vec<Group>,
    /// Figures by category.
    pub categories: Vec<Group>,
    /// Figures by source: how much is published, how much is made up.
    pub sources: Vec<Group>,
    /// Figures by subdistrict.
    pub subdistricts: Vec<Group>,
    /// The twelve months of the year.
    pub months: Vec<MonthTotals>,
    /// What the month changed; of the turned lights only the first, worst first.
    pub changes: MonthChanges,
    /// How many lights turned.
    pub turned: usize,
    /// Red projects, furthest behind first.
    pub red: Vec<ProjectItem>,
    /// Yellow projects, furthest behind first.
    pub yellow: Vec<ProjectItem>,
    /// The lights of every project at each month's end, as far back as they are shown.
    pub lights: Vec<MonthLights>,
    /// What the year comes to if it goes on; `None` where that would be a guess.
    pub projection: Option<YearProjection>,
    /// Groups by their gap; of a long ranking both ends.
    pub ranking: Ranking,
    /// The fewest projects that would close the gap; of these the first.
    pub closers: GapClosers,
    /// Milestones due within [`Self::DUE_WITHIN`] days of the month's end, the next first.
    pub due: Vec<DueMilestone>,
    /// How many there are of what is shown in part.
    pub counts: Counts,
    /// What is there for this reader alone.
    pub reader: ForReader,
}

impl Overview {
    /// Days after the month's end within which a milestone is told to be due.
    pub const DUE_WITHIN: u32 = 30;

    /// The question it answers.
    pub(super) fn question(&self) -> Asked {
        Asked { as_of: self.asked, rank: self.ranking.by }
    }

    /// The overview of a portfolio, as everybody may see it.
    ///
    /// # Errors
    /// [`QueryError`] for a month outside the months with data, or a sum that does not fit.
    pub fn of(
        portfolio: &Portfolio,
        report: &WorkReport,
        Asked { as_of: asked, rank }: Asked,
    ) -> Result<Self, QueryError> {
        let everything = Filter::default();
        let whole = portfolio.query(&figures(everything.clone(), asked, &[]))?;
        let scope = |filter: Filter| -> Result<Scope, QueryError> {
            let real = Filter { source: real(), ..filter.clone() };
            let measures = |filter| portfolio.query(&figures(filter, asked, &[])).map(|view| view.total);
            Ok(Scope { all: measures(filter)?, real: measures(real)? })
        };
        let category = |category| Filter { category: Choice::only(category), ..Filter::default() };
        let key_2025 = Filter { programme: Choice::only(Programme::Key2025), ..Filter::default() };
        let groups = |by| {
            let view = portfolio.query(&figures(Filter::default(), asked, &[by]))?;
            Ok::<_, QueryError>(view.groups)
        };
        let furthest_behind = |light, limit| {
            let query = Query { limit, ..furthest_behind(light, asked) };
            Ok::<_, QueryError>(portfolio.query(&query)?.items)
        };
        let mut changes = portfolio.changes(asked)?;
        let turned = changes.lights.len();
        changes.lights.truncate(MOST_TURNED);
        let months = portfolio.monthly(&everything, asked)?;
        let mut lights = portfolio.lights_over_time(&everything, asked)?;
        lights.drain(..lights.len().saturating_sub(MOST_MONTHS));
        let ranking = portfolio.ranking(&everything, asked, rank)?;
        let closers = portfolio.gap_closers(&everything, asked)?;
        let mut due = portfolio.milestones_due(&everything, asked, Self::DUE_WITHIN)?;
        let counts = Counts {
            ranked: ranking.groups.len(),
            reported: cut::reported(&ranking.groups),
            closers: closers.projects.len(),
            due: due.len(),
        };
        due.truncate(MOST_NEXT);
        Ok(Self {
            asked,
            as_of: whole.as_of,
            calendar: *portfolio.calendar(),
            time_proportional_bp: whole.time_proportional_bp,
            yellow_months_to_red: portfolio.rules().of_month(whole.as_of.month).yellow_months_to_red,
            total: scope(everything.clone())?,
            construction: scope(category(Category::Construction))?,
            culture: scope(category(Category::CultureTourism))?,
            key_projects: scope(key_2025)?,
            headlines: headlines(report),
            report_title: report.title_zh.clone(),
            sectors: groups(Dimension::Sector)?,
            categories: groups(Dimension::Category)?,
            sources: groups(Dimension::Source)?,
            subdistricts: groups(Dimension::Subdistrict)?,
            projection: YearProjection::of(&months, whole.as_of),
            months,
            changes,
            turned,
            red: furthest_behind(Light::Red, MOST_RED)?,
            yellow: furthest_behind(Light::Yellow, MOST_YELLOW)?,
            lights,
            ranking: cut::ends(ranking),
            closers: cut::first(closers),
            due,
            counts,
            reader: ForReader::default(),
        })
    }
}

/// The question behind a list of one light, furthest behind first.
pub(super) fn furthest_behind(light: Light, as_of: Option<ReportingMonth>) -> Query {
    let filter = Filter { light: Choice::only(light), ..Filter::default() };
    Query { filter, as_of, sort: SortKey::ProgressGap, ..Query::default() }
}

fn figures(filter: Filter, as_of: Option<ReportingMonth>, by: &[Dimension]) -> Query {
    Query { filter, as_of, limit: 0, by: by.to_vec(), ..Query::default() }
}

/// Every source but the illustrative one.
fn real() -> Choice<Source> {
    Choice { values: vec![Source::Report, Source::ReportCount, Source::Imported], none: false }
}

fn headlines(report: &WorkReport) -> Vec<HeadlineFigure> {
    let figures = HEADLINE_IDS.into_iter().filter_map(|(id, headline)| {
        let entry = report.entries.iter().find(|entry| entry.id == id)?;
        // The file holds figures as JSON numbers; the five headline figures are whole.
        let value = format!("{:.0}", entry.value?).parse().ok()?;
        let at_least = matches!(entry.operator.as_deref(), Some(">=" | ">"));
        Some(HeadlineFigure { headline, value, at_least, quote: entry.quote_simplified.clone() })
    });
    figures.collect()
}
