//! The queue of saves: what waits while one commit is made durable shares the next one (TRUST §0.1).

use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Database;
use crate::status_report::{self, SaveReport, Saved};
use crate::writing::Writing;
use std::collections::BTreeMap;
use tokio::sync::{mpsc, oneshot};

/// At most this many saves share a commit: beyond, the first one's answer would wait too long.
const MOST_TOGETHER: usize = 64;
/// Saves that may wait before senders wait themselves.
const QUEUE: usize = 1024;

type Answer = oneshot::Sender<Result<Saved, StoreError>>;

struct Job {
    request: SaveReport,
    answer: Answer,
}

/// Where saves are handed in. The task behind it ends with the last store.
#[derive(Clone)]
pub(crate) struct Queue(mpsc::Sender<Job>);

impl Queue {
    /// Starts the task that works the queue off.
    pub fn start(database: Database) -> Self {
        let (sender, receiver) = mpsc::channel(QUEUE);
        tokio::spawn(work(database, receiver));
        Self(sender)
    }

    /// Hands a save in and waits until it is durable or refused.
    pub async fn save(&self, request: SaveReport) -> Result<Saved, StoreError> {
        let (answer, answered) = oneshot::channel();
        self.0.send(Job { request, answer }).await.map_err(|_| StoreError::Closed)?;
        answered.await.map_err(|_| StoreError::Closed)?
    }
}

async fn work(database: Database, mut receiver: mpsc::Receiver<Job>) {
    let mut waiting = Vec::with_capacity(MOST_TOGETHER);
    while receiver.recv_many(&mut waiting, MOST_TOGETHER).await > 0 {
        // A write holds one district's head: holding two could make two processes wait for each other.
        let mut by_district: BTreeMap<DistrictId, Vec<Job>> = BTreeMap::new();
        for job in waiting.drain(..) {
            by_district.entry(job.request.district.clone()).or_default().push(job);
        }
        for (district, jobs) in by_district {
            together(&database, &district, jobs).await;
        }
    }
}

/// Does jobs and answers them.
async fn together(database: &Database, district: &DistrictId, jobs: Vec<Job>) {
    let (requests, answers): (Vec<_>, Vec<_>) = jobs.into_iter().map(|job| (job.request, job.answer)).unzip();
    let results = match commit(database, district, &requests).await {
        Ok(results) => results,
        // One of them breaks a constraint, and the transaction does not say which: each by itself.
        Err(StoreError::Constraint { .. }) if requests.len() > 1 => {
            let mut results = Vec::with_capacity(requests.len());
            for request in &requests {
                let alone = commit(database, district, std::slice::from_ref(request)).await;
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

/// Saves all of them in one transaction, durably, or none.
async fn commit(
    database: &Database,
    district: &DistrictId,
    requests: &[SaveReport],
) -> Result<Vec<Result<Saved, StoreError>>, StoreError> {
    let mut writing = Writing::begin(database, district).await?;
    let mut results = Vec::with_capacity(requests.len());
    for request in requests {
        match status_report::apply(&mut writing, request).await {
            // Both are found before anything is written: the others need not know.
            Err(error @ (StoreError::Stale { .. } | StoreError::KeyReused)) => results.push(Err(error)),
            done => results.push(Ok(done?)),
        }
    }
    writing.commit().await?;
    Ok(results)
}
