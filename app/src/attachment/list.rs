//! Files as a list: photos small, documents by name.

use super::AttachmentView;
use crate::locale::{td_string, use_language, use_locale};
use leptos::prelude::*;

/// Photos as small pictures, documents as lines; each is downloaded by a click.
#[component]
pub fn AttachmentList(
    /// What hangs there.
    attachments: Vec<AttachmentView>,
) -> impl IntoView {
    if attachments.is_empty() {
        return view! { <p class="attachments-none">{td_string!(use_locale(), attachment.empty)}</p> }
            .into_any();
    }
    let (photos, documents): (Vec<_>, Vec<_>) =
        attachments.into_iter().partition(|attachment| attachment.thumbnail().is_some());
    let photos = (!photos.is_empty()).then(|| {
        view! { <ul class="attachment-photos">{photos.into_iter().map(photo).collect_view()}</ul> }
    });
    let documents = (!documents.is_empty()).then(|| {
        view! { <ul class="attachment-documents">{documents.into_iter().map(document).collect_view()}</ul> }
    });
    view! { <div class="attachments">{photos} {documents}</div> }.into_any()
}

fn photo(attachment: AttachmentView) -> AnyView {
    let label = td_string!(use_locale(), attachment.open, name = attachment.name.clone());
    let (under, address) = (under(&attachment), attachment.address());
    let detail = attachment.detail(use_language());
    view! {
        <li class="attachment">
            <a class="attachment-photo" href=address rel="external" aria-label=label>
                <img src=attachment.thumbnail() alt="" loading="lazy" decoding="async" />
            </a>
            <span class="attachment-name">{attachment.name}</span>
            <span class="attachment-detail">{detail}</span>
            {under}
        </li>
    }
    .into_any()
}

fn document(attachment: AttachmentView) -> AnyView {
    let (under, address) = (under(&attachment), attachment.address());
    let detail = attachment.detail(use_language());
    view! {
        <li class="attachment">
            <a class="attachment-name" href=address rel="external">
                {attachment.name}
            </a>
            <span class="attachment-detail">{detail}</span>
            {under}
        </li>
    }
    .into_any()
}

/// Caption, and who brought it when.
fn under(attachment: &AttachmentView) -> AnyView {
    let locale = use_locale();
    let (by, at) = (attachment.added_by.clone(), attachment.added_at.clone());
    let added = td_string!(locale, attachment.added, by = by, at = at);
    let caption = attachment.caption.clone().map(|text| view! { <p class="attachment-caption">{text}</p> });
    view! {
        {caption}
        <span class="attachment-detail">{added}</span>
    }
    .into_any()
}
