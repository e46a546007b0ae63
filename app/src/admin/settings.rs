//! `/admin/settings`: what can be set here, and what is set when the program starts, with where it comes from.

use super::Part;
use super::frame::{admin_page, failed};
use super::view::{EffectiveSetting, Origin, Settings};
use crate::error::AppError;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::{Again, use_again};
use crate::ui::{AreaField, Button, ButtonVariant, InputField, InputKind, PostForm, Section, TableFrame};
use crate::wire::{Wire, answer_of};
use domain::access::{Action, Subject, may};
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
    admin_page(Part::Settings, move || async move {
        match answer.await {
            Ok(settings) => page(&settings, again.await),
            Err(error) => failed(error),
        }
    })
}

fn page(settings: &Settings, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let form = may(&crate::side::actor(), Action::ChangeSettings, Subject::OTHER)
        .then(|| form(&settings.stored, again));
    let rows = |security: bool| -> Vec<AnyView> {
        settings.effective.iter().filter(|setting| setting.security == security).map(row).collect()
    };
    view! {
        {form}
        {table(td_string!(locale, admin.security_settings), td_string!(locale, admin.security_settings_note), rows(true))}
        {table(td_string!(locale, admin.start_settings), td_string!(locale, admin.start_settings_note), rows(false))}
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

fn table(title: &'static str, note: &'static str, rows: Vec<AnyView>) -> Option<AnyView> {
    let locale = use_locale();
    if rows.is_empty() {
        return None;
    }
    let view = view! {
        <Section title note>
            <TableFrame label=title>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, admin.setting)}</th>
                        <th scope="col">{td_string!(locale, admin.value)}</th>
                        <th scope="col">{td_string!(locale, admin.origin)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
        </Section>
    };
    Some(view.into_any())
}

fn row(setting: &EffectiveSetting) -> AnyView {
    let locale = use_locale();
    let origin = match setting.origin {
        Origin::Flag => td_string!(locale, admin.origin_flag),
        Origin::Environment => td_string!(locale, admin.origin_environment),
        Origin::File => td_string!(locale, admin.origin_file),
        Origin::Default => td_string!(locale, admin.origin_default),
        Origin::Database => td_string!(locale, admin.origin_database),
    };
    view! {
        <tr>
            <th scope="row">
                <code class="code">{setting.key.clone()}</code>
            </th>
            <td>{setting.value.clone()}</td>
            <td>{origin}</td>
        </tr>
    }
    .into_any()
}
