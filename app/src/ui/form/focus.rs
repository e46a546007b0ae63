//! The focus goes to what is told.

use leptos::html::Div;
use leptos::prelude::*;

/// Gives the focus to a part that is about to be shown, with the frame in which it is.
pub fn focus_when_shown(told: NodeRef<Div>) {
    request_animation_frame(move || {
        if let Some(told) = told.get_untracked() {
            // Only a detached element refuses focus, and then there is nothing to focus.
            let _ = told.focus();
        }
    });
}
