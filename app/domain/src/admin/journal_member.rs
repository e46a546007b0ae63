//! Members of the values that the journal keeps, in words: what each is called, and its value as people write it.

use super::SubjectKind;
use crate::calendar::moment_text;
use crate::code_list::CodeList;
use crate::issue_register::Severity;
use crate::label::{Label, Language};
use crate::project::ProjectField;
use crate::site_check::SiteFinding;
use crate::status_report::ReportState;
use crate::unit::{BasisPoints, Yuan};
use chrono::DateTime;

/// How a member's value is written.
#[derive(Debug, Clone, Copy)]
enum Written {
    /// As it is stored.
    Text,
    /// Whole yuan.
    Money,
    /// Basis points.
    Rate,
    /// An instant.
    Instant,
    /// A code with these words.
    Code(fn(&str) -> Option<Label>),
}

/// What a member is called; `None` for one that is only known by its name.
#[must_use]
pub fn member_label(kind: SubjectKind, member: &str) -> Option<Label> {
    match kind {
        SubjectKind::Project => ProjectField::from_code(member).map(CodeList::label),
        kind => known(kind, member).map(|(label, _)| label),
    }
}

/// A member's value, as the journal's rows hold it, for people; a value that is not what it should be as it is.
#[must_use]
pub fn member_value(kind: SubjectKind, member: &str, value: &str, language: Language) -> String {
    let told = known(kind, member).and_then(|(_, written)| words(written, value, language));
    told.unwrap_or_else(|| value.to_owned())
}

fn words(written: Written, value: &str, language: Language) -> Option<String> {
    match written {
        Written::Text => None,
        Written::Money => Some(money(Yuan(value.parse().ok()?), language)),
        Written::Rate => Some(format!("{}%", BasisPoints(value.parse().ok()?).exact_percent())),
        Written::Instant => {
            let at = DateTime::parse_from_rfc3339(value).ok()?;
            Some(moment_text(at.to_utc()))
        }
        Written::Code(label) => label(value).map(|label| label.in_language(language).to_owned()),
    }
}

/// Exactly; in 万元 from 10 000 yuan on.
fn money(value: Yuan, language: Language) -> String {
    match language {
        Language::ZhCn if value.0.unsigned_abs() >= 10_000 => format!("{} 万元", value.exact_wan_grouped()),
        Language::ZhCn => format!("{} 元", value.grouped()),
        Language::En => format!("¥{}", value.grouped()),
    }
}

fn label_of<T: CodeList>(code: &str) -> Option<Label> {
    T::from_code(code).map(CodeList::label)
}

fn known(kind: SubjectKind, member: &str) -> Option<(Label, Written)> {
    match kind {
        SubjectKind::StatusReport => of_report(member),
        SubjectKind::Issue => of_issue(member),
        SubjectKind::Milestone => of_milestone(member),
        SubjectKind::PlanVersion => of_plan(member),
        SubjectKind::SiteCheck => of_site_check(member),
        _ => None,
    }
}

fn of_report(member: &str) -> Option<(Label, Written)> {
    let (zh, en, written) = match member {
        "month" => ("填报月份", "Month", Written::Text),
        "state" => ("状态", "State", Written::Code(label_of::<ReportState>)),
        "investment_completed_this_month" => ("本月完成投资", "Completed this month", Written::Money),
        "physical_progress" => ("形象进度", "Physical progress", Written::Rate),
        "note" => ("形象进度说明", "Progress in words", Written::Text),
        "problems" => ("存在问题", "Problems", Written::Text),
        "next_steps" => ("下一步安排", "Next steps", Written::Text),
        "return_reason" => ("退回原因", "Returned because", Written::Text),
        "submitted_at" => ("提交时间", "Submitted", Written::Instant),
        "submitted_by" => ("提交人", "Submitted by", Written::Text),
        "reviewed_at" => ("审核时间", "Reviewed", Written::Instant),
        "reviewed_by" => ("审核人", "Reviewed by", Written::Text),
        "explanations" => ("校核说明", "Explanations", Written::Text),
        _ => return None,
    };
    Some((Label { zh, en }, written))
}

fn of_issue(member: &str) -> Option<(Label, Written)> {
    let (zh, en, written) = match member {
        "title" => ("问题", "Issue", Written::Text),
        "severity" => ("程度", "Severity", Written::Code(label_of::<Severity>)),
        "owner" => ("责任单位", "Owner", Written::Text),
        "raised" => ("登记日期", "Raised", Written::Text),
        "due" => ("期限", "Due", Written::Text),
        "ordered" => ("督办日期", "Ordered", Written::Text),
        "closed" => ("销号日期", "Closed", Written::Text),
        "progress" => ("最新进展", "How it goes", Written::Text),
        "evidence" => ("销号依据", "Evidence", Written::Text),
        "step_text" => ("办理记录", "What was written", Written::Text),
        _ => return None,
    };
    Some((Label { zh, en }, written))
}

