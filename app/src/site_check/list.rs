//! Site checks as a list, the newest first: on the record's page and on the telephone's.

use super::view::SiteCheckView;
use crate::attachment::AttachmentList;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Badge, Tone};
use domain::code_list::CodeList as _;
use domain::site_check::SiteFinding;
use leptos::prelude::*;

/// The list.
pub(crate) fn checks(checks: Vec<SiteCheckView>) -> AnyView {
    let items = checks.into_iter().map(check).collect_view();
    view! { <ol class="record-timeline">{items}</ol> }.into_any()
}

fn check(check: SiteCheckView) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let tone = match check.finding {
        SiteFinding::Normal => Tone::Good,
        SiteFinding::Problem => Tone::Bad,
    };
    let position = match check.position {
        None => td_string!(locale, site_check.no_position).to_owned(),
        Some((None, accuracy)) => {
            td_string!(locale, site_check.place_known_alone, accuracy = accuracy).to_string()
        }
        Some((Some(metres), accuracy)) => {
            td_string!(locale, site_check.place_known, accuracy = accuracy, metres = metres).to_string()
        }
    };
    let note = check.note.map(|note| view! { <p lang="zh-CN" class="typed-text">{note}</p> });
    let clock = check.clock.map(|clock| {
        let text = clock.in_language(language).to_owned();
        view! { <p><Badge label=text tone=Tone::Caution mark=true /></p> }
    });
    let photos = (!check.photos.is_empty()).then(|| view! { <AttachmentList attachments=check.photos /> });
    let label = check.finding.label().in_language(language);
    view! {
        <li>
            <h3 class="record-item-title">
                <time datetime=check.instant>{check.time}</time> " " <Badge label tone mark=true />
            </h3>
            {note}
            <p class="card-note">{check.by} " · " {position}</p>
            {clock}
            {photos}
        </li>
    }
    .into_any()
}
