//! Which address shows which page. Every page is rendered whole before the first byte is sent: it must be
//! readable without JavaScript, and its status code must be known.

mod bundle;
mod waiting;

use crate::admin::Part;
use crate::locale::{provide_locale, td_string, use_locale};
use crate::project::list::Face;
use crate::ui::{Frame, LinkButton, NavItem};
use bundle::{Administration, Figures, Offline, ProjectList, ProjectRecord, Work};
use domain::access::{Action, Subject, may};
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{Lazy, SsrMode, path};

/// The whole application, inside `<body>`.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_locale();
    let locale = use_locale();
    let site = td_string!(locale, ui.site_name);
    let mut nav = vec![
        NavItem::new("/", td_string!(locale, ui.nav_overview)),
        NavItem::new("/projects", td_string!(locale, ui.nav_projects)),
        NavItem::whole_page(Face::Map.path(), td_string!(locale, ui.nav_map)),
        NavItem::new("/investment", td_string!(locale, ui.nav_investment)),
    ];
    // Shown to whoever reports on a project or sees all reports.
    if may(&crate::side::actor(), Action::ReadUnapprovedReports, Subject::OWN) {
        nav.push(NavItem::new("/reports", td_string!(locale, ui.nav_reports)));
    }
    if may(&crate::side::actor(), Action::ReadInternalFields, Subject::OTHER) {
        nav.push(NavItem::new("/issues", td_string!(locale, ui.nav_issues)));
    }
    if Part::Start.check(&crate::side::actor()).is_ok() {
        nav.push(NavItem::new("/admin", td_string!(locale, ui.nav_admin)));
    }

    view! {
        // The title the page came with stands until the page's own code is here.
        <Title
            text=crate::side::document_title()
            formatter=move |page: String| match page.as_str() {
                "" => site.to_owned(),
                whole if whole.ends_with(site) => page,
                page => format!("{page} · {site}"),
            }
        />
        <Router>
            <Frame
                nav
                illustrative=crate::side::has_illustrative()
                notice=crate::side::site_notice()
                waiting=waiting::waiting()
            >
                <FlatRoutes fallback=NotFoundPage>
                    <Route path=path!("/") view={Lazy::<Figures>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/projects") view={Lazy::<ProjectList>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/projects/new") view={Lazy::<Work>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/projects/:code/edit") view={Lazy::<Work>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/projects/:code") view={Lazy::<ProjectRecord>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/p/:code") view={Lazy::<ProjectRecord>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/scan") view={Lazy::<ProjectRecord>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/map") view={Lazy::<Figures>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/wall") view={Lazy::<Figures>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/sign-in") view={Lazy::<Work>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/account") view={Lazy::<Work>::new()} ssr=SsrMode::Async />
                    <Route
                        path=path!("/first-administrator")
                        view={Lazy::<Work>::new()}
                        ssr=SsrMode::Async
                    />
                    <Route
                        path=path!("/projects/:code/milestones")
                        view={Lazy::<Work>::new()}
                        ssr=SsrMode::Async
                    />
                    <Route path=path!("/projects/:code/place") view={Lazy::<Work>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/projects/:code/plan") view={Lazy::<Work>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/projects/:code/light") view={Lazy::<Work>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/investment") view={Lazy::<Figures>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/changes") view={Lazy::<Figures>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/issues") view={Lazy::<Work>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/issues/new") view={Lazy::<Work>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/issues/:id") view={Lazy::<Work>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/outbox") view={Lazy::<Work>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/reports") view={Lazy::<Work>::new()} ssr=SsrMode::Async />
                    <Route
                        path=path!("/projects/:code/report/:month")
                        view={Lazy::<Work>::new()}
                        ssr=SsrMode::Async
                    />
                    <Route path=path!("/admin") view={Lazy::<Administration>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/admin/people") view={Lazy::<Administration>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/admin/people/:name") view={Lazy::<Administration>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/admin/units") view={Lazy::<Administration>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/admin/months") view={Lazy::<Administration>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/admin/light-rules") view={Lazy::<Administration>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/admin/settings") view={Lazy::<Administration>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/admin/data") view={Lazy::<Administration>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/admin/journal") view={Lazy::<Administration>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/admin/tokens") view={Lazy::<Administration>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/offline") view={Lazy::<Offline>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/offline/projects") view={Lazy::<Offline>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/offline/projects/:code") view={Lazy::<Offline>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/offline/map") view={Lazy::<Offline>::new()} ssr=SsrMode::Async />
                </FlatRoutes>
            </Frame>
        </Router>
    }
}

/// What an address without a page shows, with status 404 and ways on.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    crate::side::set_status(404);
    let locale = use_locale();
    view! {
        <Title text=td_string!(locale, ui.not_found_title) />
        <section class="state">
            <p class="state-code">"404"</p>
            <h1 class="page-title">{td_string!(locale, ui.not_found_title)}</h1>
            <p>{td_string!(locale, ui.not_found_text)}</p>
            <p class="state-actions">
                <LinkButton href="/">{td_string!(locale, ui.nav_overview)}</LinkButton>
                <LinkButton href="/projects">{td_string!(locale, ui.nav_projects)}</LinkButton>
            </p>
        </section>
    }
}
