//! `/admin/data`: the purge of illustrative records, and the verification of all.

use super::Part;
use super::frame::admin_page;
use super::view::{CONFIRMATION, Data, Verified};
use crate::error::AppError;
use crate::locale::{td_string, use_locale};
use crate::posting::{Again, use_again};
use crate::ui::{
    Button, ButtonVariant, Fact, Facts, InputField, LinkButton, Notice, PostForm, Section, Tone,
    use_search_of,
};
use crate::wire::{Wire, answer_of};
use domain::access::{Action, Subject, may};
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// What a purge would remove; with `verify` in the address's query, what a verification finds.
///
/// # Errors
/// 401 or 403 for whoever has no business with it.
#[server(input = GetUrl, output = Wire)]
pub async fn get_data(question: String) -> Result<Data, AppError> {
    use crate::server_context::{answer, ctx, internal};
    use crate::visitor::visitor;

    let read = async {
        let visitor = visitor();
        Part::Data.check(&visitor.actor)?;
        let ctx = ctx()?;
        let (store, district) = (&ctx.store, ctx.read_model.district());
        let count = store::purge::preview(store, district).await.map_err(internal)?;
        let mut asked = form_urlencoded::parse(question.trim_start_matches('?').as_bytes());
        let verified = if asked.any(|(name, _)| name == "verify") {
            visitor.check(Action::Verify)?;
            let report = store::verify::verify(store, district).await.map_err(internal)?;
            Some(Verified {
                journal_rows: report.journal_rows,
                projects: report.projects,
                sums: report.sums,
                findings: report.findings.iter().map(ToString::to_string).collect(),
            })
        } else {
            None
        };
        let purge =
            [count.projects, count.plan_versions, count.status_reports, count.milestones, count.issues];
        Ok(Data { purge, verified })
    };
    answer(read.await)
}

/// The page `/admin/data`.
pub(super) fn open() -> AnyView {
    let search = use_search_of(Part::Data.href());
    let (answer, again) = (answer_of(move || search.get(), get_data), use_again());
    admin_page(Part::Data, move || async move { Ok(page(&answer.await?, again.await)) })
}

fn page(data: &Data, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let actor = crate::side::actor();
    let outcome = data.verified.as_ref().map(outcome);
    let purge = may(&actor, Action::PurgeIllustrative, Subject::OTHER).then(|| purge(&data.purge, again));
    view! {
        <Section title=td_string!(locale, admin.verify) note=td_string!(locale, admin.verify_note)>
            {outcome}
            <p class="form-actions">
                <LinkButton href="/admin/data?verify=yes" rel="nofollow">
                    {td_string!(locale, admin.verify_now)}
                </LinkButton>
            </p>
        </Section>
        {purge}
    }
    .into_any()
}

fn outcome(verified: &Verified) -> AnyView {
    let locale = use_locale();
    let told = td_string!(
        locale,
        admin.verified,
        rows = verified.journal_rows,
        projects = verified.projects,
        sums = verified.sums
    );
    if verified.findings.is_empty() {
        let text = format!("{told}{}", td_string!(locale, admin.verified_sound));
        return view! { <Notice>{text}</Notice> }.into_any();
    }
    let findings = verified.findings.iter().map(|finding| view! { <li lang="en">{finding.clone()}</li> });
    let findings = findings.collect_view();
    view! {
        <Notice tone=Tone::Bad>
            <p>{told} {td_string!(locale, admin.verified_wrong)}</p>
            <ul class="admin-list">{findings}</ul>
        </Notice>
    }
    .into_any()
}

fn purge(count: &[u64; 5], again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let [projects, plans, reports, milestones, issues] = *count;
    if projects == 0 {
        return view! {
            <Section title=td_string!(locale, admin.purge)>
                <p>{td_string!(locale, admin.nothing_to_purge)}</p>
            </Section>
        }
        .into_any();
    }
    let hint = td_string!(locale, admin.confirmation_hint, word = CONFIRMATION).to_string();
    view! {
        <Section title=td_string!(locale, admin.purge) note=td_string!(locale, admin.purge_note)>
            <Facts>
                <Fact term=td_string!(locale, admin.project_count)>{projects}</Fact>
                <Fact term=td_string!(locale, admin.plan_count)>{plans}</Fact>
                <Fact term=td_string!(locale, admin.report_count)>{reports}</Fact>
                <Fact term=td_string!(locale, admin.milestone_count)>{milestones}</Fact>
                <Fact term=td_string!(locale, admin.issue_count)>{issues}</Fact>
            </Facts>
            <PostForm name="purge" label=td_string!(locale, admin.purge) action="/admin/data" again>
                <InputField name="confirmation" label=td_string!(locale, admin.confirmation) hint required=true />
                <p class="form-actions">
                    <Button variant=ButtonVariant::Primary>{td_string!(locale, admin.purge_now)}</Button>
                </p>
            </PostForm>
        </Section>
    }
    .into_any()
}
