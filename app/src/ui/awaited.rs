//! The part of a page that waits for an answer.

use super::Skeleton;
use leptos::prelude::*;
use std::pin::Pin;

type Waiting = Pin<Box<dyn Future<Output = AnyView> + Send>>;

/// What `part` becomes, and a skeleton of `lines` until then. When the answer is asked for again, what stood
/// stays until the new one is there.
///
/// `part` is boxed here, so that waiting is compiled once and not for each page: it is a good part of what a
/// small page's WASM would hold.
pub fn awaited<F>(lines: usize, part: impl Fn() -> F + Send + Sync + 'static) -> AnyView
where
    F: Future<Output = AnyView> + Send + 'static,
{
    waiting(lines, Box::new(move || Box::pin(part())))
}

fn waiting(lines: usize, part: Box<dyn Fn() -> Waiting + Send + Sync>) -> AnyView {
    view! {
        <Transition fallback=move || {
            view! { <Skeleton lines /> }
        }>{move || Suspend::new(part())}</Transition>
    }
    .into_any()
}