fn of_milestone(member: &str) -> Option<(Label, Written)> {
    let (zh, en, written) = match member {
        "name" => ("节点", "Milestone", Written::Text),
        "baseline" => ("基准", "Baseline", Written::Text),
        "planned" => ("计划日期", "Planned", Written::Text),
        "forecast" => ("预计日期", "Forecast", Written::Text),
        "actual" => ("实际完成日期", "Actual", Written::Text),
        "evidence" => ("完成依据", "Evidence", Written::Text),
        "reason" => ("调整原因", "Reason", Written::Text),
        "authority" => ("批准机关和文号", "Authority", Written::Text),
        _ => return None,
    };
    Some((Label { zh, en }, written))
}

fn of_plan(member: &str) -> Option<(Label, Written)> {
    let (zh, en, written) = match member {
        "version" => ("版本", "Version", Written::Text),
        "effective_from" => ("生效日期", "Effective from", Written::Text),
        "total_planned_investment" => ("计划总投资", "Total planned investment", Written::Money),
        "annual" => ("年度计划", "Annual plans", Written::Text),
        "phasing" => ("分月计划", "Plan by month", Written::Text),
        "planned_start" => ("计划开工", "Planned start", Written::Text),
        "planned_finish" => ("计划竣工", "Planned finish", Written::Text),
        "reason" => ("调整原因", "Reason", Written::Text),
        "authority" => ("批准机关和文号", "Authority", Written::Text),
        _ => return None,
    };
    Some((Label { zh, en }, written))
}

fn of_site_check(member: &str) -> Option<(Label, Written)> {
    let (zh, en, written) = match member {
        "checked_at" => ("核查时间（设备）", "Checked (device)", Written::Instant),
        "received_at" => ("收到时间", "Received", Written::Instant),
        "by" => ("核查人", "By", Written::Text),
        "finding" => ("核查结果", "Finding", Written::Code(label_of::<SiteFinding>)),
        "note" => ("情况说明", "Note", Written::Text),
        "distance_metres" => ("距项目位置（米）", "Metres from the site", Written::Text),
        _ => return None,
    };
    Some((Label { zh, en }, written))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(kind: SubjectKind, member: &str, value: &str) -> String {
        let label = member_label(kind, member).map_or(member, |label| label.zh).to_owned();
        format!("{label} {}", member_value(kind, member, value, Language::ZhCn))
    }

    #[test]
    fn figures_codes_and_instants_are_written_for_people() {
        let report = |member, value| told(SubjectKind::StatusReport, member, value);
        assert_eq!(report("investment_completed_this_month", "9670000"), "本月完成投资 967 万元");
        assert_eq!(report("investment_completed_this_month", "-500"), "本月完成投资 -500 元");
        assert_eq!(report("physical_progress", "4550"), "形象进度 45.5%");
        assert_eq!(report("state", "submitted"), "状态 待审");
        assert_eq!(report("submitted_at", "2025-11-04T17:30:00Z"), "提交时间 2025-11-05 01:30");
        assert_eq!(told(SubjectKind::Issue, "severity", "major"), "程度 重大");
        assert_eq!(told(SubjectKind::Milestone, "planned", "2025-09-29"), "计划日期 2025-09-29");
    }

    #[test]
    fn what_is_not_known_keeps_its_name_and_its_value() {
        assert_eq!(told(SubjectKind::StatusReport, "weather", "1"), "weather 1");
        assert_eq!(told(SubjectKind::StatusReport, "state", "lost"), "状态 lost");
        assert_eq!(told(SubjectKind::Unit, "name_zh", "乙"), "name_zh 乙");
        assert_eq!(told(SubjectKind::Project, "opening_balance", "5"), "期初累计完成投资 5");
    }

    #[test]
    fn every_member_of_a_report_has_a_label() {
        let report = crate::status_report::StatusReport::blank("2025-10".parse().expect("month"));
        let value = serde_json::to_value(report).expect("json");
        for member in value.as_object().expect("an object").keys().filter(|name| *name != "revision") {
            assert!(member_label(SubjectKind::StatusReport, member).is_some(), "{member}");
        }
    }
}
