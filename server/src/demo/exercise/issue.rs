//! Issues of a placeholder: raised, due, closed in time or not.

use crate::demo::dice::{Dice, plus_days, ymd};
use chrono::NaiveDate;
use domain::issue_register::{Issue, Severity};
use domain::label::Bilingual;

/// What goes wrong: Chinese, English.
const TITLES: [(&str, &str); 14] = [
    ("地块内未签约户影响连续作业面", "Unsigned households interrupt the work front"),
    ("电力管线迁改方案未定", "Relocation of power lines not settled"),
    ("用地批复未取得", "Land approval not obtained"),
    ("施工便道占用需与社区协调", "Temporary road use to be agreed with the neighbourhood"),
    ("基坑监测数据预警", "Foundation pit monitoring gave a warning"),
    ("专项资金未按计划到位", "Earmarked funds later than planned"),
    ("设计变更待审批", "Design change waits for approval"),
    ("渣土消纳场地不足", "Not enough spoil disposal capacity"),
    ("燃气管道保护方案待批复", "Gas main protection plan waits for approval"),
    ("交通导改方案待交警部门审核", "Traffic diversion under review by the police"),
    ("劳务班组投入不足", "Too few crews on site"),
    ("临时用电容量不足", "Temporary power capacity too small"),
    ("排水接驳点标高冲突", "Levels clash at the drainage connection"),
    ("分包结算争议影响施工", "Subcontract settlement dispute slows the work"),
];

/// The last day an issue is known of.
const CUTOFF: NaiveDate = ymd(2025, 10, 31);

/// Whose issues are drawn.
pub(super) struct Site<'a> {
    /// The unit that has to solve them.
    pub unit: Option<&'a str>,
    /// Whether there is a major one in any case.
    pub troubled: bool,
    /// When work was stopped: what stopped it was raised shortly before, and is still open.
    pub stopped: Option<NaiveDate>,
    /// The day the work ended, if it did: no issue is raised later.
    pub finished: Option<NaiveDate>,
    /// In how many of a hundred projects there is one more.
    pub likely: i64,
}

/// Draws the issues of a project.
pub(super) fn draw(dice: &mut Dice, site: &Site<'_>) -> Vec<Issue> {
    let mut issues = Vec::new();
    if site.troubled {
        issues.push(major(dice, site));
    }
    let first = ymd(2025, 1, 10);
    let last = site.stopped.or(site.finished).unwrap_or(CUTOFF).min(ymd(2025, 10, 24));
    let more = i64::from(dice.chance(site.likely)) + i64::from(dice.chance(site.likely / 3));
    for _ in 0..if first < last { more } else { 0 } {
        let raised = dice.day(first, last);
        let due = plus_days(raised, dice.between(30, 75));
        let term = (due - raised).num_days();
        // Of those whose day has come, 95 in 100 are closed, a quarter of them late.
        let days = if dice.chance(25) { term + dice.between(1, 25) } else { term - dice.between(0, 20) };
        let closed = Some(plus_days(raised, days)).filter(|closed| *closed <= CUTOFF && dice.chance(95));
        let severity = if dice.chance(15) { Severity::Major } else { Severity::Ordinary };
        issues.push(issue(dice, site.unit, severity, raised, due, closed));
    }
    issues.sort_by_key(|issue| issue.raised);
    issues
}

/// The trouble behind a story. Unless it stopped the work, half of those whose day has come are closed.
fn major(dice: &mut Dice, site: &Site<'_>) -> Issue {
    let raised = match site.stopped {
        Some(day) => plus_days(day, -dice.between(5, 25)),
        None => dice.day(ymd(2025, 6, 10), ymd(2025, 9, 20)),
    };
    let due = plus_days(raised, dice.between(40, 85));
    let closed = plus_days(due, -dice.between(0, 20));
    let solved = site.stopped.is_none() && dice.chance(50);
    let closed = Some(closed).filter(|closed| *closed <= CUTOFF && solved);
    issue(dice, site.unit, Severity::Major, raised, due, closed)
}

fn issue(
    dice: &mut Dice,
    owner: Option<&str>,
    severity: Severity,
    raised: NaiveDate,
    due: NaiveDate,
    closed: Option<NaiveDate>,
) -> Issue {
    let (zh, en) = *dice.pick(&TITLES);
    Issue {
        id: dice.id(),
        title: Bilingual::new(format!("【示例】{zh}"), format!("[Example] {en}")),
        severity,
        owner: owner.map(str::to_owned),
        raised,
        due: Some(due),
        closed,
        progress: None,
        evidence: None,
        revision: if closed.is_some() { 2 } else { 1 },
    }
}
