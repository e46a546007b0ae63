//! 催报通知: a text to send to the units by other ways. It goes to offices in China, so it is Chinese whatever the
//! page's language.

use crate::status_report::board_view::BoardRow;
use crate::status_report::view::MonthHead;
use crate::status_report::wording::short_day;
use domain::label::Language;
use std::fmt::Write as _;

/// The text, which ends with the office's foot; empty when nobody has to be reminded.
pub(super) fn reminder<'a>(
    head: &MonthHead,
    units: impl Iterator<Item = (Option<&'a str>, &'a [BoardRow])>,
    foot: &str,
) -> String {
    let is_missing = |row: &&BoardRow| !row.standing.is_handed_in();
    let units: Vec<_> = units
        .map(|(unit, rows)| {
            (unit.unwrap_or("责任单位未公布"), rows.iter().filter(is_missing).collect::<Vec<_>>())
        })
        .filter(|(_, rows)| !rows.is_empty())
        .collect();
    let count: usize = units.iter().map(|(_, rows)| rows.len()).sum();
    if count == 0 || !head.is_open {
        return String::new();
    }
    let month = crate::ui::month_text(head.month, Language::ZhCn);
    let due = match head.due.zip(head.days_left) {
        Some((due, days @ 1..)) => format!("填报截止 {}（还有 {days} 天），", short_day(due)),
        Some((_, 0)) => "今天截止填报，".to_owned(),
        Some((due, days)) => format!("填报已于 {} 截止（逾期 {} 天），", short_day(due), -days),
        None => String::new(),
    };
    let mut text = format!(
        "【催报通知】{month}项目月报\n各责任单位：\n{month}项目月报{due}以下 {count} 个项目尚未报送，请尽快登录“挂图”填报。\n"
    );
    for (unit, rows) in units {
        // Writing to a String cannot fail.
        let _ = write!(text, "\n{unit}（{} 个）\n", rows.len());
        for row in rows {
            let returned = if row.standing == crate::status_report::view::Standing::Returned {
                "（已退回，请修改后重报）"
            } else {
                ""
            };
            let _ = writeln!(text, "{} {}{returned}", row.code, row.name.zh);
        }
    }
    if !foot.is_empty() {
        let _ = writeln!(text, "\n{foot}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::status_report::view::Standing;
    use domain::label::Bilingual;

    fn row(code: &str, name: &str, standing: Standing) -> BoardRow {
        BoardRow {
            code: code.parse().expect("code"),
            name: Bilingual::same(name),
            managers: Vec::new(),
            standing,
            is_late: false,
            amount: None,
            checks: 0,
            submitted_at: None,
            reminded_at: None,
            approvable: None,
        }
    }

    #[test]
    fn the_text_names_what_is_missing_by_unit() {
        let day = |text: &str| text.parse().expect("day");
        let month = "2025-10".parse().expect("month");
        let head = MonthHead::on(month, true, Some(day("2025-11-05")), day("2025-11-07"));
        let works =
            [row("CJ-001", "东海街", Standing::Returned), row("CJ-002", "百崎大桥", Standing::Submitted)];
        let parks = [row("CJ-003", "公园", Standing::NotBegun)];
        let units = [(Some("区住建局"), works.as_slice()), (Some("区园林局"), parks.as_slice())];
        let text = reminder(&head, units.into_iter(), "区项目办 22508000");
        assert!(text.contains("填报已于 11月5日 截止（逾期 2 天），以下 2 个项目尚未报送"), "{text}");
        assert!(text.contains("\n区住建局（1 个）\nCJ-001 东海街（已退回，请修改后重报）\n"), "{text}");
        assert!(!text.contains("百崎大桥"), "{text}");
        assert!(text.ends_with("公园\n\n区项目办 22508000\n"), "{text}");
        assert_eq!(reminder(&head, std::iter::once((None, &works[1..])), "区项目办"), "");
    }
}
