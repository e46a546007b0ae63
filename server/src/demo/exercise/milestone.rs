//! Milestones of a placeholder: four to six, along its planned time, kept, late or open as its story says.

use super::prose::Craft;
use super::scenario::Life;
use super::timeline::Timeline;
use crate::demo::dice::{Dice, plus_days, ymd};
use chrono::NaiveDate;
use domain::investment::PlanVersion;
use domain::label::Bilingual;
use domain::milestone::Milestone;

/// The last day anything is known of: the end of the open month.
const CUTOFF: NaiveDate = ymd(2025, 10, 31);

type Name = (&'static str, &'static str);

/// Before the start: days ahead of it.
const BEFORE: [(Name, i64); 3] = [
    (("用地报批", "Land approval"), 240),
    (("施工图审查", "Construction drawings reviewed"), 120),
    (("征迁交地", "Land handed over"), 50),
];

const START: Name = ("开工", "Start of work");
const FINISH: Name = ("竣工验收", "Joint acceptance");
const HANDOVER: Name = ("移交投用", "Handed over and in use");

/// While building: thousandths of the way from start to finish.
const fn steps(craft: Craft) -> [(Name, i64); 3] {
    match craft {
        Craft::Road => [
            (("路基与桩基完成", "Subgrade and piles done"), 260),
            (("主线贯通", "Main line through"), 560),
            (("路面与交安完成", "Paving and traffic works done"), 850),
        ],
        Craft::Pipe => [
            (("首段管道通水", "First section in service"), 240),
            (("主干管贯通", "Trunk main through"), 560),
            (("泵站与接驳完成", "Pumping station and connections done"), 850),
        ],
        Craft::Building => [
            (("桩基及基础完成", "Piles and foundations done"), 190),
            (("主体封顶", "Topping out"), 490),
            (("机电与装修完成", "Services and fit-out done"), 820),
        ],
        Craft::Area => [
            (("首开区交地", "First plots handed over"), 220),
            (("骨干路网通车", "Main roads open"), 520),
            (("安置房交付", "Resettlement housing handed over"), 830),
        ],
        Craft::Green => [
            (("地形与驳岸完成", "Landform and banks done"), 240),
            (("主要苗木种植完成", "Main planting done"), 600),
            (("配套设施完成", "Facilities done"), 860),
        ],
    }
}

/// What the story says of one milestone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Story {
    pub life: Life,
    /// Days one of them is overdue on 2025-09-30: fewest, most.
    pub overdue: Option<(i64, i64)>,
    /// Whether one was met late in early summer.
    pub met_late: bool,
    /// Whether the missed start is itself on the list of milestones.
    pub start_listed: bool,
    /// Whether what is still to come is expected later than planned.
    pub troubled: bool,
}

/// A milestone before it has an identity: name, day of the baseline.
type Step = (Name, NaiveDate);

/// Draws the milestones.
pub(super) fn draw(
    dice: &mut Dice,
    story: Story,
    craft: Craft,
    timeline: &Timeline,
    plans: &[PlanVersion],
) -> Vec<Milestone> {
    let steps = chosen_steps(dice, story, craft, timeline);
    let mut milestones: Vec<Milestone> =
        steps.iter().map(|(name, day)| kept(dice, *name, *day, timeline, plans)).collect();
    if let Some((fewest, most)) = story.overdue {
        let planned = plus_days(ymd(2025, 9, 30), -dice.between(fewest, most));
        // One in three was reached in the open month.
        let met = dice.chance(33).then(|| dice.day(ymd(2025, 10, 9), ymd(2025, 10, 28)));
        set_one(dice, &mut milestones, planned, met);
    } else if story.met_late {
        let planned = plus_days(ymd(2025, 5, 18), 31 * dice.between(0, 1) + dice.between(0, 8));
        let met = plus_days(planned, dice.between(15, 25));
        set_one(dice, &mut milestones, planned, Some(met));
    }
    if story.troubled && timeline.stopped.is_none() {
        let delay = dice.between(15, 75);
        for milestone in milestones.iter_mut().filter(|m| m.actual.is_none() && m.planned > CUTOFF) {
            milestone.forecast = Some(plus_days(milestone.planned, delay));
        }
    }
    milestones.sort_by_key(|milestone| milestone.planned);
    milestones
}

