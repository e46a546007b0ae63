//! Every roll-up twice: by the engine in SQL, and by `Portfolio::query`, for every month.

use super::{Finding, VerifyReport};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::reading::Reading;
use domain::calendar::ReportingMonth;
use domain::portfolio::{CoveredSum, Dimension, GroupKey, Measures, Portfolio, Query, QueryError};
use domain::unit::Yuan;
use sqlx::{AnyConnection, AssertSqlSafe};
use std::collections::BTreeMap;

/// The dimensions that are columns, in the order SQL groups by them.
const DIMENSIONS: [(Dimension, &str); 4] = [
    (Dimension::Category, "category"),
    (Dimension::Sector, "sector"),
    (Dimension::Subdistrict, "subdistrict"),
    (Dimension::Source, "source"),
];

/// Total planned investment of the version in force at the end of day `$2`.
const TOTAL_PLANNED: &str = "SELECT v.district_id, v.project_id, '' AS month, v.total_planned_investment AS yuan \
    FROM plan_version v WHERE v.version = (SELECT MAX(w.version) FROM plan_version w WHERE w.district_id = \
    v.district_id AND w.project_id = v.project_id AND w.effective_from <= $2)";

/// What that version plans for year `$3`.
const ANNUAL_PLANNED: &str = "SELECT v.district_id, v.project_id, '' AS month, y.amount AS yuan \
    FROM plan_version v JOIN annual_plan y ON y.district_id = v.district_id AND y.project_id = v.project_id \
    AND y.version = v.version AND y.year = $3 WHERE v.version = (SELECT MAX(w.version) FROM plan_version w \
    WHERE w.district_id = v.district_id AND w.project_id = v.project_id AND w.effective_from <= $2)";

/// Approved reports by month: one pass serves every month asked for.
const COMPLETED: &str = "SELECT r.district_id, r.project_id, r.month, r.investment_completed_this_month AS yuan \
    FROM status_report r WHERE r.state = 'approved'";

/// What was completed before the first report.
const OPENING: &str =
    "SELECT b.district_id, b.project_id, '' AS month, b.opening_balance AS yuan FROM project b";

/// One of the four amounts: its name, and where a view has it.
type Measure = (&'static str, fn(&Measures) -> CoveredSum);

const TOTAL: Measure = ("total_planned_investment", |m| m.total_planned_investment);
const ANNUAL: Measure = ("annual_planned_investment", |m| m.annual_planned_investment);
const YTD: Measure = ("investment_completed_ytd", |m| m.investment_completed_ytd);
const CUMULATIVE: Measure = ("investment_completed_cumulative", |m| m.investment_completed_cumulative);

/// A group: position of its dimension and its value (`None` = unknown); the total is `None`.
type GroupOf = Option<(usize, Option<String>)>;
type Sums = BTreeMap<GroupOf, i128>;
type Figures = BTreeMap<GroupOf, Measures>;

/// What SQL adds up to for the projects that agree in all four dimensions.
struct Cell {
    values: Vec<Option<String>>,
    /// `YYYY-MM`, or empty.
    month: String,
    yuan: i128,
}

pub(super) async fn compare(
    connection: &mut AnyConnection,
    district: &DistrictId,
    portfolio: &Portfolio,
    report: &mut VerifyReport,
) -> Result<(), StoreError> {
    let mut findings = Vec::new();
    let any = portfolio.calendar().open;
    let completed = cells(connection, district, COMPLETED, any).await?;
    let opening = cells(connection, district, OPENING, any).await?;
    for month in portfolio.calendar().months() {
        let figures = match in_portfolio(portfolio, month) {
            Ok(figures) => figures,
            Err(error) => {
                findings.push(Finding::Unreadable(format!("{month}: {error}")));
                continue;
            }
        };
        let (until, january) = (month.to_string(), month.january().to_string());
        let to_date = || completed.iter().filter(|cell| cell.month <= until);
        for (measure, in_database) in [
            (TOTAL, sums(&cells(connection, district, TOTAL_PLANNED, month).await?)),
            (ANNUAL, sums(&cells(connection, district, ANNUAL_PLANNED, month).await?)),
            (YTD, sums(to_date().filter(|cell| cell.month >= january))),
            (CUMULATIVE, sums(to_date().chain(&opening))),
        ] {
            report.sums += figures.len() as u64;
            findings.extend(differences(month, measure, &in_database, &figures));
        }
    }
    report.findings.extend(findings.into_iter().take(VerifyReport::MOST_FINDINGS));
    Ok(())
}

fn differences(month: ReportingMonth, measure: Measure, database: &Sums, figures: &Figures) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (key, measures) in figures {
        let in_portfolio = i128::from((measure.1)(measures).sum.unwrap_or(Yuan::ZERO).0);
        let in_database = database.get(key).copied().unwrap_or(0);
        if in_database != in_portfolio {
            let group = group_name(key);
            findings.push(Finding::Sum { month, measure: measure.0, group, in_database, in_portfolio });
        }
    }
    findings
}

