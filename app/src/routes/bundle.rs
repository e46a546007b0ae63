//! Which pages share a WASM file, loaded when one of them is first opened. Few and large: what several files
//! use becomes a file for each set of them (nine sets of pages made 196 files, of which the list loaded 78), and
//! texts and tables leave the file that every page loads only while their number is small.
//!
//! A route carries its address and nothing else: what is made before its own file is loaded is part of what every page
//! loads. It takes the address before that, because by then the reader may have pressed another link.

use crate::{
    access, admin, change_digest, investment, issue_register, offline, outbox, overview, portfolio_map,
    project, site_check, status_report, wall,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::{LazyRoute, lazy_route};

/// The address's path now, as the features compare it.
fn path() -> String {
    use_location().pathname.get_untracked().trim_end_matches('/').to_owned()
}

/// What a leader reads: overview, investment, changes, map and wall. A file of its own for the map would divide what the
/// list loads into half as many files again.
#[derive(Debug)]
pub(super) struct Figures {
    path: String,
}

#[lazy_route]
impl LazyRoute for Figures {
    fn data() -> Self {
        Self { path: path() }
    }

    fn view(this: Self) -> AnyView {
        match this.path.as_str() {
            "/investment" => investment::open(),
            "/changes" => change_digest::open(),
            "/map" => portfolio_map::open(),
            "/wall" => wall::open(),
            _ => overview::open(),
        }
    }
}

/// The list, which most readers open first.
#[derive(Debug)]
pub(super) struct ProjectList;

#[lazy_route]
impl LazyRoute for ProjectList {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        project::open_list()
    }
}

/// One project: its record, and its pages for a telephone on site.
#[derive(Debug)]
pub(super) struct ProjectRecord {
    path: String,
}

#[lazy_route]
impl LazyRoute for ProjectRecord {
    fn data() -> Self {
        Self { path: path() }
    }

    fn view(this: Self) -> AnyView {
        if this.path.starts_with("/projects/") {
            project::open_record()
        } else {
            site_check::open(&this.path)
        }
    }
}

/// What is done after signing in: reports, issues, changes of a project; and signing in itself. What sends the outbox is in
/// the same file, for it is what the pages here put into it.
#[derive(Debug)]
pub(super) struct Work {
    path: String,
}

/// No page: sends what waits on this device. A file of its own would divide all others.
const SENDING: &str = "/outbox/sending";

/// Loads what sends the outbox, on a page that has nothing to do with it otherwise, and lets it begin.
pub(super) async fn send_outbox() {
    drop(Work::view(Work { path: SENDING.to_owned() }).await);
}

#[lazy_route]
impl LazyRoute for Work {
    fn data() -> Self {
        Self { path: path() }
    }

    fn view(this: Self) -> AnyView {
        let path = this.path;
        match path.split('/').nth(1) {
            Some("reports") => status_report::open(&path),
            Some("projects") if path.contains("/report/") => status_report::open(&path),
            Some("projects") => project::open_change(&path),
            Some("issues") => issue_register::open(&path),
            Some("outbox") if path == SENDING => outbox::send_waiting(),
            Some("outbox") => outbox::open(),
            _ => access::open(&path),
        }
    }
}

/// Everything under `/admin`.
#[derive(Debug)]
pub(super) struct Administration {
    path: String,
}

#[lazy_route]
impl LazyRoute for Administration {
    fn data() -> Self {
        Self { path: path() }
    }

    fn view(this: Self) -> AnyView {
        admin::open(&this.path)
    }
}

/// Everything under `/offline`. The service worker keeps this file and what it needs before anybody asks for it, so its
/// name is known to `tools/service-worker.mjs`.
#[derive(Debug)]
pub(super) struct Offline {
    path: String,
}

#[lazy_route]
impl LazyRoute for Offline {
    fn data() -> Self {
        Self { path: path() }
    }

    fn view(this: Self) -> AnyView {
        offline::open(&this.path)
    }
}