fn chosen_steps(dice: &mut Dice, story: Story, craft: Craft, timeline: &Timeline) -> Vec<Step> {
    let (start, finish) = (timeline.planned_start, timeline.planned_finish);
    let along = |thousandths: i64| plus_days(start, (finish - start).num_days() * thousandths / 1000);
    let building = steps(craft).map(|(name, share)| (name, along(share)));
    let young = !matches!(story.life, Life::CarriedOver | Life::Suspended | Life::Completed | Life::InUse);
    let mut chosen = Vec::with_capacity(6);
    if young {
        let skip = dice.below(2);
        chosen.extend(BEFORE[skip..].iter().map(|(name, days)| (*name, plus_days(start, -days))));
        if story.start_listed {
            chosen.push((START, start));
        }
        chosen.push(building[dice.below(2)]);
    } else {
        chosen.push((START, start));
        let skip = dice.below(2);
        chosen.extend(&building[skip..]);
    }
    chosen.push((FINISH, finish));
    if chosen.len() < 6 && (story.life == Life::InUse || dice.chance(40)) {
        chosen.push((HANDOVER, plus_days(finish, 90)));
    }
    chosen
}

/// A milestone as planned: reached on its day or up to twelve days before, if its day has come. A second
/// plan version that moves the finish moves what lies ahead of it.
fn kept(
    dice: &mut Dice,
    name: Name,
    baseline: NaiveDate,
    timeline: &Timeline,
    plans: &[PlanVersion],
) -> Milestone {
    let planned = match plans {
        [first, .., last] if baseline > last.effective_from => {
            let dates = if name == START {
                (first.planned_start, last.planned_start)
            } else {
                (first.planned_finish, last.planned_finish)
            };
            let shift = dates.0.zip(dates.1).map_or(0, |(before, after)| (after - before).num_days());
            plus_days(baseline, shift)
        }
        _ => baseline,
    };
    let early = dice.between(0, 12);
    // One in five of the open month's is not reached by its end.
    let slips = planned >= ymd(2025, 10, 1) && dice.chance(20);
    let last_known = timeline.stopped.unwrap_or(CUTOFF);
    let due = planned <= last_known && !slips;
    let actual = match name {
        START => timeline.actual_start,
        FINISH => timeline.actual_finish,
        HANDOVER => timeline.in_use_from,
        _ => due.then(|| plus_days(planned, -early)),
    };
    let open_and_late = actual.is_none() && planned <= CUTOFF && timeline.stopped.is_none();
    let late = dice.between(12, 60);
    Milestone {
        id: dice.id(),
        name: Bilingual::new(name.0, name.1),
        baseline,
        planned,
        forecast: open_and_late.then(|| plus_days(CUTOFF, late)),
        actual,
        evidence: None,
        revision: 1,
    }
}

/// Gives the next milestone after February another day; what comes after it is still to come.
fn set_one(dice: &mut Dice, milestones: &mut [Milestone], planned: NaiveDate, met: Option<NaiveDate>) {
    let ahead = milestones.iter_mut().filter(|milestone| milestone.planned > ymd(2025, 3, 1));
    let mut earliest = ymd(2025, 11, 20);
    for (i, milestone) in ahead.enumerate() {
        if i == 0 {
            let forecast = plus_days(CUTOFF, dice.between(10, 45));
            (milestone.baseline, milestone.planned, milestone.actual) = (planned, planned, met);
            milestone.forecast = met.is_none().then_some(forecast);
            continue;
        }
        if milestone.planned < earliest {
            (milestone.baseline, milestone.planned) = (earliest, earliest);
        }
        (milestone.actual, milestone.forecast) = (None, None);
        earliest = plus_days(milestone.planned, 20);
    }
}
