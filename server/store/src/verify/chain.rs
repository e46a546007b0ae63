//! The journal from its first row to its head.

use super::{Finding, VerifyReport};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::journal::{Hashed, Head, head};
use crate::reading::Reading;
use futures_util::TryStreamExt as _;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

pub(super) async fn walk(
    connection: &mut AnyConnection,
    district: &DistrictId,
    report: &mut VerifyReport,
) -> Result<(), StoreError> {
    let mut end = Head::start();
    let mut findings = Vec::new();
    let sql = "SELECT seq, at, actor, subject_kind, subject_id, project_id, action, value_before, \
               value_after, previous_hash, hash FROM journal WHERE district_id = $1 ORDER BY seq";
    let mut rows = sqlx::query(sql).bind(district.as_str()).fetch(&mut *connection);
    while let Some(row) = rows.try_next().await? {
        report.journal_rows += 1;
        end = check(&row, district, &end, &mut findings)?;
    }
    drop(rows);
    let head = head(connection, district).await?;
    if head != end {
        findings.push(Finding::Head { head: head.seq, last: end.seq });
    }
    report.findings.extend(findings.into_iter().take(VerifyReport::MOST_FINDINGS));
    Ok(())
}

/// Checks a row against the end of the rows before it; returns the new end as the row states it, so that
/// one bad row is one finding.
fn check(
    row: &AnyRow,
    district: &DistrictId,
    end: &Head,
    findings: &mut Vec<Finding>,
) -> Result<Head, StoreError> {
    let row = Reading::of(row, "journal", "at");
    let (seq, hash) = (row.number("seq")?, row.text("hash")?);
    let previous_hash = row.text("previous_hash")?;
    if seq != end.seq + 1 {
        findings.push(Finding::SequenceGap { expected: end.seq + 1, found: seq });
    } else if previous_hash != end.hash {
        findings.push(Finding::BrokenChain { seq });
    }
    let worked_out = Hashed {
        district: district.as_str(),
        seq,
        at: row.text("at")?,
        actor: row.text("actor")?,
        subject_kind: row.text("subject_kind")?,
        subject_id: row.text("subject_id")?,
        project_id: row.text_or_null("project_id")?,
        action: row.text("action")?,
        before: row.text_or_null("value_before")?,
        after: row.text_or_null("value_after")?,
        previous_hash,
    }
    .head();
    if worked_out.hash != hash {
        findings.push(Finding::ChangedRow { seq });
    }
    Ok(Head { seq, hash: hash.to_owned() })
}
