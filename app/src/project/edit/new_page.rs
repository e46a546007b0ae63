//! `/projects/new`.

use super::api::get_new_record_form;
use super::form::new_record_form;
use super::page::failed;
use crate::locale::{td_string, use_locale};
use crate::ui::Skeleton;
use crate::wire::answer_of;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The route of `/projects/new`.
#[derive(Debug)]
pub struct NewRecordRoute;

#[lazy_route]
impl LazyRoute for NewRecordRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let locale = use_locale();
        let answer = answer_of(|| (), |()| get_new_record_form());
        view! {
            <Transition fallback=|| view! { <Skeleton lines=12 /> }>
                {move || Suspend::new(async move {
                    match answer.await {
                        Ok(form) => new_record_form(form),
                        Err(error) => failed(td_string!(locale, record_edit.new_title).to_owned(), error),
                    }
                })}
            </Transition>
        }
        .into_any()
    }
}
