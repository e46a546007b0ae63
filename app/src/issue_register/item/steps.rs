//! What happened to an issue: from the stored steps to lines, and the lines.

use crate::issue_register::view::StepLine;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::Section;
use domain::calendar::shanghai_time;
use domain::code_list::CodeList as _;
use domain::issue_register::{Issue, IssueStep, StepKind, owner_label};
use leptos::prelude::*;

/// The lines of an issue, the last first. An issue that came with its record has fewer steps than happened:
/// when it was raised, ordered and closed is told from its own days.
#[must_use]
pub fn steps_of(issue: &Issue, steps: &[IssueStep], named: bool) -> Vec<StepLine> {
    let mut lines: Vec<StepLine> = steps
        .iter()
        .rev()
        .map(|step| StepLine {
            kind: step.kind,
            time: minute(&shanghai_time(step.at).to_string()),
            who: Some(step.actor.clone()).filter(|_| named),
            text: step.text.clone(),
            owner: step.owner.clone(),
            due: step.due,
        })
        .collect();
    let told = |kind| steps.iter().any(|step| step.kind == kind);
    let line = |kind, time: String, text: Option<String>| StepLine {
        kind,
        time,
        who: None,
        text,
        owner: issue.owner.clone(),
        due: issue.due,
    };
    // An order without a text is how the issue came on the register.
    let came_ordered = steps.iter().any(|step| step.kind == StepKind::Ordered && step.text.is_none());
    if !(told(StepKind::Opened) || came_ordered) {
        if let Some(closed) = issue.closed.filter(|_| !told(StepKind::Closed)) {
            lines.push(line(StepKind::Closed, closed.to_string(), issue.evidence.clone()));
        }
        if let Some(progress) = issue.progress.clone().filter(|_| !told(StepKind::Noted)) {
            lines.push(line(StepKind::Noted, String::new(), Some(progress)));
        }
        if let Some(ordered) = issue.ordered.filter(|_| !told(StepKind::Ordered)) {
            lines.push(line(StepKind::Ordered, ordered.to_string(), None));
        }
        lines.push(line(StepKind::Opened, issue.raised.to_string(), None));
    }
    lines
}

/// A time without its seconds.
fn minute(time: &str) -> String {
    time.get(..16).unwrap_or(time).to_owned()
}

/// The section.
pub(super) fn steps(lines: &[StepLine]) -> AnyView {
    let locale = use_locale();
    let items = lines.iter().map(line).collect_view();
    view! {
        <Section title=td_string!(locale, register.history) note=td_string!(locale, register.history_note)>
            <ol class="record-timeline">{items}</ol>
        </Section>
    }
    .into_any()
}

fn line(line: &StepLine) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let who = line.who.clone().unwrap_or_else(|| match line.kind {
        _ if line.time.len() > 10 => td_string!(locale, register.somebody).to_owned(),
        _ => String::new(),
    });
    let assigns = matches!(line.kind, StepKind::Opened | StepKind::Assigned | StepKind::Ordered);
    let assigned = assigns.then(|| {
        let owner = owner_label(line.owner.as_deref()).in_language(language).to_owned();
        let due = line.due.map_or_else(|| "—".to_owned(), |due| due.to_string());
        let text = td_string!(locale, register.assigned_to, owner = owner, due = due).to_string();
        view! { <p>{text}</p> }
    });
    let text = line.text.clone().map(|text| view! { <p lang="zh-CN" class="typed-text">{text}</p> });
    view! {
        <li>
            <h3 class="record-item-title">
                {line.kind.label().in_language(language)}
                " "
                <span class="card-note">{line.time.clone()} " " {who}</span>
            </h3>
            {assigned}
            {text}
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::issue_register::Severity;
    use domain::label::Bilingual;

    fn issue(closed: bool) -> Issue {
        Issue {
            id: "01890000-0000-7000-8000-000000000001".parse().expect("id"),
            title: Bilingual::same("管线迁改"),
            severity: Severity::Major,
            owner: Some("区住建局".to_owned()),
            raised: "2025-08-01".parse().expect("day"),
            due: None,
            ordered: None,
            closed: closed.then(|| "2025-09-01".parse().expect("day")),
            progress: Some("已会商".to_owned()),
            evidence: closed.then(|| "协议已签".to_owned()),
            revision: 2,
        }
    }

    fn step(kind: StepKind) -> IssueStep {
        IssueStep {
            number: 1,
            kind,
            at: "2025-09-30T16:30:12.5Z".parse().expect("instant"),
            actor: "reviewer1".to_owned(),
            text: Some("未履行".to_owned()),
            owner: None,
            due: None,
        }
    }

    #[test]
    fn what_came_with_a_record_is_told_from_its_own_days() {
        let lines = steps_of(&issue(true), &[], true);
        let kinds: Vec<_> = lines.iter().map(|line| (line.kind, line.time.as_str())).collect();
        assert_eq!(
            kinds,
            [(StepKind::Closed, "2025-09-01"), (StepKind::Noted, ""), (StepKind::Opened, "2025-08-01")]
        );
        assert_eq!(lines[0].text.as_deref(), Some("协议已签"));
    }

    #[test]
    fn an_order_is_told_once_whether_it_came_with_the_record_or_was_given_since() {
        let ordered = Issue { ordered: Some("2025-08-20".parse().expect("day")), ..issue(false) };
        let kinds = |issue: &Issue, steps: &[IssueStep]| -> Vec<StepKind> {
            steps_of(issue, steps, true).iter().map(|line| line.kind).collect()
        };
        use StepKind::{Noted, Opened, Ordered};
        assert_eq!(kinds(&ordered, &[]), [Noted, Ordered, Opened]);
        assert_eq!(kinds(&ordered, &[step(Ordered)]), [Ordered, Noted, Opened]);
        // Put on the register by the order: that is how it began.
        let begun = IssueStep { text: None, ..step(Ordered) };
        assert_eq!(kinds(&ordered, &[begun]), [Ordered]);
    }

    #[test]
    fn names_are_told_to_who_may_read_them_and_times_are_chinas() {
        let steps = [step(StepKind::Opened), step(StepKind::Noted)];
        let lines = steps_of(&issue(false), &steps, true);
        assert_eq!(lines.len(), 2);
        assert_eq!((lines[0].kind, lines[0].time.as_str()), (StepKind::Noted, "2025-10-01 00:30"));
        assert_eq!(lines[0].who.as_deref(), Some("reviewer1"));
        assert!(steps_of(&issue(false), &steps, false).iter().all(|line| line.who.is_none()));
    }
}
