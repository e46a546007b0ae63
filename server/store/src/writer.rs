//! The queue of steps of reports: what waits while one commit is made durable shares the next one (TRUST §0.1).

use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Database;
use crate::status_report::{Doing, ReportWrite, Saved, apply, is_harmless};
use crate::writing::Writing;
use std::collections::BTreeMap;
use tokio::sync::{mpsc, oneshot};

/// At most this many steps share a commit: beyond, the first one's answer would wait too long.
const MOST_TOGETHER: usize = 64;
/// Steps that may wait before senders wait themselves.
const QUEUE: usize = 1024;

type Answer = oneshot::Sender<Result<Saved, StoreError>>;

/// Which report, and what is done to it.
type Step = (ReportWrite, Doing);

struct Job {
    step: Step,
    answer: Answer,
}

/// Where steps are handed in. The task behind it ends with the last store.
#[derive(Clone)]
pub(crate) struct Queue(mpsc::Sender<Job>);

impl Queue {
    /// Starts the task that works the queue off.
    pub fn start(database: Database) -> Self {
        let (sender, receiver) = mpsc::channel(QUEUE);
        tokio::spawn(work(database, receiver));
        Self(sender)
    }

    /// Hands a step in and waits until it is durable or refused.
    pub async fn write(&self, write: ReportWrite, doing: Doing) -> Result<Saved, StoreError> {
        let (answer, answered) = oneshot::channel();
        self.0.send(Job { step: (write, doing), answer }).await.map_err(|_| StoreError::Closed)?;
        answered.await.map_err(|_| StoreError::Closed)?
    }
}

async fn work(database: Database, mut receiver: mpsc::Receiver<Job>) {
    let mut waiting = Vec::with_capacity(MOST_TOGETHER);
    while receiver.recv_many(&mut waiting, MOST_TOGETHER).await > 0 {
        // A write holds one district's head: holding two could make two processes wait for each other.
        let mut by_district: BTreeMap<DistrictId, Vec<Job>> = BTreeMap::new();
        for job in waiting.drain(..) {
            by_district.entry(job.step.0.district.clone()).or_default().push(job);
        }
        for (district, jobs) in by_district {
            together(&database, &district, jobs).await;
        }
    }
}

/// Does jobs and answers them.
async fn together(database: &Database, district: &DistrictId, jobs: Vec<Job>) {
    let (steps, answers): (Vec<_>, Vec<_>) = jobs.into_iter().map(|job| (job.step, job.answer)).unzip();
    let results = match commit(database, district, &steps).await {
        Ok(results) => results,
        // One of them breaks a constraint, or finds what cannot be read, and the transaction does not say which:
        // each by itself.
        Err(StoreError::Constraint { .. } | StoreError::Inconsistent { .. }) if steps.len() > 1 => {
            let mut results = Vec::with_capacity(steps.len());
            for step in &steps {
                let alone = commit(database, district, std::slice::from_ref(step)).await;
                results.push(alone.and_then(|mut done| done.pop().unwrap_or(Err(StoreError::Closed))));
            }
            results
        }
        Err(error) => {
            let others: Vec<_> = answers.iter().skip(1).map(|_| Err(error.for_another_write())).collect();
            std::iter::once(Err(error)).chain(others).collect()
        }
    };
    for (answer, result) in answers.into_iter().zip(results) {
        // Whoever asked may have gone; the write stands either way.
        drop(answer.send(result));
    }
}

/// Does all of them in one transaction, durably, or none.
async fn commit(
    database: &Database,
    district: &DistrictId,
    steps: &[Step],
) -> Result<Vec<Result<Saved, StoreError>>, StoreError> {
    let mut writing = Writing::begin(database, district).await?;
    let mut results = Vec::with_capacity(steps.len());
    for (write, doing) in steps {
        match apply(&mut writing, write, doing).await {
            // The others need not know.
            Err(error) if is_harmless(&error) => results.push(Err(error)),
            done => results.push(Ok(done?)),
        }
    }
    writing.commit().await?;
    Ok(results)
}
