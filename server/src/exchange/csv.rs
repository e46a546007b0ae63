//! The list as a table: UTF-8 with a byte-order mark, because spreadsheets take it for something else
//! without. Amounts are whole yuan, rates per cent with two decimals (exact), unknown is empty.

use super::cell::safe;
use super::is_illustrative;
use csv::{Terminator, WriterBuilder};
use domain::code_list::CodeList;
use domain::label::{Label, Language};
use domain::portfolio::{Portfolio, ProjectItem, Query, QueryError};
use domain::project::{Project, ProjectId};
use domain::unit::{BasisPoints, Yuan};
use std::borrow::Cow;
use std::ops::Deref;

type Cell<'a> = Cow<'a, str>;
/// The column's word, as an item's field has it; its heading; its cell.
type Column = (&'static str, Label, for<'a> fn(&'a Row<'a>, Language) -> Cell<'a>);

/// A project in the table; its persons only where the reader may read their names.
struct Row<'a> {
    item: &'a ProjectItem,
    persons: Option<&'a Project>,
}

impl Deref for Row<'_> {
    type Target = ProjectItem;

    fn deref(&self) -> &ProjectItem {
        self.item
    }
}

/// Columns that tell names of persons.
const NAMES: [&str; 2] = ["assigned_leader", "project_liaison"];

const fn heading(zh: &'static str, en: &'static str) -> Label {
    Label { zh, en }
}

/// Why there is no table.
#[derive(Debug, thiserror::Error)]
pub enum CsvError {
    /// The question cannot be answered.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// A row cannot be written.
    #[error("the table cannot be written: {0}")]
    Write(#[from] csv::Error),
}

static COLUMNS: [Column; 24] = [
    ("code", heading("编号", "Code"), |item, _| item.code.as_str().into()),
    ("name", heading("项目名称", "Name"), |item, language| safe(item.name.in_language(language))),
    ("source", heading("数据来源", "source"), |item, language| source(item, language)),
    ("category", heading("类别", "Category"), |item, language| code(Some(item.category), language)),
    ("sector", heading("行业", "Sector"), |item, language| code(Some(item.sector), language)),
    ("subdistrict", heading("街道", "Subdistrict"), |item, language| code(item.subdistrict, language)),
    ("stage", heading("阶段", "Stage"), |item, language| code(item.stage, language)),
    ("light", heading("亮灯", "Light"), |item, language| code(Some(item.light), language)),
    ("light_reason", heading("亮灯原因", "Reason of the light"), |item, language| {
        safe(item.light_reason.in_language(language))
    }),
    ("programmes", heading("专项", "Programmes"), |item, language| programmes(item, language)),
    ("project_owner", heading("业主单位", "Project owner"), |item, _| {
        text(item.project_owner.as_deref())
    }),
    ("responsible_unit", heading("责任单位", "Responsible unit"), |item, _| {
        text(item.responsible_unit.as_deref())
    }),
    ("assigned_leader", heading("挂钩领导", "Assigned leader"), |row, _| {
        text(row.persons.and_then(|project| project.assigned_leader.as_deref()))
    }),
    ("project_liaison", heading("项目专员", "Liaison"), |row, _| {
        text(row.persons.and_then(|project| project.project_liaison.as_deref()))
    }),
    (
        "total_planned_investment",
        heading("计划总投资(元)", "Total planned investment (yuan)"),
        |item, _| yuan(item.total_planned_investment),
    ),
    (
        "annual_planned_investment",
        heading("年度计划投资(元)", "Annual planned investment (yuan)"),
        |item, _| yuan(item.annual_planned_investment),
    ),
    (
        "investment_completed_ytd",
        heading("本年完成投资(元)", "Completed this year (yuan)"),
        |item, _| yuan(item.investment_completed_ytd),
    ),
    (
        "investment_completed_cumulative",
        heading("累计完成投资(元)", "Completed since start (yuan)"),
        |item, _| yuan(item.investment_completed_cumulative),
    ),
    ("investment_completion_rate_bp", heading("投资完成率(%)", "Completion rate (%)"), |item, _| {
        percent(item.investment_completion_rate_bp)
    }),
    ("progress_gap_bp", heading("超欠序时(百分点)", "Gap to time (pp)"), |item, _| {
        percent(item.progress_gap_bp)
    }),
    ("physical_progress_bp", heading("形象进度(%)", "Physical progress (%)"), |item, _| {
        percent(item.physical_progress_bp)
    }),
    ("planned_start", heading("计划开工", "Planned start"), |item, _| date(item.planned_start)),
    ("planned_finish", heading("计划竣工", "Planned finish"), |item, _| date(item.planned_finish)),
    ("revision", heading("修订号", "Revision"), |item, _| item.revision.to_string().into()),
];

/// The columns of a table, in their order.
#[derive(Debug, Clone)]
pub struct Columns(Vec<&'static Column>);

impl Columns {
    /// Every column; those with `names` of persons only for who may read any.
    #[must_use]
    pub fn all(names: bool) -> Self {
        Self(COLUMNS.iter().filter(|(word, ..)| names || !NAMES.contains(word)).collect())
    }

    /// Whether one of them tells names of persons.
    #[must_use]
    pub fn have_names(&self) -> bool {
        self.0.iter().any(|(word, ..)| NAMES.contains(word))
    }

    /// The columns of a list of words, as `cols=` has them. Where a record comes from is always said: a
    /// table of placeholders must not pass for one of projects.
    ///
    /// # Errors
    /// The first word that is no column.
    pub fn parse(words: &str) -> Result<Self, String> {
        let mut columns = Vec::new();
        for word in words.split(',').map(str::trim).filter(|word| !word.is_empty()) {
            columns.push(column(word).ok_or_else(|| word.to_owned())?);
        }
        if !columns.iter().any(|(word, ..)| *word == "source") {
            columns.extend(column("source"));
        }
        Ok(Self(columns))
    }

    /// Every word there is.
    pub fn words() -> impl Iterator<Item = &'static str> {
        COLUMNS.iter().map(|(word, ..)| *word)
    }
}

fn column(word: &str) -> Option<&'static Column> {
    COLUMNS.iter().find(|(known, ..)| *known == word)
}

