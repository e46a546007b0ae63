//! The scenes, drawn on the server: for the page and for every later answer. No event and no signal in here.

mod map;
mod numbers;
mod reds;

use super::address::WallAddress;
use super::answer::WallAnswer;
use super::scene::Scene;
use crate::error::AppError;
use crate::locale::{td_string, use_locale};
use crate::project::list::drawn::html;
use crate::ui::{ProvisionalMark, month_text};
use domain::code_list::Source;
use domain::label::Language;
use domain::portfolio::{Portfolio, Query, SortDirection, SortKey, View};
use domain::portfolio_map::Outlines;
use leptos::prelude::*;

/// Everything the scenes are drawn from.
struct Wall<'a> {
    address: &'a WallAddress,
    portfolio: &'a Portfolio,
    language: Language,
    /// Every project the filters let through, furthest behind first.
    view: View,
    /// The map of the same projects.
    sketch: String,
}

/// Answers the query of an address.
///
/// # Errors
/// [`AppError::Invalid`] says which part of the question cannot be answered, [`AppError::Forbidden`] that it is about
/// leaders and `names` may not be asked for.
pub fn answer_of(
    portfolio: &Portfolio,
    outlines: &Outlines,
    search: &str,
    names: bool,
    language: Language,
) -> Result<WallAnswer, AppError> {
    let address = WallAddress::permitted(search, names)?;
    let question = Query {
        sort: SortKey::ProgressGap,
        direction: SortDirection::Ascending,
        ..address.list.query.clone()
    };
    let view = portfolio.query_whole(&question)?;
    let sketch = if address.scenes.contains(&Scene::Map) {
        let search = address.list.search();
        crate::portfolio_map::drawn::sketch_of(portfolio, outlines, &search, names, language)?
    } else {
        String::new()
    };
    let wall = Wall { address: &address, portfolio, language, view, sketch };
    let drawn = html(language, || {
        let slides = address.scenes.iter().flat_map(|scene| match scene {
            Scene::Map => vec![map::slide(&wall)],
            Scene::Numbers => vec![numbers::slide(&wall)],
            Scene::Reds => reds::slides(&wall),
        });
        let slides = slides.enumerate().map(|(n, slide)| slide.view(&wall, n == 0));
        slides.collect::<Vec<_>>().into_any()
    });
    Ok(WallAnswer { seconds: address.seconds, drawn })
}

/// One screen.
struct Slide {
    /// Tells it from the others, however they change.
    key: String,
    title: String,
    content: AnyView,
}

impl Slide {
    fn view(self, wall: &Wall<'_>, first: bool) -> AnyView {
        let locale = use_locale();
        let as_of = wall.view.as_of;
        let (month, time) =
            (month_text(as_of.month, wall.language), wall.view.time_proportional_bp.percent_1());
        let examples = wall.view.items.iter().filter(|item| item.source == Source::Illustrative).count();
        let examples = (examples > 0).then(|| {
            let text = td_string!(locale, portfolio_map.examples, count = examples).to_string();
            view! { <span class="pill tone-caution">{text}</span> }
        });
        let filters = wall.address.list.query.filter.in_words(wall.language).into_iter().map(|told| {
            view! { <span class="wall-filter">{told}</span> }
        });
        let (title, name) = (self.title.clone(), self.title);
        view! {
            <section
                class="wall-slide"
                data-key=self.key
                data-current=first.then_some("")
                aria-label=name
            >
                <header class="wall-head">
                    <h2 class="wall-title">{title}</h2>
                    <p class="wall-as-of">
                        {td_string!(locale, project.as_of_line, month = month, time = time).to_string()}
                        " "
                        <ProvisionalMark as_of />
                        {filters.collect_view()}
                        {examples}
                    </p>
                </header>
                <div class="wall-content">{self.content}</div>
            </section>
        }
        .into_any()
    }
}
