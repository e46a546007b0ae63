//! `/projects/{code}/edit`.

use super::api::get_record_form;
use super::form::record_form;
use crate::error::AppError;
use crate::ui::{ErrorState, Skeleton};
use crate::wire::answer_of;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use leptos_router::{LazyRoute, lazy_route};

/// The route of `/projects/{code}/edit`.
#[derive(Debug)]
pub struct EditRecordRoute {
    code: Memo<String>,
}

#[lazy_route]
impl LazyRoute for EditRecordRoute {
    fn data() -> Self {
        let params = use_params_map();
        Self { code: Memo::new(move |_| params.read().get("code").unwrap_or_default()) }
    }

    fn view(this: Self) -> AnyView {
        let code = this.code;
        let answer = answer_of(move || code.get(), get_record_form);
        view! {
            <Transition fallback=|| view! { <Skeleton lines=12 /> }>
                {move || Suspend::new(async move {
                    match answer.await {
                        Ok(form) => record_form(form),
                        Err(error) => failed(code.get_untracked(), error),
                    }
                })}
            </Transition>
        }
        .into_any()
    }
}

/// The page when there is no form: no such record, or not for this reader.
pub(super) fn failed(title: String, error: AppError) -> AnyView {
    view! {
        <Title text=title.clone() />
        <h1 class="page-title">{title}</h1>
        <ErrorState error />
    }
    .into_any()
}
