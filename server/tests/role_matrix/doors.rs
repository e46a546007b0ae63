//! The table: every operation of the policy, and the doors it has. What is sent is right in itself but was made
//! from a revision that nothing has, or names what cannot be done now: whoever may is told that, and little changes.
//! Past 250 lines because it is one table.

use super::ask::About::{Nobody, Order, Other, Project, Self_};
use super::ask::{Ask, form, get, json};
use axum::http::Method;
use domain::access::Action;

/// The doors of an operation.
pub enum Doors {
    Are(Vec<Ask>),
    /// It has none, and why.
    None(&'static str),
}

/// A report's address in the API.
const REPORT: &str = "/api/v1/projects/{code}/reports/{month}";

/// The doors of every operation. A new one does not compile until it has a line here.
pub fn doors(action: Action) -> Doors {
    let are = match action {
        Action::ChangeSecurityPolicy => {
            return Doors::None("set when the program starts; /admin/settings only shows it");
        }
        Action::ReadPublicPortfolio
        | Action::ReadInternalFields
        | Action::ReadRestrictedNames
        | Action::ReadUnapprovedReports
        | Action::Export => reading(action),
        Action::WriteReportDraft
        | Action::SubmitReport
        | Action::ApproveReport
        | Action::ReturnReport
        | Action::BulkApprove
        | Action::RemindManagers => reports(action),
        Action::OpenMonth | Action::CloseMonth | Action::ReopenMonth => months(action),
        Action::ChangePlan
        | Action::WriteMilestone
        | Action::CheckSite
        | Action::OpenIssue
        | Action::AssignIssue
        | Action::CloseIssue
        | Action::CloseOrder
        | Action::GiveOrder
        | Action::ExcuseLight
        | Action::EditRecord
        | Action::UndoChange => records(action),
        Action::ReadPeople
        | Action::ManagePeople
        | Action::AssignRoles
        | Action::ResetCredentials
        | Action::IssueMachineToken
        | Action::RevokeAnySession
        | Action::RevokeOwnSession
        | Action::ChangeOwnPassword => accounts(action),
        Action::ManageUnits
        | Action::ChangeLightRules
        | Action::ChangeSettings
        | Action::PurgeIllustrative
        | Action::ReadAuditJournal
        | Action::Verify => installation(action),
    };
    Doors::Are(are)
}

fn reading(action: Action) -> Vec<Ask> {
    match action {
        Action::ReadPublicPortfolio => vec![
            get("/", Nobody),
            get("/projects", Nobody),
            get("/map", Nobody),
            get("/projects/{code}", Project),
            get("/projects/{code}/milestones", Project),
            get("/projects/{code}/plan", Project),
            get("/projects/{code}/light", Project),
            get("/investment", Nobody),
            get("/api/v1/projects", Nobody),
            get("/api/v1/marks.geojson", Nobody),
            get("/api/v1/outlines.geojson", Nobody),
            get("/api/v1/offline-pack", Nobody),
            get("/api/v1/projects/{code}", Project),
            get("/api/v1/rollup", Nobody).asking("by=sector"),
            get("/api/v1/months", Nobody),
            get("/api/v1/months/{month}", Nobody),
        ],
        Action::ReadInternalFields => vec![
            get("/issues", Nobody),
            get("/issues/{id}", Project),
            get("/api/v1/projects/{code}/site-checks", Project),
        ],
        // The whole portfolio's; which of a record's names are shown is `project_sight`.
        Action::ReadRestrictedNames => vec![
            get("/api/v1/rollup", Nobody).asking("by=leader"),
            get("/api/v1/projects", Nobody).asking("leader=none"),
            get("/api/v1/projects.csv", Nobody).asking("leader=none"),
            get("/api/v1/projects.geojson", Nobody).asking("leader=none"),
        ],
        Action::ReadUnapprovedReports => {
            vec![get(REPORT, Project), get("/projects/{code}/report/{month}", Project)]
        }
        _ => vec![get("/api/v1/projects.csv", Nobody), get("/api/v1/projects.geojson", Nobody)],
    }
}

fn reports(action: Action) -> Vec<Ask> {
    const PAGE: &str = "/projects/{code}/report/{month}";
    match action {
        Action::WriteReportDraft => vec![
            json(Method::PUT, REPORT, Project, r#"{ "investment_completed_this_month": 1 }"#),
            json(
                Method::PUT,
                "/api/v1/projects/{code}/reports/{month}/typed",
                Project,
                r#"{ "form": [["amount", "1"]], "heard": 0 }"#,
            ),
            form(PAGE, Project, &[("form", "report"), ("act", "save"), ("amount", "1")]),
        ],
        Action::SubmitReport => vec![
            json(Method::POST, "/api/v1/projects/{code}/reports/{month}/submit", Project, "{}"),
            json(Method::POST, "/api/v1/projects/{code}/reports/{month}/withdraw", Project, "{}"),
            json(
                Method::POST,
                "/api/v1/projects/{code}/reports/{month}/typed/submit",
                Project,
                r#"{ "form": [["amount", "1"]] }"#,
            ),
            form(
                PAGE,
                Project,
                &[("form", "report"), ("act", "submit"), ("amount", "1"), ("seen_revision", "999")],
            ),
            form(PAGE, Project, &[("form", "withdraw"), ("seen_revision", "999")]),
        ],
        Action::ApproveReport => vec![
            json(Method::POST, "/api/v1/projects/{code}/reports/{month}/approve", Project, "{}"),
            form(PAGE, Project, &[("form", "approve"), ("seen_revision", "999")]),
        ],
        Action::ReturnReport => vec![
            json(
                Method::POST,
                "/api/v1/projects/{code}/reports/{month}/return",
                Project,
                r#"{ "reason": "请核对" }"#,
            ),
            form(PAGE, Project, &[("form", "return"), ("seen_revision", "999"), ("reason", "请核对")]),
        ],
        Action::BulkApprove => vec![
            json(
                Method::POST,
                "/api/v1/months/{month}/approve",
                Nobody,
                r#"{ "projects": ["{code}"], "revisions": { "{code}": 999 } }"#,
            ),
            form("/reports", Project, &[("form", "bulk"), ("report", "{code}:999")]),
        ],
        _ => vec![
            form("/reports", Nobody, &[("form", "remind"), ("project", "{code}")]),
            form("/reports", Nobody, &[("form", "remind")]).asking("month=2025-09"),
        ],
    }
}

fn months(action: Action) -> Vec<Ask> {
    match action {
        Action::OpenMonth => vec![
            json(Method::POST, "/api/v1/months/{month}/open", Nobody, "{}").of_month("2025-11"),
            form("/reports", Nobody, &[("form", "open"), ("month", "2025-11"), ("due_on", "2025-12-05")]),
        ],
        Action::CloseMonth => vec![
            json(Method::POST, "/api/v1/months/{month}/close", Nobody, "{}"),
            form("/reports", Nobody, &[("form", "close"), ("month", "2025-10")]),
            form("/reports", Nobody, &[("form", "close"), ("month", "2025-09"), ("confirmed", "yes")]),
        ],
        _ => vec![
            json(Method::POST, "/api/v1/months/{month}/reopen", Nobody, r#"{ "reason": "更正" }"#)
                .of_month("2025-08"),
            form("/reports", Nobody, &[("form", "reopen"), ("month", "2025-08"), ("reason", "更正")]),
        ],
    }
}

fn records(action: Action) -> Vec<Ask> {
    match action {
        Action::ChangePlan => vec![
            form(
                "/projects/{code}/plan",
                Project,
                &[
                    ("form", "version"),
                    ("seen", "999"),
                    ("effective_from", "2025-10-01"),
                    ("total", "88亿"),
                    ("reason", "征迁滞后"),
                    ("authority", "区政府常务会议"),
                ],
            ),
            form(
                "/projects/{code}/milestones",
                Project,
                &[
                    ("form", "replan"),
                    ("id", "{id}"),
                    ("revision", "999"),
                    ("planned", "2026-01-31"),
                    ("reason", "征迁滞后"),
                    ("authority", "区政府常务会议"),
                ],
            ),
        ],
        Action::WriteMilestone => vec![form(
            "/projects/{code}/milestones",
            Project,
            &[("form", "update"), ("id", "{id}"), ("revision", "999"), ("forecast", "2026-01-31")],
        )],
        Action::CheckSite => vec![
            json(
                Method::POST,
                "/api/v1/projects/{code}/site-checks",
                Project,
                r#"{ "id": "0199c0de-0000-7000-8000-000000000001", "finding": "normal" }"#,
            ),
            form(
                "/p/{code}",
                Project,
                &[("form", "check"), ("id", "0199c0de-0000-7000-8000-000000000002"), ("finding", "normal")],
            ),
        ],
        Action::OpenIssue => vec![form(
            "/issues/new",
            Project,
            &[("form", "open"), ("code", "{code}"), ("title", "管线迁改"), ("due", "2025-10-01")],
        )],
        Action::AssignIssue => vec![form(
            "/issues/{id}",
            Project,
            &[("form", "assign"), ("revision", "999"), ("owner", "示例单位"), ("due", "2025-11-30")],
        )],
        Action::CloseIssue => vec![
            form("/issues/{id}", Project, &[("form", "note"), ("revision", "999"), ("note", "已会商")]),
            form(
                "/issues/{id}",
                Project,
                &[("form", "close"), ("revision", "999"), ("closed", "2025-10-15"), ("evidence", "协议")],
            ),
            form("/issues/{id}", Project, &[("form", "reopen"), ("revision", "999"), ("reason", "未履行")]),
        ],
        Action::CloseOrder => vec![
            form(
                "/issues/{id}",
                Order,
                &[("form", "close"), ("revision", "999"), ("closed", "2025-10-15"), ("evidence", "协议")],
            ),
            form("/issues/{id}", Order, &[("form", "reopen"), ("revision", "999"), ("reason", "未履行")]),
        ],
        Action::GiveOrder => vec![
            form(
                "/issues/new",
                Project,
                &[("form", "order"), ("code", "{code}"), ("title", "管线迁改"), ("due", "2025-10-01")],
            ),
            form(
                "/issues/{id}",
                Project,
                &[
                    ("form", "order"),
                    ("revision", "999"),
                    ("owner", "示例单位"),
                    ("due", "2025-11-30"),
                    ("order", "限期解决"),
                ],
            ),
        ],
        Action::ExcuseLight => vec![form(
            "/projects/{code}/light",
            Project,
            &[("form", "excuse"), ("from", "2025-09-01"), ("until", "2025-10-31"), ("reason", "汛期停工")],
        )],
        Action::EditRecord => vec![
            get("/projects/{code}/edit", Project),
            form("/projects/{code}/edit", Project, &[("form", "record"), ("seen", "999")]),
            get("/projects/{code}/place", Project),
            form("/projects/{code}/place", Project, &[("form", "record"), ("seen", "999")]),
            json(
                Method::PATCH,
                "/api/v1/projects/{code}",
                Project,
                r#"{ "scope": { "zh": "改", "en": "x" } }"#,
            ),
            get("/projects/new", Nobody),
            form(
                "/projects/new",
                Nobody,
                &[
                    ("code", "CJ-001"),
                    ("name_zh", "重号"),
                    ("name_en", "Twice"),
                    ("category", "construction"),
                ],
            ),
        ],
        _ => vec![
            json(Method::POST, "/api/v1/projects/{code}/undo", Project, r#"{ "seq": 1 }"#),
            form("/projects/{code}/edit", Project, &[("form", "undo"), ("seq", "1")]),
        ],
    }
}

fn accounts(action: Action) -> Vec<Ask> {
    const PERSON: &str = "/admin/people/{name}";
    match action {
        Action::ReadPeople => vec![get("/admin", Nobody), get("/admin/people", Nobody), get(PERSON, Other)],
        Action::ManagePeople => vec![
            form("/admin/people", Nobody, &[("form", "add")]),
            form(PERSON, Other, &[("form", "details"), ("revision", "999"), ("display_name", "某人")]),
            form(PERSON, Other, &[("form", "disable"), ("revision", "999")]),
            form(PERSON, Self_, &[("form", "enable"), ("revision", "999")]),
            form(PERSON, Other, &[("form", "projects"), ("revision", "999")]),
            form(PERSON, Other, &[("form", "unit_projects"), ("revision", "999")]),
        ],
        Action::AssignRoles => vec![
            form(PERSON, Other, &[("form", "roles"), ("revision", "999"), ("role", "viewer")]),
            form(PERSON, Self_, &[("form", "roles"), ("revision", "999"), ("role", "viewer")]),
        ],
        Action::ResetCredentials => vec![
            form(PERSON, Other, &[("form", "reset"), ("revision", "999")]),
            form(PERSON, Self_, &[("form", "reset"), ("revision", "999")]),
            form(PERSON, Other, &[("form", "second_factor"), ("revision", "999")]),
            form(PERSON, Self_, &[("form", "second_factor"), ("revision", "999")]),
            form(PERSON, Other, &[("form", "lock_out"), ("revision", "999")]),
            form(PERSON, Self_, &[("form", "lock_out"), ("revision", "999")]),
        ],
        Action::IssueMachineToken => {
            vec![get("/admin/tokens", Nobody), form("/admin/tokens", Nobody, &[("form", "issue")])]
        }
        Action::RevokeAnySession => vec![
            form(PERSON, Other, &[("form", "sessions"), ("revision", "999")]),
            form("/admin/tokens", Nobody, &[("form", "revoke"), ("token_id", "{token}")]),
        ],
        Action::RevokeOwnSession => {
            vec![form("/account", Self_, &[("form", "session_end"), ("session", "ended")])]
        }
        _ => vec![form("/account", Self_, &[("form", "password"), ("new_password", "1")])],
    }
}

fn installation(action: Action) -> Vec<Ask> {
    match action {
        Action::ManageUnits => {
            vec![get("/admin/units", Nobody), form("/admin/units", Nobody, &[("form", "add")])]
        }
        Action::ChangeLightRules => {
            vec![get("/admin/light-rules", Nobody), form("/admin/light-rules", Nobody, &[("form", "save")])]
        }
        // The page is the security administrator's, too: it shows the policy.
        Action::ChangeSettings => vec![form("/admin/settings", Nobody, &[("form", "settings")])],
        Action::PurgeIllustrative => {
            vec![form("/admin/data", Nobody, &[("form", "purge"), ("confirmation", "no")])]
        }
        Action::ReadAuditJournal => vec![get("/admin/journal", Nobody)],
        _ => vec![
            get("/admin/months", Nobody),
            get("/admin/data", Nobody),
            get("/admin/data", Nobody).asking("verify=yes"),
        ],
    }
}
