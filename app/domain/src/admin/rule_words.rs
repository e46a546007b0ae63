//! The rules of the lights in words.

use crate::code_list::CodeList as _;
use crate::label::Bilingual;
use crate::status_light::{Condition, IssueRule, Light, Rule};
use crate::unit::Decimals;

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
            format!("{}：有问题{}未销号", label.zh, overdue_zh(days)),
            format!("{}: an issue is {}", label.en, overdue_en(days)),
        ))
    };
    [Light::Red, Light::Yellow].into_iter().filter_map(line).collect()
}

/// 以上 would take the number in: the rules mean more than it.
fn overdue_zh(more_than_days: u32) -> String {
    match more_than_days {
        0 => "逾期".to_owned(),
        days => format!("逾期超过 {days} 天"),
    }
}

fn overdue_en(more_than_days: u32) -> String {
    match more_than_days {
        0 => "overdue".to_owned(),
        1 => "overdue by more than 1 day".to_owned(),
        days => format!("overdue by more than {days} days"),
    }
}

fn condition_words(condition: &Condition) -> Bilingual {
    match *condition {
        Condition::GapBelow { limit } => {
            let points = limit.signed_points(Decimals::exact(limit));
            Bilingual::new(
                format!("年度投资完成率与序时进度之差低于 {points} 个百分点"),
                format!(
                    "completion rate less time-proportional progress is below {points} percentage points"
                ),
            )
        }
        Condition::RatioBelow { limit } => Bilingual::new(
            format!("完成率不到序时进度的 {}%", limit.exact_percent()),
            format!("the completion rate is below {}% of time-proportional progress", limit.exact_percent()),
        ),
        Condition::MilestoneOverdue { more_than_days } => Bilingual::new(
            format!("有节点{}", overdue_zh(more_than_days)),
            format!("a milestone is {}", overdue_en(more_than_days)),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::BasisPoints;

    fn words(condition: Condition) -> String {
        rule_words(&Rule { light: Light::Red, condition }).zh
    }

    #[test]
    fn a_limit_is_told_as_it_is_judged() {
        assert_eq!(words(Condition::MilestoneOverdue { more_than_days: 30 }), "红灯：有节点逾期超过 30 天");
        assert_eq!(words(Condition::MilestoneOverdue { more_than_days: 0 }), "红灯：有节点逾期");
        let rule = IssueRule { yellow_more_than_days: Some(0), red_more_than_days: Some(1) };
        let told = issue_words(Some(rule));
        assert_eq!(
            [&*told[0].zh, &*told[1].zh],
            ["红灯：有问题逾期超过 1 天未销号", "黄灯：有问题逾期未销号"]
        );
        assert_eq!(told[0].en, "Red: an issue is overdue by more than 1 day");
    }

    #[test]
    fn limits_are_exact() {
        assert!(words(Condition::GapBelow { limit: BasisPoints(-1025) }).ends_with("低于 −10.25 个百分点"));
        assert!(words(Condition::GapBelow { limit: BasisPoints(-1000) }).ends_with("低于 −10.0 个百分点"));
        assert!(words(Condition::RatioBelow { limit: BasisPoints(8000) }).ends_with("序时进度的 80%"));
    }
}
