//! Questions as URLs: what is read, what is refused, and that one question has one URL.

use super::super::{Dimension, Page, Query, QueryError, SortDirection, SortKey};
use super::sample::{calendar, entry, portfolio};
use crate::code_list::{Sector, Subdistrict};

fn parse(text: &str) -> Result<Query, QueryError> {
    let pairs =
        text.split('&').filter(|pair| !pair.is_empty()).map(|pair| pair.split_once('=').expect("pair"));
    Query::parse(pairs)
}

#[test]
fn reads_filters_in_every_spelling() {
    let query = parse("sector=water&sector=transport,none&subdistrict=东海,350503006&q= 桥 &light=&by=sector,stage&sort=-progress_gap_bp&limit=500")
        .expect("query");
    assert_eq!(query.filter.sector.values, [Sector::Water, Sector::Transport]);
    assert!(query.filter.sector.none);
    assert_eq!(query.filter.subdistrict.values, [Subdistrict::Donghai, Subdistrict::Chengdong]);
    assert_eq!(query.filter.q, "桥");
    assert!(query.filter.light.is_any());
    assert_eq!(query.by, [Dimension::Sector, Dimension::Stage]);
    assert_eq!((query.sort, query.direction), (SortKey::ProgressGap, SortDirection::Descending));
    assert_eq!(query.limit, 500);
}

#[test]
fn a_question_survives_its_url() {
    let query =
        parse("category=construction&programme=key_2025,none&owner=甲&q=a b&as_of=2025-03&offset=100")
            .expect("query");
    assert_eq!(Query::parse(query.to_pairs()).expect("again"), query);
    assert_eq!(query.page, Page::Offset(100));
    assert_eq!(Query::default().to_pairs(), []);
}

#[test]
fn refuses_what_it_does_not_know_and_says_what_is_allowed() {
    for (text, parameter, allowed) in [
        ("colour=red", "colour", "light"),
        ("light=pink", "light", "yellow"),
        ("as_of=2025-13", "as_of", "YYYY-MM"),
        ("sort=beauty", "sort", "code"),
        ("limit=0", "limit", "1..500"),
        ("limit=501", "limit", "1..500"),
        ("limit=ten", "limit", "1..500"),
        ("offset=-1", "offset", "0.."),
        ("by=sector,stage,light", "by", "sector"),
        ("by=sector,sector", "by", "stage"),
        ("subdistrict=鲤中", "subdistrict", "none"),
    ] {
        let error = parse(text).expect_err(text);
        assert_eq!(error.parameter(), Some(parameter), "{text}");
        assert!(error.allowed().iter().any(|word| word == allowed), "{text}: {:?}", error.allowed());
    }
    assert!(parse(&format!("q={}", "长".repeat(101))).is_err());
}

#[test]
fn refuses_months_without_data_owners_nobody_has_and_foreign_cursors() {
    let portfolio = portfolio(calendar("2025-03"), (1..=5).map(entry).collect());
    let ask = |text: &str| portfolio.query(&parse(text).expect("query"));
    assert_eq!(ask("as_of=2026-01").expect_err("month").allowed(), ["2025-01..2025-04"]);
    assert_eq!(ask("owner=nobody").expect_err("owner").parameter(), Some("owner"));
    let cursor = ask("limit=2").expect("page").next_cursor.expect("more");
    assert!(ask(&format!("limit=3&cursor={cursor}")).is_ok());
    for foreign in
        [format!("sort=name&cursor={cursor}"), "cursor=x".to_owned(), format!("cursor={}x", &cursor[..17])]
    {
        assert_eq!(ask(&foreign), Err(QueryError::Cursor), "{foreign}");
    }
}

#[test]
fn finds_by_chinese_english_code_pinyin_and_initials() {
    let portfolio = portfolio(calendar("2025-03"), (1..=20).map(entry).collect());
    let count =
        |text: &str| portfolio.query(&parse(&format!("q={text}")).expect("query")).expect("view").total.count;
    assert_eq!(count("项目7"), 1);
    assert_eq!(count("PROJECT 7"), 2); // both words: T-00007 and 17
    assert_eq!(count("t-00007"), 1);
    assert_eq!(count("xiangmu7"), 1);
    assert_eq!(count("xm7"), 1);
    assert_eq!(count("nothing"), 0);
}

#[test]
fn knows_the_neighbours_in_the_list_one_came_from() {
    let portfolio = portfolio(calendar("2025-03"), (1..=5).map(entry).collect());
    let query = parse("sort=-code").expect("query");
    let code = "T-00003".parse().expect("code");
    let place = portfolio.neighbours(&query, &code).expect("query").expect("listed");
    assert_eq!((place.position, place.count), (3, 5));
    assert_eq!(place.previous.map(String::from).as_deref(), Some("T-00004"));
    assert_eq!(place.next.map(String::from).as_deref(), Some("T-00002"));
    let elsewhere = parse("sector=water").expect("query");
    assert_eq!(portfolio.neighbours(&elsewhere, &code), Ok(None));
}
