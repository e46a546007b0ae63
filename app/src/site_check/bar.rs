//! What one does on site, within a thumb's reach: report, photo, issue, check.

use super::view::SiteView;
use crate::locale::{td_string, use_locale};
use crate::ui::{Icon, sign_in_address};
use leptos::prelude::*;

/// The bar at the bottom; for a visitor the way to sign in and back.
pub(super) fn bar(found: &SiteView) -> AnyView {
    let locale = use_locale();
    let code = &found.code;
    let report = found.report.filter(|_| found.may.report).map(|report| {
        let href = format!("/projects/{code}/report/{}", report.month);
        button(href, None, icondata::LuFilePen, td_string!(locale, site_check.do_report))
    });
    let check = found.may.check.then(|| {
        let photo = td_string!(locale, site_check.do_photo);
        let check = td_string!(locale, site_check.do_check);
        // The browser's own jump to a part of the page, which needs no code of ours.
        [
            button("#field-photos".to_owned(), Some("external"), icondata::LuCamera, photo),
            button("#check".to_owned(), Some("external"), icondata::LuMapPin, check),
        ]
    });
    let issue = found.may.issue.then(|| {
        let href = format!("/issues/new?project={code}");
        button(href, None, icondata::LuTriangleAlert, td_string!(locale, site_check.do_issue))
    });
    let visitor = crate::side::signed_in_as().is_none().then(|| {
        let href = sign_in_address(&format!("/p/{code}"), "");
        // Back by a page of its own: only that may ask for the device's position.
        button(href, Some("external"), icondata::LuLogIn, td_string!(locale, site_check.sign_in))
    });
    if report.is_none() && check.is_none() && issue.is_none() && visitor.is_none() {
        return ().into_any();
    }
    view! {
        <nav class="site-bar no-print" aria-label=td_string!(locale, site_check.bar)>
            {report}
            {check.map(|check| check.into_iter().collect_view())}
            {issue}
            {visitor}
        </nav>
    }
    .into_any()
}

fn button(href: String, rel: Option<&'static str>, icon: icondata::Icon, text: &'static str) -> AnyView {
    view! {
        <a class="site-button" href=href rel=rel>
            <Icon icon />
            <span>{text}</span>
        </a>
    }
    .into_any()
}
