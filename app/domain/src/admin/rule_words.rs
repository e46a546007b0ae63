//! The rules of the lights in words.

use crate::code_list::CodeList as _;
use crate::label::Bilingual;
use crate::status_light::{Condition, IssueRule, Light, Rule};

/// A rule as one sentence: which light, and when.
#[must_use]
pub fn rule_words(rule: &Rule) -> Bilingual {
    let (light, when) = (rule.light.label(), condition_words(&rule.condition));
    Bilingual::new(format!("{}：{}", light.zh, when.zh), format!("{}: {}", light.en, when.en))
}

/// What overdue issues do, in words: a line a colour; none when they do not count.
#[must_use]
pub fn issue_words(rule: Option<IssueRule>) -> Vec<Bilingual> {
    let line = |light: Light| {
        let (days, label) = (rule?.more_than_days(light)?, light.label());
        Some(Bilingual::new(
            format!("{}：有问题超期 {days} 天以上未销号", label.zh),
            format!("{}: an issue is overdue by more than {days} days", label.en),
        ))
    };
    [Light::Red, Light::Yellow].into_iter().filter_map(line).collect()
}

fn condition_words(condition: &Condition) -> Bilingual {
    match *condition {
        Condition::GapBelow { limit } => {
            let points = limit.signed_points_1();
            Bilingual::new(
                format!("年度投资完成率与时序进度之差低于 {points} 个百分点"),
                format!(
                    "completion rate less time-proportional progress is below {points} percentage points"
                ),
            )
        }
        Condition::RatioBelow { limit } => Bilingual::new(
            format!("完成率不到时序进度的 {limit}"),
            format!("the completion rate is below {limit} of time-proportional progress"),
        ),
        Condition::MilestoneOverdue { more_than_days } => Bilingual::new(
            format!("有节点超期 {more_than_days} 天以上"),
            format!("a milestone is overdue by more than {more_than_days} days"),
        ),
        Condition::ReportsMissing { months } => Bilingual::new(
            format!("连续 {months} 个月未报月报"),
            format!("the reports of {months} months in a row are missing"),
        ),
        Condition::StartMissed { months } => Bilingual::new(
            format!("超过计划开工时间 {months} 个月仍未开工"),
            format!("work has not begun {months} months after the planned start"),
        ),
    }
}

/// What becomes of yellow lights that stay.
#[must_use]
pub fn escalation_words(yellow_months_to_red: u32) -> Bilingual {
    if yellow_months_to_red < 2 {
        return Bilingual::new("黄灯持续不升级。", "Yellow lights stay yellow however long.");
    }
    Bilingual::new(
        format!("连续 {yellow_months_to_red} 个月黄灯转为红灯。"),
        format!("{yellow_months_to_red} yellow months in a row become red."),
    )
}
