//! `/admin`: what this account may administer, and the state of the installation.

use super::Part;
use super::frame::admin_page;
use super::view::Installation;
use crate::error::AppError;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Fact, Facts, Section, month_text};
use crate::wire::{Wire, answer_of};
use domain::code_list::CodeList as _;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The state of the installation.
///
/// # Errors
/// 401 or 403 for whoever administers nothing.
#[server(input = GetUrl, output = Wire)]
pub async fn get_installation() -> Result<Installation, AppError> {
    use crate::server_context::{answer, ctx, internal};
    use crate::visitor::visitor;
    use domain::code_list::Source;

    let read = async {
        Part::Start.check(&visitor().actor)?;
        let ctx = ctx()?;
        let district = ctx.read_model.district();
        let accounts = store::account::list(&ctx.store, district).await.map_err(internal)?;
        let (portfolio, now) = (ctx.read_model.portfolio(), ctx.clock.now());
        let illustrative = portfolio.entries().iter();
        let head = store::journal::head_seq(&ctx.store, district).await.map_err(internal)?;
        let effective = use_context::<std::sync::Arc<[super::view::EffectiveSetting]>>();
        let read_access = effective.and_then(|settings| {
            settings.iter().find(|setting| setting.key == "read_access")?.value.parse().ok()
        });
        Ok(Installation {
            projects: portfolio.entries().len(),
            illustrative: illustrative.filter(|entry| entry.project.source == Source::Illustrative).count(),
            active: accounts.iter().filter(|account| account.is_active(now)).count(),
            accounts: accounts.len(),
            calendar: *portfolio.calendar(),
            journal_head: head,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            read_access,
        })
    };
    answer(read.await)
}

/// The page `/admin`.
pub(super) fn open() -> AnyView {
    let answer = answer_of(|| (), |()| get_installation());
    admin_page(Part::Start, move || async move { Ok(page(&answer.await?)) })
}

fn page(state: &Installation) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let actor = crate::side::actor();
    let state = state.clone();
    let mut parts: Vec<AnyView> = Vec::new();
    for part in Part::ALL {
        if part == Part::Start || part.check(&actor).is_err() {
            continue;
        }
        let view = view! {
            <li>
                <a class="admin-part" href=part.href()>
                    <strong>{part.label(locale)}</strong>
                    <span>{about(part)}</span>
                </a>
            </li>
        };
        parts.push(view.into_any());
    }
    let closed = state
        .calendar
        .last_closed
        .map_or_else(|| td_string!(locale, admin.none).to_owned(), |month| month_text(month, language));
    let access = state.read_access.map(|access| {
        view! { <Fact term=td_string!(locale, admin.read_access)>{access.label().in_language(language)}</Fact> }
    });
    let illustrative = if state.illustrative == 0 {
        td_string!(locale, admin.no_illustrative).to_owned()
    } else {
        td_string!(locale, admin.illustrative_count, count = state.illustrative).to_string()
    };
    view! {
        <Section title=td_string!(locale, admin.what_you_may)>
            <ul class="admin-parts">{parts}</ul>
        </Section>
        <Section title=td_string!(locale, admin.installation)>
            <Facts>
                <Fact term=td_string!(locale, admin.project_count)>{state.projects}</Fact>
                <Fact term=td_string!(locale, admin.illustrative)>{illustrative}</Fact>
                <Fact term=td_string!(locale, admin.accounts)>
                    {td_string!(locale, admin.accounts_of, active = state.active, count = state.accounts).to_string()}
                </Fact>
                <Fact term=td_string!(locale, admin.open_month)>{month_text(state.calendar.open, language)}</Fact>
                <Fact term=td_string!(locale, admin.last_closed)>{closed}</Fact>
                <Fact term=td_string!(locale, admin.journal_head)>{state.journal_head}</Fact>
                <Fact term=td_string!(locale, admin.version)>{state.version.clone()}</Fact>
                {access}
            </Facts>
        </Section>
    }
    .into_any()
}

/// What a part is for.
fn about(part: Part) -> &'static str {
    let locale = use_locale();
    match part {
        Part::Start => "",
        Part::People => td_string!(locale, admin.about_people),
        Part::Units => td_string!(locale, admin.about_units),
        Part::Months => td_string!(locale, admin.about_months),
        Part::LightRules => td_string!(locale, admin.about_light_rules),
        Part::Settings => td_string!(locale, admin.about_settings),
        Part::Data => td_string!(locale, admin.about_data),
        Part::Journal => td_string!(locale, admin.about_journal),
        Part::Tokens => td_string!(locale, admin.about_tokens),
    }
}
