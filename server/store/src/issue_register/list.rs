//! The register of all projects. It is asked of the database: titles are not in the read model.

use super::find::{FOUND, Found, read_found};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::Values;
use crate::open::Store;
use crate::reading::Reading;
use chrono::NaiveDate;
use domain::code_list::CodeList as _;
use domain::issue_register::{RegisterQuery, RegisterSums, Standing};
use sqlx::AssertSqlSafe;
use std::fmt::Write as _;

/// The register as it was asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Register {
    /// Of all that were asked for, wherever they stand.
    pub sums: RegisterSums,
    /// The page: what is open and due first comes first, then what was closed last.
    pub issues: Vec<Found>,
}

/// Asks the register, as of a day.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn list(
    store: &Store,
    district: &DistrictId,
    asked: &RegisterQuery,
    day: NaiveDate,
) -> Result<Register, StoreError> {
    let mut reading = store.database.begin_reading().await?;
    let sql = format!(
        "SELECT COUNT(*) AS raised, {}, {}, {}, {}, {}, 'issue' AS name FROM issue i JOIN project p \
         ON p.district_id = i.district_id AND p.project_id = i.project_id WHERE {}",
        count("i.closed IS NULL", "open_count"),
        count("i.closed IS NULL AND i.due < $2", "overdue"),
        count("i.closed IS NULL AND i.severity = 'major'", "major"),
        count("i.closed IS NULL AND i.ordered IS NOT NULL", "ordered"),
        count("i.closed IS NULL AND i.owner IS NULL", "unassigned"),
        narrowed(asked)
    );
    let query = sqlx::query_with(AssertSqlSafe(sql), values(district, asked, day).into_arguments()?);
    let row = query.fetch_one(&mut *reading).await?;
    let row = Reading::of(&row, "issue", "name");
    let number = |column| u32::try_from(row.number(column)?).map_err(|_| row.wrong(column));
    let sums = RegisterSums {
        raised: number("raised")?,
        open: number("open_count")?,
        overdue: number("overdue")?,
        major: number("major")?,
        ordered: number("ordered")?,
        unassigned: number("unassigned")?,
    };
    let sql = format!(
        "SELECT {FOUND} WHERE {}{} ORDER BY CASE WHEN i.closed IS NULL THEN 0 ELSE 1 END, i.closed DESC, \
         CASE WHEN i.due IS NULL THEN 1 ELSE 0 END, i.due, i.raised, i.issue_id LIMIT {} OFFSET {}",
        narrowed(asked),
        standing(asked.state),
        RegisterQuery::LIMIT,
        asked.offset
    );
    let query = sqlx::query_with(AssertSqlSafe(sql), values(district, asked, day).into_arguments()?);
    let rows = query.fetch_all(&mut *reading).await?;
    let issues = rows.iter().map(|row| read_found(&Reading::of(row, "issue", "issue_id")));
    Ok(Register { sums, issues: issues.collect::<Result<_, _>>()? })
}

/// Every owner on the register, sorted: the values of its filter.
///
/// # Errors
/// Whatever the database reports.
pub async fn owners(store: &Store, district: &DistrictId) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT DISTINCT owner FROM issue WHERE district_id = $1 AND owner IS NOT NULL ORDER BY owner LIMIT 500";
    let rows = sqlx::query(sql).bind(district.as_str()).fetch_all(&store.database.pool).await?;
    rows.iter().map(|row| Ok(Reading::of(row, "issue", "owner").text("owner")?.to_owned())).collect()
}

fn count(condition: &str, name: &str) -> String {
    format!("CAST(COALESCE(SUM(CASE WHEN {condition} THEN 1 ELSE 0 END), 0) AS BIGINT) AS {name}")
}

/// The condition of where they stand.
const fn standing(state: Standing) -> &'static str {
    match state {
        Standing::Open => " AND i.closed IS NULL",
        Standing::Overdue => " AND i.closed IS NULL AND i.due < $2",
        Standing::Closed => " AND i.closed IS NOT NULL",
        Standing::All => "",
    }
}

/// The condition of everything else; its parameters are those of [`values`], in the same order.
fn narrowed(asked: &RegisterQuery) -> String {
    // The day is always a parameter, whether it is looked at or not: named here, both engines know its type.
    let mut sql = String::from("i.district_id = $1 AND $2 <> ''");
    let mut next = 3;
    let mut add = |condition: &dyn Fn(usize) -> String| {
        // Writing to a String cannot fail.
        let _ = write!(sql, " AND {}", condition(next));
        next += 1;
    };
    if asked.severity.is_some() {
        add(&|n| format!("i.severity = ${n}"));
    }
    if let Some(Some(_)) = asked.owner {
        add(&|n| format!("i.owner = ${n}"));
    }
    if !asked.project.is_empty() {
        add(&|n| format!("p.code = ${n}"));
    }
    for _ in words(asked) {
        add(&|n| {
            format!(
                "LOWER(i.title_zh || ' ' || i.title_en || ' ' || COALESCE(i.owner, '') || ' ' || p.code || ' ' \
                 || p.name_zh || ' ' || p.name_en) LIKE ${n} ESCAPE '!'"
            )
        });
    }
    if asked.ordered {
        sql.push_str(" AND i.ordered IS NOT NULL");
    }
    if let Some(None) = asked.owner {
        sql.push_str(" AND i.owner IS NULL");
    }
    sql
}

fn values(district: &DistrictId, asked: &RegisterQuery, day: NaiveDate) -> Values {
    let mut values = Values::default();
    values.push(district.as_str()).day(day);
    if let Some(severity) = asked.severity {
        values.push(severity.code());
    }
    if let Some(Some(owner)) = &asked.owner {
        values.push(owner.as_str());
    }
    if !asked.project.is_empty() {
        values.push(asked.project.as_str());
    }
    for word in words(asked) {
        values.push(format!("%{}%", escaped(word)));
    }
    values
}

/// Words looked for: no more than anybody types.
fn words(asked: &RegisterQuery) -> impl Iterator<Item = &str> {
    asked.q.split_whitespace().take(8)
}

/// A word in lower case whose own wildcards mean themselves.
fn escaped(word: &str) -> String {
    let mut escaped = String::with_capacity(word.len());
    for letter in word.to_lowercase().chars() {
        if matches!(letter, '%' | '_' | '!') {
            escaped.push('!');
        }
        escaped.push(letter);
    }
    escaped
}
