//! `/admin/settings`: what can be set here, and what is set when the program starts, with where it comes from.

use super::Part;
use super::frame::admin_page;
use super::view::{EffectiveSetting, Origin, Settings};
use crate::error::AppError;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::{Again, use_again};
use crate::ui::{AreaField, Button, ButtonVariant, InputField, InputKind, PostForm, Section, TableFrame};
use crate::wire::{Wire, answer_of};
use domain::access::{Action, ReadAccess, Subject, may};
use domain::admin::SettingKey;
use domain::code_list::CodeList as _;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// Every setting.
///
/// # Errors
/// 401 or 403 for whoever has no business with settings.
#[server(input = GetUrl, output = Wire)]
pub async fn list_settings() -> Result<Settings, AppError> {
    use crate::server_context::{answer, ctx, internal};
    use crate::visitor::visitor;
    use std::sync::Arc;

    let read = async {
        Part::Settings.check(&visitor().actor)?;
        let ctx = ctx()?;
        let mut set = store::setting::list(&ctx.store, ctx.read_model.district()).await.map_err(internal)?;
        let value = |key: &SettingKey| {
            let (value, revision) = set.remove(key).unwrap_or_else(|| (key.default_value().to_owned(), 0));
            (*key, value, revision)
        };
        let stored = SettingKey::ALL.iter().map(value).collect();
        let effective = use_context::<Arc<[EffectiveSetting]>>().map_or_else(Vec::new, |all| all.to_vec());
        Ok(Settings { stored, effective })
    };
    answer(read.await)
}

/// The page `/admin/settings`.
pub(super) fn open() -> AnyView {
    let (answer, again) = (answer_of(|| (), |()| list_settings()), use_again());
    admin_page(Part::Settings, move || async move { Ok(page(&answer.await?, again.await)) })
}

fn page(settings: &Settings, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let form = may(&crate::side::actor(), Action::ChangeSettings, Subject::OTHER)
        .then(|| form(&settings.stored, again));
    let rows = settings.effective.iter().filter(|setting| !setting.security).map(row).collect();
    let start = (td_string!(locale, admin.start_settings), td_string!(locale, admin.start_settings_note));
    view! {
        {form}
        {security(&settings.effective)}
        {table(start, None, rows, None)}
    }
    .into_any()
}

fn form(stored: &[(SettingKey, String, i64)], again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let stored = stored.to_vec();
    view! {
        <Section title=td_string!(locale, admin.settings_here)>
            <PostForm name="settings" label=td_string!(locale, admin.settings_here) action="/admin/settings" again>
                {fields(&stored)}
                <p class="form-actions">
                    <Button variant=ButtonVariant::Primary>{td_string!(locale, admin.save)}</Button>
                </p>
            </PostForm>
        </Section>
    }
    .into_any()
}

/// The fields. They are made inside the form: its context tells them what was typed.
fn fields(stored: &[(SettingKey, String, i64)]) -> Vec<AnyView> {
    let (locale, language) = (use_locale(), use_language());
    stored
        .iter()
        .map(|(key, value, revision)| {
            let label = key.label().in_language(language);
            let value = value.clone();
            let field = match key {
                SettingKey::ReportDueDay => view! {
                    <InputField
                        name=key.code()
                        label
                        value
                        kind=InputKind::Digits
                        hint=td_string!(locale, admin.due_day_hint)
                    />
                }
                .into_any(),
                SettingKey::RemindFooter => {
                    view! { <AreaField name=key.code() label value hint=td_string!(locale, admin.footer_hint) /> }
                        .into_any()
                }
                SettingKey::NoticeZh | SettingKey::NoticeEn => {
                    view! { <AreaField name=key.code() label value hint=td_string!(locale, admin.notice_hint) /> }
                        .into_any()
                }
            };
            let name = format!("revision_{}", key.code());
            view! {
                <input type="hidden" name=name value=*revision />
                {field}
            }
            .into_any()
        })
        .collect()
}

/// A table of settings. `change` is the head of a last column, where there is one; `end` stands below.
fn table(
    (title, note): (&'static str, &'static str),
    change: Option<&'static str>,
    rows: Vec<AnyView>,
    end: Option<AnyView>,
) -> Option<AnyView> {
    let locale = use_locale();
    if rows.is_empty() {
        return None;
    }
    let change = change.map(|change| view! { <th scope="col">{change}</th> });
    let view = view! {
        <Section title note>
            <TableFrame label=title>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, admin.setting)}</th>
                        <th scope="col">{td_string!(locale, admin.value)}</th>
                        <th scope="col">{td_string!(locale, admin.origin)}</th>
                        {change}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
            {end}
        </Section>
    };
    Some(view.into_any())
}

