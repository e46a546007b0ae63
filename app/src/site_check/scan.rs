//! `/scan`: reads the code of a plate with the camera where the browser can, and takes a typed one everywhere. The server
//! leads a code that is known on to its page.

use super::api::get_scanned;
use super::missing::{code_form, unknown};
use super::view::Scanned;
use crate::error::AppError;
use crate::locale::{td_string, use_locale};
use crate::ui::{Button, ErrorState, Icon, PageHead, awaited_or, use_query_value};
use crate::wire::answer_of;
use domain::site_check::ScanFault;
use leptos::html::Video;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_meta::Title;

/// The page.
pub(super) fn open() -> AnyView {
    let typed = use_query_value("code");
    let answer = answer_of(move || typed.get(), get_scanned);
    view! {
        {awaited_or(
            3,
            move || async move { Ok(page(typed.get_untracked(), answer.await?)) },
            failed,
        )}
    }
    .into_any()
}

fn page(typed: String, scanned: Scanned) -> AnyView {
    let title = td_string!(use_locale(), site_check.scan_title);
    let told = match scanned {
        Scanned::Nothing => None,
        Scanned::Known(code) => {
            let href = format!("/p/{code}");
            crate::side::redirect(&href);
            Some(
                view! { <p><a class="site-link" href=href rel="external">{code.to_string()}</a></p> }
                    .into_any(),
            )
        }
        Scanned::Unknown(like) => {
            crate::side::set_status(404);
            Some(unknown(&typed, like))
        }
    };
    view! {
        <Title text=title />
        <article class="site">
            <PageHead title lead=td_string!(use_locale(), site_check.scan_lead) />
            {told}
            {code_form(typed)}
            <Camera />
        </article>
    }
    .into_any()
}

/// The camera, once the browser has taken over and can read codes; else a sentence that says so.
#[component]
fn Camera() -> impl IntoView {
    let locale = use_locale();
    // `None`: nobody knows yet.
    let can = RwSignal::new(None::<bool>);
    Effect::new(move || can.set(Some(crate::side::can_scan())));
    let video = NodeRef::<Video>::new();
    let looking = RwSignal::new(false);
    let fault = RwSignal::new(None::<ScanFault>);
    let start = move |_| {
        let Some(video) = video.get_untracked() else { return };
        if looking.get_untracked() {
            return crate::side::stop_scan(&video);
        }
        looking.set(true);
        fault.set(None);
        spawn_local(async move {
            let read = crate::side::scan(&video).await;
            let _ = looking.try_set(false);
            match read {
                Ok(text) => {
                    let address = crate::ui::address("/scan", [("code", text)]);
                    let _ = window().location().set_href(&address);
                }
                Err(why) => drop(fault.try_set(Some(why))),
            }
        });
    };
    let told = move || match (can.get(), fault.get()) {
        (Some(false), _) | (_, Some(ScanFault::NoReader)) => td_string!(locale, site_check.scan_no_reader),
        (_, Some(ScanFault::Refused)) => td_string!(locale, site_check.scan_refused),
        (_, Some(ScanFault::NoCamera)) => td_string!(locale, site_check.scan_no_camera),
        _ if looking.get() => td_string!(locale, site_check.scan_looking),
        _ => "",
    };
    let button = move || {
        (can.get() == Some(true)).then(|| {
            let text = move || {
                if looking.get() {
                    td_string!(locale, site_check.scan_stop)
                } else {
                    td_string!(locale, site_check.scan_start)
                }
            };
            view! {
                <Button kind="button" on:click=start>
                    <Icon icon=icondata::LuCamera />
                    {text}
                </Button>
            }
        })
    };
    view! {
        <div class="site-camera">
            {button}
            <p role="status">{told}</p>
            <video
                class="site-video"
                node_ref=video
                muted=true
                playsinline=true
                hidden=move || !looking.get()
                aria-label=td_string!(locale, site_check.scan_picture)
            ></video>
        </div>
    }
}

fn failed(error: AppError) -> AnyView {
    let title = td_string!(use_locale(), site_check.scan_title);
    view! {
        <Title text=title />
        <PageHead title />
        <ErrorState error />
    }
    .into_any()
}
