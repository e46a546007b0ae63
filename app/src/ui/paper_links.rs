//! The ways to one paper in several sizes.

use super::Icon;
use leptos::prelude::*;

/// A paper by its name, and a link for each size: what people call the size, and where it is.
pub fn paper_links<const N: usize, F>(name: &'static str, sizes: [(&'static str, F); N]) -> AnyView
where
    F: Fn() -> String + Send + Sync + 'static,
{
    let links = sizes.map(|(size, href)| {
        view! {
            <a class="paper-size" href=href rel="external nofollow" download aria-label=format!("{name} {size}")>
                {size}
            </a>
        }
    });
    view! {
        <span class="paper" role="group" aria-label=name>
            <Icon icon=icondata::LuDownload />
            <span aria-hidden="true">{name}</span>
            {links.into_iter().collect_view()}
        </span>
    }
    .into_any()
}
