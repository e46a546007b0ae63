//! The kit rendered to HTML, as the server does it.

use super::chart::{
    Band, Bar, BarChart, GanttChart, GanttRow, LineChart, Measure, Series, SeriesStyle, Sparkline, Stack,
    StackedBarChart,
};
use super::{
    AreaField, Badge, CheckField, CheckboxGroup, ChoiceOption, EmptyState, InputField, Money, Pagination,
    Percent, Points, PostForm, ShownText, StatTile, Tone,
};
use crate::locale::of_language;
use crate::posting::Again;
use chrono::NaiveDate;
use domain::form::FieldErrors;
use domain::label::{Bilingual, Language};
use domain::unit::{BasisPoints, Yuan};
use leptos::prelude::*;

fn html<V: IntoView + 'static>(language: Language, view: impl FnOnce() -> V) -> String {
    Owner::new().with(|| {
        provide_context(of_language(language));
        view().into_view().to_html()
    })
}

fn text(language: Language, view: impl FnOnce() -> AnyView) -> String {
    let html = html(language, view);
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.trim().to_owned()
}

fn money(language: Language, value: Option<i64>) -> String {
    text(language, move || view! { <Money value=value.map(Yuan) /> }.into_any())
}

#[test]
fn money_is_written_in_the_unit_that_suits() {
    assert_eq!(money(Language::ZhCn, Some(136_000_000_000)), "1,360.00 亿元");
    assert_eq!(money(Language::En, Some(136_000_000_000)), "¥136.00 bn");
    assert_eq!(money(Language::ZhCn, Some(32_000_000)), "3,200 万元");
    assert_eq!(money(Language::En, Some(32_000_000)), "¥32.00 m");
}

#[test]
fn unknown_is_never_zero() {
    assert_eq!(money(Language::ZhCn, None), "未公布");
    assert_eq!(money(Language::En, None), "not published");
    assert_eq!(money(Language::ZhCn, Some(0)), "0 万元");
    assert_eq!(text(Language::En, || view! { <Percent value=None /> }.into_any()), "not published");
}

#[test]
fn a_gap_shows_its_sign_and_its_unit() {
    let gap = |bp| html(Language::ZhCn, move || view! { <Points value=Some(BasisPoints(bp)) /> });
    assert!(gap(690).contains("+6.9") && gap(690).contains("个百分点") && gap(690).contains("gap-ahead"));
    assert!(gap(-1_000).contains("−10.0") && gap(-1_000).contains("gap-behind"));
}

#[test]
fn a_toned_badge_has_a_shape_and_words() {
    let html = html(Language::ZhCn, || view! { <Badge label="红灯" tone=Tone::Bad mark=true /> });
    assert!(html.contains("tone-bad") && html.contains("<path") && html.contains("红灯"));
}

#[test]
fn a_group_of_boxes_says_what_is_chosen_and_is_a_plain_form() {
    let options =
        vec![ChoiceOption::new("water", "水务管网", true), ChoiceOption::new("housing", "住房", false)];
    let html = html(Language::ZhCn, || view! { <CheckboxGroup name="sector" label="行业" options /> });
    assert!(html.contains("<details") && html.contains("水务管网") && html.contains("checked"));
    assert_eq!(html.matches("name=\"sector\"").count(), 2);
}

#[test]
fn pages_and_tiles_are_links() {
    let pages = html(
        Language::En,
        || view! { <Pagination from=1 to=50 total=282 previous=None next=Some("?offset=50".to_owned()) /> },
    );
    assert!(
        pages.contains("1–50 of 282") && pages.contains("rel=\"next\"") && !pages.contains("rel=\"prev\"")
    );
    let tile =
        html(Language::En, || view! { <StatTile label="Red" value="12" href="/projects?light=red" /> });
    assert!(tile.contains("href=\"/projects?light=red\""));
}