/// The table of every project a question lets through, in its order; `names` says of which projects the reader
/// may be told persons.
///
/// # Errors
/// [`CsvError`].
pub fn table(
    portfolio: &Portfolio,
    query: &Query,
    columns: &Columns,
    language: Language,
    names: &dyn Fn(ProjectId) -> bool,
) -> Result<Vec<u8>, CsvError> {
    let view = portfolio.query_whole(query)?;
    let mut writer =
        WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(columns.0.iter().map(|(_, heading, _)| heading.in_language(language)))?;
    for item in &view.items {
        let project = portfolio.entry(&item.code).map(|entry| &entry.project);
        let row = Row { item, persons: project.filter(|project| names(project.id)) };
        let cells = columns.0.iter().map(|(_, _, cell)| cell(&row, language));
        writer.write_record(cells.map(|cell| cell.into_owned().into_bytes()))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()).into())
}

/// A placeholder says so in its own row, in the code and in words.
fn source(item: &ProjectItem, language: Language) -> Cell<'_> {
    let label = item.source.label().in_language(language);
    if is_illustrative(item) { format!("{label} (illustrative)").into() } else { label.into() }
}

fn code<T: CodeList>(value: Option<T>, language: Language) -> Cell<'static> {
    value.map_or(Cow::Borrowed(""), |value| value.label().in_language(language).into())
}

fn programmes(item: &ProjectItem, language: Language) -> Cell<'_> {
    let labels: Vec<&str> = item.programmes.iter().map(|one| one.label().in_language(language)).collect();
    safe(&labels.join("; ")).into_owned().into()
}

fn text(value: Option<&str>) -> Cell<'_> {
    value.map_or(Cow::Borrowed(""), safe)
}

fn yuan(value: Option<Yuan>) -> Cell<'static> {
    value.map_or(Cow::Borrowed(""), |Yuan(yuan)| yuan.to_string().into())
}

/// 3191 → 31.91: a basis point is a hundredth of a per cent.
fn percent(value: Option<BasisPoints>) -> Cell<'static> {
    value.map_or(Cow::Borrowed(""), |BasisPoints(bp)| {
        let sign = if bp < 0 { "-" } else { "" };
        let bp = bp.unsigned_abs();
        format!("{sign}{}.{:02}", bp / 100, bp % 100).into()
    })
}

fn date(value: Option<chrono::NaiveDate>) -> Cell<'static> {
    value.map_or(Cow::Borrowed(""), |date| date.to_string().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn per_cent_is_exact() {
        assert_eq!(percent(Some(BasisPoints(3191))), "31.91");
        assert_eq!(percent(Some(BasisPoints(-5))), "-0.05");
        assert_eq!(percent(None), "");
    }
}
