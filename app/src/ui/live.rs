//! Parts of a view that follow what they read.

use leptos::prelude::*;
use std::sync::Arc;

/// A part that is drawn anew, in place, whenever something it reads changes. Written as a bare closure each
/// part would be compiled on its own, some four kilobytes of the browser's code each; here all share one.
pub fn live(draw: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    fn shared(draw: Arc<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
        (move || draw()).into_any()
    }
    shared(Arc::new(draw))
}
