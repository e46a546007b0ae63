//! Exercise data for placeholders, and for them only: stages, people, plans, reports, milestones, issues
//! and sites that are made up, the same on every machine, and say so (data/README, "Exercise data").

mod cast;
mod course;
mod issue;
mod milestone;
mod plan;
mod prose;
mod report;
mod scenario;
mod site;
mod timeline;

use super::dice::{Dice, Seed, Topic};
use super::district::District;
use course::Course;
use domain::code_list::{Category, Source};
use domain::project::Dossier;
use domain::unit::Yuan;
use milestone::Story;
use prose::Craft;
use report::Reporting;
use scenario::{CULTURE, Life, OTHER_CONSTRUCTION, SCENARIOS, Scenario, nth};
use timeline::Timeline;

pub(super) use cast::Cast;
pub(super) use site::place;

/// The seed of the shipped portfolio. Another one deals the same stories to other projects.
const SEED: u64 = 2025;

/// A place in the play of a key project.
pub(super) struct Part {
    /// The story.
    scenario: &'static Scenario,
    /// How many had this story before.
    nth: usize,
    /// Position among all key projects.
    rank: usize,
}

impl Part {
    /// The part of the key project at a rank: each story comes up as often as its share says.
    pub fn of_rank(rank: usize) -> Option<Self> {
        let whole: usize = SCENARIOS.iter().map(|scenario| scenario.share).sum();
        let mut left = rank % whole;
        for scenario in SCENARIOS {
            if left < scenario.share {
                return Some(Self { scenario, nth: left, rank });
            }
            left -= scenario.share;
        }
        None
    }
}

/// Completes every illustrative record; leaves every other as it is.
pub(super) fn complete(dossiers: &mut [Dossier], district: &District) {
    let mut placeholders: Vec<(Seed, &mut Dossier)> = dossiers
        .iter_mut()
        .filter(|dossier| dossier.project.source == Source::Illustrative)
        .map(|dossier| (Seed::of(SEED, dossier.project.code.as_str()), dossier))
        .collect();
    placeholders.sort_by_key(|(seed, _)| seed.rank(Topic::Assignment));
    let (mut keys, mut others, mut culture) = (0, 0, 0);
    for (seed, dossier) in placeholders {
        let key = annual(dossier).is_some();
        match (key, dossier.project.category) {
            (true, _) => {
                if let Some(part) = Part::of_rank(keys) {
                    key_project(&seed, dossier, &part, Cast::of_key_project(keys), district);
                }
                keys += 1;
            }
            (false, Category::Construction) => {
                if let Some((life, n)) = nth(OTHER_CONSTRUCTION, others) {
                    other_project(&seed, dossier, life, n, Cast::of_other_project(others), district);
                }
                others += 1;
            }
            (false, Category::CultureTourism) => {
                if let Some((life, n)) = nth(CULTURE, culture) {
                    culture_project(&seed, dossier, life, n);
                }
                culture += 1;
            }
        }
    }
    issue::order(dossiers);
}

fn annual(dossier: &Dossier) -> Option<Yuan> {
    dossier.plan_versions.first()?.annual_planned_investment(2025)
}

/// A key project: everything.
pub(super) fn key_project(seed: &Seed, dossier: &mut Dossier, part: &Part, cast: Cast, district: &District) {
    let scenario = part.scenario;
    let timeline = Timeline::draw(&mut seed.dice(Topic::Timeline), scenario.life, part.nth);
    live(dossier, &timeline);
    cast.take(&mut dossier.project);
    dossier.project.enrolled_in_monthly_reporting = true;
    site(seed, dossier, district);
    // One in six, of those whose story has room for another date.
    let building = matches!(scenario.life, Life::CarriedOver | Life::Approvals);
    let changed = building && scenario.overdue.is_none() && !scenario.met_late && part.rank % 5 == 2;
    let mut dice = seed.dice(Topic::Plan);
    plan::complete(&mut dice, &mut dossier.plan_versions, scenario.life, &timeline, changed);
    let money =
        dossier.plan_versions.first().and_then(|plan| plan.total_planned_investment).zip(annual(dossier));
    if let Some((total, annual)) = money {
        dossier.project.opening_balance = Some(timeline.opening.amount(total, annual));
        let course = Course::draw(&mut seed.dice(Topic::Course), scenario, &timeline, annual);
        let reporting = Reporting { seed, course: &course, timeline: &timeline, rank: part.rank };
        report::write(&reporting, dossier);
    }
    let story = Story {
        life: scenario.life,
        overdue: scenario.overdue,
        met_late: scenario.met_late,
        start_listed: scenario.life != Life::StartMissed || part.nth > 0,
        troubled: scenario.troubled,
    };
    milestones(seed, dossier, story, &timeline);
    issues(seed, dossier, &timeline, scenario.troubled, 38);
}

/// A construction project without a plan of the year: no money beyond its total, no reports.
fn other_project(seed: &Seed, dossier: &mut Dossier, life: Life, n: usize, cast: Cast, district: &District) {
    let timeline = Timeline::draw(&mut seed.dice(Topic::Timeline), life, n);
    live(dossier, &timeline);
    cast.take(&mut dossier.project);
    site(seed, dossier, district);
    plan::complete(&mut seed.dice(Topic::Plan), &mut dossier.plan_versions, life, &timeline, false);
    milestones(seed, dossier, untroubled(life), &timeline);
    if matches!(life, Life::CarriedOver | Life::Approvals | Life::NewlyStarted | Life::Suspended) {
        issues(seed, dossier, &timeline, life == Life::Suspended, 30);
    }
}

/// A culture-and-tourism project: stage and milestones.
fn culture_project(seed: &Seed, dossier: &mut Dossier, life: Life, n: usize) {
    let timeline = Timeline::draw(&mut seed.dice(Topic::Timeline), life, n);
    dossier.project.stage_history.clone_from(&timeline.stages);
    milestones(seed, dossier, untroubled(life), &timeline);
}

const fn untroubled(life: Life) -> Story {
    Story { life, overdue: None, met_late: false, start_listed: true, troubled: false }
}

fn live(dossier: &mut Dossier, timeline: &Timeline) {
    dossier.project.stage_history.clone_from(&timeline.stages);
    dossier.project.actual_start = timeline.actual_start;
    dossier.project.actual_finish = timeline.actual_finish;
}

fn site(seed: &Seed, dossier: &mut Dossier, district: &District) {
    let project = &mut dossier.project;
    let mut dice = seed.dice(Topic::Site);
    project.place = project.subdistrict.map(|there| place(&mut dice, district, project.sector, there));
}

fn milestones(seed: &Seed, dossier: &mut Dossier, story: Story, timeline: &Timeline) {
    let mut dice: Dice = seed.dice(Topic::Milestone);
    let craft = Craft::of(dossier.project.sector);
    dossier.milestones = milestone::draw(&mut dice, story, craft, timeline, &dossier.plan_versions);
}

fn issues(seed: &Seed, dossier: &mut Dossier, timeline: &Timeline, troubled: bool, likely: i64) {
    let project = &dossier.project;
    let unit = project.responsible_unit.as_deref().or(project.project_owner.as_deref());
    let (stopped, finished) = (timeline.stopped, timeline.actual_finish);
    let site = issue::Site { unit, troubled, stopped, finished, likely };
    dossier.issues = issue::draw(&mut seed.dice(Topic::Issue), &site);
}