fn charts(language: Language) -> String {
    let day = |text: &str| text.parse::<NaiveDate>().expect("date");
    html(language, move || {
        let months = ["1", "2", "3"].map(str::to_owned).to_vec();
        let series = vec![
            Series {
                label: "plan".into(),
                values: vec![Some(100_000_000), Some(250_000_000), Some(400_000_000)],
            },
            Series { label: "done".into(), values: vec![Some(90_000_000), None, Some(410_000_000)] },
        ];
        let bars = vec![Bar::new("a", Some(-500)), Bar::new("b", Some(690)), Bar::new("c", None)];
        let stacks = vec![Stack {
            label: "x".into(),
            parts: vec![3, 1],
            href: None,
            part_hrefs: vec!["/projects?light=red".into()],
        }];
        let band = Band {
            label: "may come".into(),
            low_label: "least".into(),
            high_label: "most".into(),
            low: vec![None, Some(250_000_000), Some(420_000_000)],
            high: vec![None, Some(250_000_000), Some(530_000_000)],
        };
        let parts = vec![(SeriesStyle::Place(1), "p".to_owned()), (SeriesStyle::Place(2), "q".to_owned())];
        let rows = vec![GanttRow::milestone("start", Some(day("2025-03-01")), None, Some(day("2025-03-20")))];
        view! {
            <LineChart title="curve" measure=Measure::Money labels=months series band=Some(band) source="S" />
            <BarChart title="gaps" measure=Measure::Gap bars />
            <StackedBarChart title="lights" measure=Measure::Count parts stacks />
            <GanttChart title="milestones" rows as_of=day("2025-09-30") />
            <Sparkline label="rising" values=vec![Some(1), None, Some(5)] />
            <EmptyState title="nothing" />
        }
    })
}

#[test]
fn every_chart_has_a_table_of_the_same_figures() {
    let html = charts(Language::En);
    assert_eq!(html.matches("<figure").count(), 4);
    assert_eq!(html.matches("<table").count(), 4);
    for figure in [
        "¥410.00 m",
        "¥420.00 m",
        "¥530.00 m",
        "least",
        "most",
        "href=\"/projects?light=red\"",
        "+6.9 pp",
        "not published",
        "2025-03-20",
    ] {
        assert!(html.contains(figure), "{figure} is missing");
    }
    assert!(charts(Language::ZhCn).contains("4.10 亿元"));
}

#[test]
fn nothing_has_a_style_attribute() {
    let html = charts(Language::ZhCn);
    assert!(!html.contains(" style="), "the CSP refuses style attributes");
    assert!(!html.contains("NaN") && !html.contains("inf"));
}

#[test]
fn what_was_typed_into_an_area_cannot_leave_it() {
    let typed = "a & b</textarea><script>alert(1)</script>";
    let area = html(Language::En, move || view! { <AreaField name="note" label="Note" value=typed /> });
    assert!(area.contains("a &amp; b&lt;/textarea>&lt;script>alert(1)&lt;/script></textarea>"), "{area}");
    let shown = html(Language::En, move || view! { <ShownText label="Note" text=typed /> });
    assert!(shown.contains("&lt;/textarea>&lt;script>"), "{shown}");
    let empty = html(Language::En, || view! { <AreaField name="note" label="Note" /> });
    assert!(empty.contains("></textarea>"), "{empty}");
}

#[test]
fn what_is_wrong_is_told_by_the_names_of_the_fields() {
    let again = || {
        let mut errors = FieldErrors::default();
        for field in ["unit", "limit_red", "agreed", "elsewhere"] {
            errors.add(field, Bilingual::new("请填写此项。", "Please fill this in."));
        }
        let fields = [("form", "order")].into_iter().collect();
        Some(Again { fields, errors, ..Again::default() })
    };
    let form = |language| {
        html(language, move || {
            view! {
                <PostForm name="order" label="督办" again=again()>
                    <InputField name="unit" label="责任单位" />
                    <InputField name="limit_red" label="红灯" told_as="节点逾期 · 红灯" />
                    <CheckField name="agreed" label="已核对" />
                    <CheckField name="scope" value="read" label="读取" />
                </PostForm>
            }
        })
    };
    let told = form(Language::ZhCn);
    for (field, line) in [
        ("unit", "责任单位：请填写此项。"),
        ("limit_red", "节点逾期 · 红灯：请填写此项。"),
        ("agreed", "已核对：请填写此项。"),
        ("elsewhere", "请填写此项。"),
    ] {
        assert!(told.contains(&format!("href=\"#field-{field}\" rel=\"external\">{line}<")), "{told}");
    }
    // Each line leads to a field; one of several boxes has no id of its own.
    assert!(told.contains("id=\"field-unit\"") && told.contains("id=\"field-agreed\""), "{told}");
    assert!(!told.contains("id=\"field-scope\""), "{told}");
    assert!(form(Language::En).contains(">责任单位: Please fill this in.<"));
}