/// What guards the installation: in words, and where each is changed.
fn security(effective: &[EffectiveSetting]) -> Option<AnyView> {
    let locale = use_locale();
    let data = effective.iter().find(|setting| setting.key == "data").map_or("", |found| &found.value);
    let file = format!("{}/guatu.toml", data.trim_end_matches('/'));
    let rows: Vec<_> =
        effective.iter().filter(|setting| setting.security).map(|setting| guard(setting, &file)).collect();
    let words =
        (td_string!(locale, admin.security_settings), td_string!(locale, admin.security_settings_note));
    let end = view! { <p class="card-note">{td_string!(locale, admin.waiting_is_fixed)}</p> }.into_any();
    table(words, Some(td_string!(locale, admin.how_to_change)), rows, Some(end))
}

fn guard(setting: &EffectiveSetting, file: &str) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let (key, value) = (setting.key.as_str(), setting.value.clone());
    let minutes = |value: String| td_string!(locale, admin.minutes, count = value).to_string();
    let (label, words, allowed) = match key {
        "read_access" => {
            let words = ReadAccess::from_code(&value).map(|access| access.label().in_language(language));
            (td_string!(locale, admin.read_access), words.unwrap_or(&value).to_owned(), "open, signed_in")
        }
        "password_policy" => {
            let words = match value.as_str() {
                "mlps" => td_string!(locale, admin.policy_mlps),
                "asvs" => td_string!(locale, admin.policy_asvs),
                other => other,
            };
            (td_string!(locale, admin.password_policy), words.to_owned(), "mlps, asvs")
        }
        "session_idle_minutes" => (td_string!(locale, admin.session_idle), minutes(value), "1–10080"),
        "session_lifetime_minutes" => (td_string!(locale, admin.session_lifetime), minutes(value), "1–10080"),
        _ => ("", value, ""),
    };
    let change = match setting.origin {
        Origin::Flag => {
            let name = format!("--{}", key.replace('_', "-"));
            td_string!(locale, admin.change_flag, name = name, allowed = allowed).to_string()
        }
        Origin::Environment => {
            let name = format!("GUATU_{}", key.to_uppercase());
            td_string!(locale, admin.change_environment, name = name, allowed = allowed).to_string()
        }
        Origin::File | Origin::Default | Origin::Database => {
            let (name, file) = (key.to_owned(), file.to_owned());
            td_string!(locale, admin.change_file, name = name, file = file, allowed = allowed).to_string()
        }
    };
    view! {
        <tr>
            <th scope="row">{label} " " <code class="code">{setting.key.clone()}</code></th>
            <td>{words}</td>
            <td>{origin_text(setting.origin)}</td>
            <td>{change}</td>
        </tr>
    }
    .into_any()
}

fn origin_text(origin: Origin) -> &'static str {
    let locale = use_locale();
    match origin {
        Origin::Flag => td_string!(locale, admin.origin_flag),
        Origin::Environment => td_string!(locale, admin.origin_environment),
        Origin::File => td_string!(locale, admin.origin_file),
        Origin::Default => td_string!(locale, admin.origin_default),
        Origin::Database => td_string!(locale, admin.origin_database),
    }
}

/// What the program is started with, by its key; a newer key has no words yet and is shown by itself.
fn start_words(key: &str) -> Option<&'static str> {
    let locale = use_locale();
    Some(match key {
        "addr" => td_string!(locale, admin.start_addr),
        "data" => td_string!(locale, admin.start_data),
        "database_url" => td_string!(locale, admin.start_database_url),
        "district" => td_string!(locale, admin.start_district),
        "demo" => td_string!(locale, admin.start_demo),
        "behind_proxy" => td_string!(locale, admin.start_behind_proxy),
        "log" => td_string!(locale, admin.start_log),
        "log_format" => td_string!(locale, admin.start_log_format),
        "max_connections" => td_string!(locale, admin.start_max_connections),
        "max_connections_per_ip" => td_string!(locale, admin.start_max_connections_per_ip),
        "drain_seconds" => td_string!(locale, admin.start_drain_seconds),
        "page_cache_bytes" => td_string!(locale, admin.start_page_cache_bytes),
        "site_dir" => td_string!(locale, admin.start_site_dir),
        _ => return None,
    })
}

fn row(setting: &EffectiveSetting) -> AnyView {
    let words = start_words(&setting.key).map(|words| view! { <p>{words}</p> });
    view! {
        <tr>
            <th scope="row">{words} <code class="code">{setting.key.clone()}</code></th>
            <td>{setting.value.clone()}</td>
            <td>{origin_text(setting.origin)}</td>
        </tr>
    }
    .into_any()
}
