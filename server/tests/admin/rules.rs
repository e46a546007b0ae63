//! Rules of the lights: what a preview says is what happens.

use super::leads_to;
use crate::site::Site;
use domain::admin::RulesDraft;
use domain::calendar::ReportingCalendar;
use domain::code_list::CodeList as _;
use domain::form::Fields;
use domain::status_light::{Light, LightCounts, RuleTable};

fn counts(site: &Site, month: &str) -> LightCounts {
    let portfolio = site.state.context.read_model.portfolio();
    let as_of = portfolio.calendar().resolve(Some(month.parse().expect("month"))).expect("a month");
    let mut counts = LightCounts::default();
    for entry in portfolio.entries() {
        counts.count(portfolio.evaluation(&entry.project.code, as_of).expect("is there").light);
    }
    counts
}

/// The form with a stricter limit, as the browser posts it.
fn stricter(form: &str) -> Fields {
    stricter_from("2025-10-15", form)
}

fn stricter_from(day: &str, form: &str) -> Fields {
    let mut fields = RulesDraft::fields(&RuleTable::v1(), 1, day.parse().expect("day"));
    for (name, text) in &mut fields.0 {
        if name == "limit_red" {
            "-3".clone_into(text);
        }
    }
    fields.0.push(("form".to_owned(), form.to_owned()));
    fields
}

fn pairs(fields: &Fields) -> Vec<(&str, &str)> {
    fields.0.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

#[tokio::test]
async fn a_preview_says_what_happens_and_saves_nothing() {
    let site = Site::demo().await;
    let admin = site.sign_in("admin").await;
    let before = counts(&site, "2025-10");
    let draft = stricter("draft");
    let asked = admin.post_form("/admin/light-rules", &pairs(&draft)).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    let address = asked.header("location").to_owned();
    assert!(address.contains("limit_red=-3") && address.contains("preview=yes"), "{address}");
    let preview = admin.page(&address).await;
    assert_eq!((preview.status.as_u16(), counts(&site, "2025-10")), (200, before));
    let told = site.state.context.read_model.portfolio();
    let parsed = RulesDraft::parse(&draft, "2025-10-15".parse().expect("day"), told.calendar());
    let told = told.preview_rules(&parsed.expect("rules").version(2)).expect("preview");
    // The month it will judge is the open one; September is closed.
    let [told] = &told.months[..] else { panic!("{told:?}") };
    assert_eq!(told.month.to_string(), "2025-10");
    assert!(!told.changes.is_empty() && told.before == before);
    for change in &told.changes {
        assert!(preview.text().contains(&format!("href=\"/projects/{}\"", change.code)));
    }
    for light in Light::ALL {
        let cells = format!(
            "<td class=\"numeric\">{}</td><td class=\"numeric\">{}</td>",
            told.before.of(*light),
            told.after.of(*light)
        );
        assert!(preview.text().replace("<!>", "").contains(&cells), "{light}");
    }
    leads_to(
        &admin.post_form("/admin/light-rules", &pairs(&stricter("save"))).await,
        "/admin/light-rules?done=rules",
    );
    assert_eq!(counts(&site, "2025-10"), told.after);
    let late = admin.post_form("/admin/light-rules", &pairs(&stricter("save"))).await;
    assert_eq!(late.status, 409);
    let page = admin.page("/admin/light-rules").await.text();
    assert!(page.contains("规则 v2") && page.contains("规则 v1"));
}

/// What everybody reads of a month, in the words of the API.
async fn told(site: &Site, month: &str) -> Vec<String> {
    let mut answers = Vec::new();
    for address in [
        format!("/api/v1/projects?limit=500&as_of={month}"),
        format!("/api/v1/rollup?by=sector,light&as_of={month}"),
        format!("/api/v1/projects.csv?as_of={month}"),
    ] {
        let answer = site.get(&address).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answers.push(answer.text());
    }
    answers
}

#[tokio::test]
async fn new_rules_leave_closed_months_as_they_were_told() {
    let site = Site::demo().await;
    let admin = site.sign_in("admin").await;
    let (august, september) = (told(&site, "2025-08").await, told(&site, "2025-09").await);
    let october = told(&site, "2025-10").await;
    let page = site.page("/projects?light=red").await.text();
    assert!(page.contains("规则 v1") && !page.contains("规则 v2"));
    let saved = admin.post_form("/admin/light-rules", &pairs(&stricter("save"))).await;
    leads_to(&saved, "/admin/light-rules?done=rules");
    assert_eq!(told(&site, "2025-08").await, august);
    assert_eq!(told(&site, "2025-09").await, september);
    let then = told(&site, "2025-10").await;
    assert!(then != october && then[0].contains("规则 v2") && !then[0].contains("规则 v1"));
    // Pages open with September, which is closed.
    let page = site.page("/projects?light=red").await.text();
    assert!(page.contains("规则 v1") && !page.contains("规则 v2"));
}

#[tokio::test]
async fn a_version_for_later_months_is_tried_and_told_to_be() {
    let site = Site::demo().await;
    let admin = site.sign_in("admin").await;
    let october = told(&site, "2025-10").await;
    let draft = stricter_from("2025-12-01", "draft");
    let address = admin.post_form("/admin/light-rules", &pairs(&draft)).await.header("location").to_owned();
    let page = admin.page(&address).await.text();
    assert!(page.contains("新版本从 2025年12月 起判定，届时才有数据"), "{page}");
    let saved = admin.post_form("/admin/light-rules", &pairs(&stricter_from("2025-12-01", "save"))).await;
    leads_to(&saved, "/admin/light-rules?done=rules");
    assert_eq!(told(&site, "2025-10").await, october);
}

#[tokio::test]
async fn no_version_reaches_into_a_closed_month() {
    let site = Site::demo().await;
    let admin = site.sign_in("admin").await;
    let context = &site.state.context;
    let open = *context.read_model.portfolio().calendar();
    let closed = ReportingCalendar { last_closed: Some(open.open), ..open };
    let (store, now) = (&context.store, context.clock.now());
    store::calendar::set_calendar(store, &site.state.district, "system", now, &closed).await.expect("closes");
    context.read_model.refresh().await.expect("refreshes");
    let page = admin.page("/admin/light-rules").await.text();
    assert!(page.contains("value=\"2025-11-01\"") && page.contains("不早于 2025-11-01"));
    for form in ["draft", "save"] {
        let answer = admin.post_form("/admin/light-rules", &pairs(&stricter(form))).await;
        assert_eq!(answer.status, 422, "{form}");
        assert!(answer.text().contains("第一个未关账的月份 2025-11"), "{form}");
    }
}

#[tokio::test]
async fn what_makes_no_sense_is_told_at_its_field_and_kept() {
    let site = Site::demo().await;
    let admin = site.sign_in("admin").await;
    let mut draft = stricter("draft");
    for (name, text) in &mut draft.0 {
        match name.as_str() {
            "limit_red" => "很多".clone_into(text),
            "milestone_red" => "9999".clone_into(text),
            _ => {}
        }
    }
    let page = admin.post_form("/admin/light-rules", &pairs(&draft)).await;
    assert_eq!(page.status, 422);
    let text = page.text();
    assert!(text.contains("value=\"很多\"") && text.contains("value=\"9999\""));
    assert!(text.contains("field-limit_red-error") && text.contains("field-milestone_red-error"));
}
