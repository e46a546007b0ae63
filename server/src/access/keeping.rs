//! What has to be cleared away now and then: sessions that hold no more, failures that cost nothing more.

use crate::state::AppState;
use std::time::Duration;
use store::StoreError;
use store::session::{purge_expired, sign_in_failure};

/// How often.
const EVERY: Duration = Duration::from_secs(10 * 60);

/// Clears away again and again, for ever. A failure is logged and tried again.
pub async fn keep_house(state: AppState) {
    loop {
        if let Err(error) = clear_away(&state).await {
            tracing::warn!(%error, "ended sessions could not be cleared away");
        }
        tokio::time::sleep(EVERY).await;
    }
}

async fn clear_away(state: &AppState) -> Result<(), StoreError> {
    let (store, now) = (&state.context.store, state.context.clock.now());
    let sessions = purge_expired(store, &state.district, now).await?;
    let failures = sign_in_failure::forget_old(store, &state.district, now).await?;
    tracing::debug!(sessions, failures, "cleared away");
    Ok(())
}
