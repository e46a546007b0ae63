//! `GET /api/v1/offline-pack`: the portfolio, or a part of it, to be read without a network.

use super::answer::Tagged;
use super::asked::Parameters;
use crate::problem::Problem;
use crate::state::AppState;
use app::visitor::Visitor;
use axum::extract::State;
use axum::response::Response;
use chrono::NaiveDate;
use domain::access::Action;
use domain::offline::{Bound, Choice, Made, Pack, PackError, Reader};
use domain::portfolio::Query;
use domain::portfolio_map::Ground;
use domain::project::{ProjectId, RecordPart, Sight};
use store::StoreError;

/// The most projects of a copy: seventeen districts', some 10 MB on the device.
const MOST: usize = 5_000;
/// Words of a list that choose no projects.
const NO_CHOICE: [&str; 6] = ["by", "limit", "cursor", "offset", "sort", "as_of"];

/// A copy for the pages below `/offline`, in a form of their own that a later version may change (`made.format` counts):
/// programs read `projects`. Takes the filters of a list; `own=1` leaves out what one does not report on.
#[utoipa::path(
    get, path = "/offline-pack", tag = "projects",
    params(super::openapi::Filters, ("own" = Option<String>, Query, description = "1: the projects one reports on")),
    responses(
        (status = 200, description = "The copy, with no more than the reader may read", body = String, content_type = "application/json"),
        (status = 304, description = "Unchanged since the entity tag given"),
        (status = 401, response = super::openapi::Refused), (status = 403, response = super::openapi::Refused),
        (status = 422, response = super::openapi::Refused),
    )
)]
pub async fn get_offline_pack(
    State(state): State<AppState>,
    mut parameters: Parameters,
) -> Result<Response, Problem> {
    let visitor = parameters.visitor.clone();
    visitor.check(Action::ReadPublicPortfolio)?;
    let fingerprint = parameters.fingerprint();
    let own = match parameters.take(Choice::OWN.0).as_deref() {
        None | Some("") => false,
        Some(value) if value == Choice::OWN.1 => true,
        Some(_) => return Err(Problem::invalid(Choice::OWN.0, [Choice::OWN.1])),
    };
    if own && visitor.account.is_none() {
        return Err(Problem::not_signed_in());
    }
    let query = parameters.query(&NO_CHOICE)?;
    let current = state.current();
    let as_of = current.as_of(None)?;
    let tag = format!("{}.{as_of}.{fingerprint:x}.f{}.pack", current.version, Pack::FORMAT);
    let tagged = Tagged::new(&parameters.headers, &tag)?;
    if let Some(response) = tagged.not_modified() {
        return Ok(response);
    }
    let calendar = *current.portfolio.calendar();
    let made = Made {
        format: Pack::FORMAT,
        at: state.context.clock.now(),
        version: current.version,
        as_of: calendar.resolve(None).map_err(domain::portfolio::QueryError::from)?,
        account: visitor.account.as_ref().map(|signed_in| signed_in.account.name.as_str().to_owned()),
        question: question(&query, own),
        everything: u32::try_from(current.portfolio.entries().len()).unwrap_or(u32::MAX),
    };
    let ground = Ground::of(&state.context.outlines);
    let asking = visitor.clone();
    let chosen = state.aside(move || {
        let bound = Bound { filter: &query.filter, most: MOST };
        let reader = |project| (!own || asking.owns(project)).then(|| reader(&asking, project));
        Pack::of(&current.portfolio, bound, made, ground, reader)
    });
    let mut pack = chosen.await?.map_err(|error| match error {
        PackError::Query(error) => error.into(),
        PackError::TooMany { found, most } => Problem::too_many_to_keep(found, most),
    })?;
    add_texts(&state, &visitor, &mut pack).await.map_err(|error| {
        tracing::error!(%error, "the texts of a copy cannot be read");
        Problem::internal()
    })?;
    tagged.json("application/json", &pack)
}

fn reader(visitor: &Visitor, project: ProjectId) -> Reader {
    Reader {
        sight: Sight::of(&visitor.actor, visitor.owns(project)),
        unapproved: visitor.may_on(Action::ReadUnapprovedReports, project),
    }
}

/// What was asked for, as the device asks for it again.
fn question(query: &Query, own: bool) -> String {
    let own = own.then(|| (Choice::OWN.0, Choice::OWN.1.to_owned()));
    let mut text = form_urlencoded::Serializer::new(String::new());
    text.extend_pairs(query.filter.to_pairs().into_iter().chain(own));
    text.finish()
}

/// What the read model does not keep: names of milestones, and the words of the month's reports for who may read them.
async fn add_texts(state: &AppState, visitor: &Visitor, pack: &mut Pack) -> Result<(), StoreError> {
    let (store, district) = (&state.context.store, &state.district);
    // Days are compared as text, and years have four digits.
    let (first, last) = (NaiveDate::from_ymd_opt(1000, 1, 1), NaiveDate::from_ymd_opt(9999, 12, 31));
    let (first, last) = (first.unwrap_or_default(), last.unwrap_or_default());
    pack.name_milestones(store::milestone::names_planned(store, district, first, last).await?);
    let words = store::status_report::words_of_month(store, district, pack.made.as_of.month).await?;
    let may_read = |project| reader(visitor, project).sight.shows(RecordPart::ReportProse.visibility());
    pack.add_words(words.into_iter().filter(|(project, _)| may_read(*project)));
    Ok(())
}
