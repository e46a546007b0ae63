//! Who has reported and who has not, and reminding who has not.

use super::{content, office, project, write};
use crate::engine::{TestDatabase, on_both_engines};
use crate::people::person;
use crate::sample::{district, month, now};
use chrono::Duration;
use domain::form::Fields;
use domain::status_report::ReportState;
use store::StoreError;
use store::journal::head_seq;
use store::status_report::{
    NotReminded, Reminded, Reminder, Standing, TypedDraft, Whose, approve, keep_typed, remind, return_report,
    save_draft, standings, submit,
};

on_both_engines!(the_board_tells_how_each_project_stands, a_reminder_goes_out_once_an_hour);

async fn the_board_tells_how_each_project_stands(database: &TestDatabase) {
    let office = office(database, 4).await;
    let (store, manager, reviewer) = (&office.store, &office.manager, &office.reviewer);
    let colleague = person(store, "colleague", &["manager"], &[project(2)]).await;
    save_draft(store, write(manager, 1, None), content(5)).await.expect("saves");
    submit(store, write(&colleague, 2, None), content(5)).await.expect("submits");
    submit(store, write(manager, 3, None), content(5)).await.expect("submits");
    return_report(store, write(reviewer, 3, Some(1)), "不符").await.expect("returns");
    let typed = TypedDraft {
        project: project(4),
        month: month("2025-10"),
        fields: Fields::default(),
        based_on_revision: None,
        saved_at: now(),
    };
    keep_typed(store, &district(), manager, &typed).await.expect("keeps");
    remind(store, &district(), reviewer, now(), month("2025-10"), &[project(4)]).await.expect("reminds");
    let known_as = |name: &str| format!("示例人员 {name}");
    let managers = || vec![known_as("manager1")];
    let expected = [
        (
            project(1),
            Standing {
                state: Some(ReportState::Draft),
                revision: Some(1),
                managers: managers(),
                ..Standing::default()
            },
        ),
        (
            project(2),
            Standing {
                state: Some(ReportState::Submitted),
                revision: Some(1),
                submitted_at: Some(now()),
                submitted_by: Some("colleague".to_owned()),
                managers: vec![known_as("colleague"), known_as("manager1")],
                ..Standing::default()
            },
        ),
        (
            project(3),
            Standing {
                state: Some(ReportState::Returned),
                revision: Some(2),
                submitted_at: Some(now()),
                submitted_by: Some("manager1".to_owned()),
                reviewed_by: Some("reviewer".to_owned()),
                return_reason: Some("不符".to_owned()),
                managers: managers(),
                ..Standing::default()
            },
        ),
        (
            project(4),
            Standing {
                typed_at: Some(now()),
                managers: managers(),
                reminder: Some(Reminder { at: now(), by: "reviewer".to_owned() }),
                ..Standing::default()
            },
        ),
    ];
    let all = standings(store, &district(), month("2025-10"), Whose::Everybodys).await.expect("reads");
    assert_eq!(all, expected.clone().into());
    let account = colleague.account.expect("an account");
    let own = standings(store, &district(), month("2025-10"), Whose::Of(account)).await.expect("reads");
    assert_eq!(own, [expected[1].clone()].into());
    let september = standings(store, &district(), month("2025-09"), Whose::Everybodys).await.expect("reads");
    assert!(september.values().all(|standing| standing.state.is_none() && standing.typed_at.is_none()));
}

async fn a_reminder_goes_out_once_an_hour(database: &TestDatabase) {
    let office = office(database, 2).await;
    let (store, reviewer) = (&office.store, &office.reviewer);
    submit(store, write(&office.manager, 1, None), content(5)).await.expect("submits");
    let before = head_seq(store, &district()).await.expect("reads");
    let nobodys = project(99);
    let everybody = [project(1), project(2), nobodys, project(2)];
    let code = district();
    let remind_at = |minutes| {
        remind(store, &code, reviewer, now() + Duration::minutes(minutes), month("2025-10"), &everybody)
    };
    let left = |two: Option<NotReminded>| {
        let two = two.map(|why| (project(2), why));
        [Some((project(1), NotReminded::HandedIn)), two, Some((nobodys, NotReminded::NoManager))]
    };
    for (minutes, reminded) in [(0, true), (59, false), (60, true)] {
        let why = (!reminded).then_some(NotReminded::JustReminded);
        let expected = Reminded {
            reminded: if reminded { vec![project(2)] } else { Vec::new() },
            left_alone: left(why).into_iter().flatten().collect(),
        };
        assert_eq!(remind_at(minutes).await.expect("reminds"), expected, "{minutes}");
    }
    assert_eq!(head_seq(store, &district()).await.expect("reads"), before + 2);
    let refused = remind(store, &district(), &office.manager, now(), month("2025-10"), &everybody).await;
    assert!(matches!(refused, Err(StoreError::Refused(_))));
    let closed = remind(store, &district(), reviewer, now(), month("2025-09"), &everybody).await;
    assert!(matches!(closed, Err(StoreError::Invalid(_))));
    approve(store, write(reviewer, 1, Some(1))).await.expect("approves");
    assert!(store::verify::verify(store, &district()).await.expect("looks").is_sound());
}