fn group_name(key: &GroupOf) -> String {
    match key {
        None => "total".to_owned(),
        Some((dimension, value)) => {
            format!("{} {}", DIMENSIONS[*dimension].1, value.as_deref().unwrap_or("none"))
        }
    }
}

/// The program's figures of every group.
fn in_portfolio(portfolio: &Portfolio, month: ReportingMonth) -> Result<Figures, QueryError> {
    let mut figures = Figures::new();
    for (at, (dimension, _)) in DIMENSIONS.iter().enumerate() {
        let query = Query { as_of: Some(month), by: vec![*dimension], limit: 0, ..Query::default() };
        let view = portfolio.query(&query)?;
        figures.insert(None, view.total);
        for group in view.groups {
            if let GroupKey::One(value) = group.key {
                figures.insert(Some((at, value)), group.measures);
            }
        }
    }
    Ok(figures)
}

/// The engine's sums, grouped by all dimensions at once.
async fn cells(
    connection: &mut AnyConnection,
    district: &DistrictId,
    amounts: &'static str,
    month: ReportingMonth,
) -> Result<Vec<Cell>, StoreError> {
    let sql = format!(
        "SELECT p.category, p.sector, p.subdistrict, p.source, t.month, CAST(SUM(t.yuan) AS BIGINT) AS yuan \
         FROM project p JOIN ({amounts}) t ON t.district_id = p.district_id AND t.project_id = p.project_id \
         WHERE p.district_id = $1 GROUP BY p.category, p.sector, p.subdistrict, p.source, t.month"
    );
    // Both engines let a query leave parameters out.
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str()).bind(month.last_day().to_string());
    let rows = query.bind(i64::from(month.year())).fetch_all(&mut *connection).await?;
    let mut cells = Vec::with_capacity(rows.len());
    for row in &rows {
        let row = Reading::of(row, "project", "sector");
        let values = DIMENSIONS.iter().map(|(_, column)| row.string_or_null(column));
        cells.push(Cell {
            values: values.collect::<Result<_, _>>()?,
            month: row.text("month")?.to_owned(),
            yuan: i128::from(row.number_or_null("yuan")?.unwrap_or(0)),
        });
    }
    Ok(cells)
}

/// Cells added up to every group of one dimension, and to the total.
fn sums<'a>(cells: impl IntoIterator<Item = &'a Cell>) -> Sums {
    let mut sums = Sums::new();
    for cell in cells {
        *sums.entry(None).or_default() += cell.yuan;
        for (at, value) in cell.values.iter().enumerate() {
            *sums.entry(Some((at, value.clone()))).or_default() += cell.yuan;
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_that_differs_is_told_with_both_figures() {
        let month = "2025-09".parse().expect("month");
        let known = CoveredSum { sum: Some(Yuan(7)), known: 1 };
        let measures = Measures { total_planned_investment: known, ..Measures::default() };
        let figures = Figures::from([(None, measures), (Some((2, None)), Measures::default())]);
        let told = differences(month, TOTAL, &Sums::from([(None, 8), (Some((2, None)), 0)]), &figures);
        let told: Vec<String> = told.iter().map(ToString::to_string).collect();
        let expected =
            "total_planned_investment of 2025-09 by total: 8 yuan in the database, 7 yuan in the portfolio";
        assert_eq!(told, [expected]);
    }
}
