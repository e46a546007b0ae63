//! `/wall`: the page. The scenes are the server's; here they are turned and kept up to date. Without JavaScript they stand
//! one under the other, and the document asks to be loaded again (`shell`).

use super::WallAnswer;
use super::answer::WallCodec;
use super::api::get_wall;
use super::controls::Controls;
use super::following::follow;
use super::rotation::Rotation;
use crate::error::AppError;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{ErrorState, Skeleton, live, use_search_of};
use leptos::html;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page `/wall`.
#[must_use]
pub fn open() -> AnyView {
    view! { <WallView /> }.into_any()
}

type Answer = Resource<Result<WallAnswer, AppError>, WallCodec>;

#[component]
fn WallView() -> impl IntoView {
    let (locale, language, search) = (use_locale(), use_language(), use_search_of("/wall"));
    let answer: Answer = Resource::new_with_options(
        move || search.get(),
        move |search| async move { get_wall(search, language).await },
        false,
    );
    let rotation = Rotation::new(NodeRef::<html::Div>::new());
    let stale = RwSignal::new(false);
    rotation.run(move || {
        answer.with(|answer| {
            answer.as_ref().and_then(|answer| answer.as_ref().ok()).map(|answer| answer.seconds)
        })
    });
    follow(move || get_wall(search.get_untracked(), language), rotation, stale);
    let failure = live(move || match answer.get() {
        Some(Err(error)) => view! { <ErrorState error /> }.into_any(),
        _ => ().into_any(),
    });
    let drawn = move || match answer.get() {
        Some(Ok(answer)) => answer.drawn,
        _ => String::new(),
    };
    let told = live(move || {
        let text = td_string!(locale, wall.stale);
        stale.get().then(|| view! { <p class="wall-stale">{text}</p> }).into_any()
    });
    let title = td_string!(locale, wall.title);
    view! {
        <Title text=title />
        <div class="wall">
            <h1 class="sr-only">{title}</h1>
            <Transition fallback=move || view! { <Skeleton lines=12 /> }>
                {failure}
                <div node_ref=rotation.place class="wall-slides" inner_html=drawn></div>
            </Transition>
            <div class="wall-told" role="status">{told}</div>
            <Controls rotation />
        </div>
    }
    .into_any()
}
