//! Rules of the lights: what a preview says is what happens.

use super::leads_to;
use crate::site::Site;
use domain::admin::RulesDraft;
use domain::code_list::CodeList as _;
use domain::form::Fields;
use domain::status_light::{Light, LightCounts, RuleTable};

fn counts(site: &Site) -> LightCounts {
    let portfolio = site.state.context.read_model.portfolio();
    let as_of = portfolio.calendar().resolve(None).expect("a month");
    let mut counts = LightCounts::default();
    for entry in portfolio.entries() {
        counts.count(portfolio.evaluation(&entry.project.code, as_of).expect("is there").light);
    }
    counts
}

/// The form with a stricter limit, as the browser posts it.
fn stricter(form: &str) -> Fields {
    let today = "2025-10-15".parse().expect("day");
    let mut fields = RulesDraft::fields(&RuleTable::v1(), 1, today);
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
    let before = counts(&site);
    let draft = stricter("draft");
    let asked = admin.post_form("/admin/light-rules", &pairs(&draft)).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    let address = asked.header("location").to_owned();
    assert!(address.contains("limit_red=-3") && address.contains("preview=yes"), "{address}");
    let preview = admin.page(&address).await;
    assert_eq!((preview.status.as_u16(), counts(&site)), (200, before));
    let told = site.state.context.read_model.portfolio();
    let parsed = RulesDraft::parse(&draft, "2025-10-15".parse().expect("day")).expect("rules");
    let told = told.preview_rules(&parsed.table(2)).expect("preview");
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
    assert_eq!(counts(&site), told.after);
    let late = admin.post_form("/admin/light-rules", &pairs(&stricter("save"))).await;
    assert_eq!(late.status, 409);
    let page = admin.page("/admin/light-rules").await.text();
    assert!(page.contains("规则 v2") && page.contains("规则 v1"));
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
