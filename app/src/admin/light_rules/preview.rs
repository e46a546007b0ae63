//! What a draft would change, before it is saved.

use crate::locale::{td_string, use_language, use_locale};
use crate::posting::Again;
use crate::status_light::{LightBadge, WORST_FIRST};
use crate::ui::{Button, ButtonVariant, LinkButton, PostForm, Section, TableFrame, month_text};
use domain::form::Fields;
use domain::portfolio::{LightChange, MonthPreview, RulePreview};
use leptos::prelude::*;

/// Of each month counts before and after and the projects that turn, and the form that saves.
pub(super) fn preview(preview: &RulePreview, draft: &Fields, again: Option<Again>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let first = month_text(preview.first, language);
    let note = if preview.is_trial() {
        td_string!(locale, admin.preview_trial, first).to_string()
    } else {
        td_string!(locale, admin.preview_from, first).to_string()
    };
    let months: Vec<AnyView> = preview.months.iter().map(month).collect();
    let hidden = draft.0.iter().filter(|(name, _)| name != "form" && name != "preview");
    let hidden = hidden.map(|(name, text)| {
        view! { <input type="hidden" name=name.clone() value=text.clone() /> }
    });
    let hidden = hidden.collect_view();
    view! {
        <Section id="preview" title=td_string!(locale, admin.preview) note>
            {months}
            <PostForm name="save" label=td_string!(locale, admin.save_rules) action="/admin/light-rules" again>
                {hidden}
                <p class="form-actions">
                    <Button variant=ButtonVariant::Primary>{td_string!(locale, admin.save_rules)}</Button>
                    <LinkButton href="/admin/light-rules">{td_string!(locale, admin.cancel)}</LinkButton>
                </p>
            </PostForm>
        </Section>
    }
    .into_any()
}

/// The lights of one month.
fn month(preview: &MonthPreview) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let of_month = month_text(preview.month, language);
    let title =
        td_string!(locale, admin.preview_note, month = of_month.clone(), count = preview.changes.len())
            .to_string();
    let counts: Vec<AnyView> = WORST_FIRST
        .into_iter()
        .map(|light| {
            view! {
                <tr>
                    <th scope="row">
                        <LightBadge light />
                    </th>
                    <td class="numeric">{preview.before.of(light)}</td>
                    <td class="numeric">{preview.after.of(light)}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let changes: Vec<AnyView> = preview.changes.iter().map(change).collect();
    let list = (!changes.is_empty()).then(|| {
        view! {
            <TableFrame label=format!("{of_month} · {}", td_string!(locale, admin.turning))>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, admin.project)}</th>
                        <th scope="col">{td_string!(locale, admin.light_now)}</th>
                        <th scope="col">{td_string!(locale, admin.light_then)}</th>
                        <th scope="col">{td_string!(locale, admin.reason)}</th>
                    </tr>
                </thead>
                <tbody>{changes}</tbody>
            </TableFrame>
        }
    });
    view! {
        <h3>{title}</h3>
        <TableFrame label=format!("{of_month} · {}", td_string!(locale, admin.counts))>
            <thead>
                <tr>
                    <th scope="col">{td_string!(locale, admin.light)}</th>
                    <th scope="col" class="numeric">{td_string!(locale, admin.before)}</th>
                    <th scope="col" class="numeric">{td_string!(locale, admin.after)}</th>
                </tr>
            </thead>
            <tbody>{counts}</tbody>
        </TableFrame>
        {list}
    }
    .into_any()
}

fn change(change: &LightChange) -> AnyView {
    let language = use_language();
    let href = format!("/projects/{}", change.code);
    view! {
        <tr>
            <th scope="row">
                <a href=href>{change.code.to_string()}</a>
                " "
                {change.name.in_language(language).to_owned()}
            </th>
            <td>
                <LightBadge light=change.from />
            </td>
            <td>
                <LightBadge light=change.to />
            </td>
            <td>{change.reason.in_language(language).to_owned()}</td>
        </tr>
    }
    .into_any()
}
