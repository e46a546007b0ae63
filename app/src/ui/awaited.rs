//! The part of a page that waits for an answer.

use super::{ErrorState, Skeleton};
use crate::error::AppError;
use leptos::prelude::*;
use std::pin::Pin;
use std::sync::Arc;

type Waiting = Pin<Box<dyn Future<Output = Result<AnyView, AppError>> + Send>>;
type Failed = Arc<dyn Fn(AppError) -> AnyView + Send + Sync>;

/// What `part` becomes, or what went wrong, and a skeleton of `lines` until then. When the answer is asked for
/// again, what stood stays until the new one is there.
pub fn awaited<F>(lines: usize, part: impl Fn() -> F + Send + Sync + 'static) -> AnyView
where
    F: Future<Output = Result<AnyView, AppError>> + Send + 'static,
{
    awaited_or(lines, part, |error| view! { <ErrorState error /> }.into_any())
}

/// The same for a page that says in its own way what went wrong.
///
/// `part` and `failed` are boxed here, so that waiting is compiled once and not for each page: it is a good part of
/// what a small page's WASM would hold.
pub fn awaited_or<F>(
    lines: usize,
    part: impl Fn() -> F + Send + Sync + 'static,
    failed: impl Fn(AppError) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    F: Future<Output = Result<AnyView, AppError>> + Send + 'static,
{
    waiting(lines, Box::new(move || Box::pin(part())), Arc::new(failed))
}

fn waiting(lines: usize, part: Box<dyn Fn() -> Waiting + Send + Sync>, failed: Failed) -> AnyView {
    let shown = move || {
        let (part, failed) = (part(), Arc::clone(&failed));
        Suspend::new(async move { part.await.unwrap_or_else(|error| failed(error)) })
    };
    view! {
        <Transition fallback=move || {
            view! { <Skeleton lines /> }
        }>{shown}</Transition>
    }
    .into_any()
}
