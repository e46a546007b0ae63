//! The form that records a site check. With JavaScript it goes by way of the outbox ([`super::waiting`]). A plain form: without JavaScript it is sent without a position, under the time the
//! page was made.

use super::place_button::PlaceButton;
use super::view::SiteView;
use super::waiting::{PHOTOS, Waiting};
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::Again;
use crate::ui::{AreaField, Button, ButtonVariant, ChoiceOption, FileField, PickField, PostForm, Section};
use domain::code_list::CodeList as _;
use domain::site_check::SiteFinding;
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;

/// What a camera makes and the server takes; without HEIC, so that an iPhone turns its photos into JPEG.
const PICTURES: &str = "image/jpeg,image/png,image/webp";
/// The form's name.
const CHECK: &str = "check";

pub(super) fn check_form(found: &SiteView, again: Option<&Again>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let title = td_string!(locale, site_check.form);
    let sent = again.filter(|again| again.is_of(CHECK)).cloned();
    let is_new = sent.is_none();
    let stored = |name: &str, text: &str| Again::value(sent.as_ref(), name, text);
    let (id, at) = (stored("id", &found.new_check.id), stored("checked_at", &found.new_check.at));
    let position = ["longitude", "latitude", "accuracy"].map(|name| stored(name, ""));
    let findings = SiteFinding::ALL.iter().map(|finding| {
        ChoiceOption::new(
            finding.code(),
            finding.label().in_language(language),
            *finding == SiteFinding::Normal,
        )
    });
    let findings = findings.collect();
    let time = NodeRef::<Input>::new();
    // By the device's clock, at the moment it is sent; what was sent before is sent again as it was.
    let waiting = Waiting::new(found);
    waiting.follow();
    let sending = move |event: SubmitEvent| {
        if let Some(field) = time.get_untracked().filter(|_| is_new) {
            field.set_value(&crate::side::device_time());
        }
        waiting.pressed(&event);
    };
    let place = found.place.clone();
    view! {
        <div id="check" class="site-check" on:submit=sending>
            <Section title>
                <PostForm name=CHECK label=title again=sent multipart=true>
                    <input type="hidden" name="id" value=id />
                    <input type="hidden" name="checked_at" value=at node_ref=time />
                    <PickField name="finding" label=td_string!(locale, site_check.finding) options=findings />
                    <AreaField name="note" label=td_string!(locale, site_check.note) hint=td_string!(locale, site_check.note_hint) />
                    <FileField
                        name=PHOTOS
                        label=td_string!(locale, site_check.photos)
                        hint=td_string!(locale, site_check.photos_hint)
                        accept=PICTURES
                        camera=true
                    />
                    <PlaceButton position place />
                    {waiting.notice()}
                    <div class="form-actions">
                        <Button variant=ButtonVariant::Primary>{td_string!(locale, site_check.submit)}</Button>
                    </div>
                </PostForm>
            </Section>
        </div>
    }
    .into_any()
}
