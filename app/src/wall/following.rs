//! Keeps a wall up to date: what others change is drawn anew by the server and put in by changing only what differs. A
//! screen is on for weeks, so it also asks by itself now and then: a connection may have died without a word, and the
//! program may have been renewed.

use super::WallAnswer;
use super::rotation::Rotation;
use crate::changes::use_changes;
use crate::error::AppError;
use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;
use std::time::Duration;

/// How often it asks by itself.
const NOW_AND_THEN: Duration = Duration::from_secs(300);

/// Follows what others change. `stale` says whether the last answer did not come: then what is shown may be old.
pub(super) fn follow<F>(
    ask: impl Fn() -> F + Send + Sync + Copy + 'static,
    rotation: Rotation,
    stale: RwSignal<bool>,
) where
    F: Future<Output = Result<WallAnswer, AppError>> + 'static,
{
    let refresh = move || {
        spawn_local(async move {
            match ask().await {
                Ok(answer) => {
                    // The page may have been left meanwhile.
                    let Some(place) = rotation.place.try_get_untracked().flatten() else { return };
                    crate::side::patch(&place, &answer.drawn);
                    rotation.show();
                    stale.try_set(false);
                }
                // The server answers, only not to a page of another build: nobody is there to load it anew. Failing to,
                // the screen says so below.
                Err(AppError::Renewed) if window().location().reload().is_ok() => {}
                Err(_) => {
                    stale.try_set(true);
                }
            }
        });
    };
    use_changes(|_, _| true, refresh);
    Effect::new(move |_| {
        if let Ok(timer) = set_interval_with_handle(refresh, NOW_AND_THEN) {
            on_cleanup(move || timer.clear());
        }
    });
}
