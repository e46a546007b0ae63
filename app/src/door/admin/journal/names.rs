//! What things in the journal are called: one question each for accounts, units and tokens, whatever the number
//! of rows. What a row itself tells of its thing is read there: it outlives the thing.

use super::super::shown::minute;
use crate::admin::journal::view::{JournalProject, JournalSubject};
use crate::error::AppError;
use crate::server_context::{ServerContext, internal};
use crate::ui::{month_text, path_part};
use crate::visitor::visitor;
use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::admin::{SettingKey, SubjectKind};
use domain::calendar::ReportingMonth;
use domain::code_list::CodeList as _;
use domain::label::{Bilingual, Language};
use domain::project::{ProjectCode, ProjectId};
use domain::site_check::SiteFinding;
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use store::journal::Entered;
use uuid::Uuid;

/// The names that one part of the journal needs.
pub(super) struct Names {
    projects: HashMap<Uuid, (ProjectCode, Bilingual)>,
    accounts: HashMap<Uuid, String>,
    units: HashMap<Uuid, String>,
    /// What a token is for, and whose it is.
    tokens: HashMap<Uuid, (String, Uuid)>,
    /// Whether this reader is led on to people.
    reads_people: bool,
}

impl Names {
    /// Reads them.
    pub(super) async fn of(ctx: &ServerContext, rows: &[Entered]) -> Result<Self, AppError> {
        let (store, district) = (&ctx.store, ctx.read_model.district());
        let reads_people = visitor().may(Action::ReadPeople);
        let accounts = store::account::list(store, district).await.map_err(internal)?;
        let units = store::unit::list(store, district).await.map_err(internal)?;
        let names_token = rows.iter().any(|row| row.subject_kind == SubjectKind::MachineToken.code());
        let tokens = if names_token {
            store::account::machine_token::list(store, district).await.map_err(internal)?
        } else {
            Vec::new()
        };
        Ok(Self {
            projects: projects(ctx, rows),
            accounts: accounts.into_iter().map(|one| (one.id.0, one.name.as_str().to_owned())).collect(),
            units: units.into_iter().map(|unit| (unit.id.0, unit.name)).collect(),
            tokens: tokens.into_iter().map(|token| (token.id, (token.name, token.account.0))).collect(),
            reads_people,
        })
    }

    /// The project of a row.
    pub(super) fn project(&self, id: ProjectId) -> JournalProject {
        JournalProject { id: id.to_string(), known: self.projects.get(&id.0).cloned() }
    }

    /// What an id in a value belongs to; `None` for what is no id, or of nothing known here.
    pub(super) fn of_id(&self, text: &str) -> Option<String> {
        let id: Uuid = text.parse().ok()?;
        let code = self.projects.get(&id).map(|(code, _)| code.to_string());
        code.or_else(|| self.units.get(&id).or_else(|| self.accounts.get(&id)).cloned())
    }

    /// What a row is about.
    pub(super) fn subject(&self, row: &Entered) -> JournalSubject {
        let kind = SubjectKind::from_code(&row.subject_kind);
        let account = kind == Some(SubjectKind::Account);
        let name = row.subject_id.parse().ok().and_then(|id: Uuid| self.accounts.get(&id));
        let person = name.filter(|_| account && self.reads_people);
        JournalSubject {
            kind: row.subject_kind.clone(),
            id: row.subject_id.clone(),
            name: kind.and_then(|kind| self.name(kind, row)),
            href: person.map(|name| format!("/admin/people/{}", path_part(name))),
        }
    }

    fn name(&self, kind: SubjectKind, row: &Entered) -> Option<Bilingual> {
        let id = row.subject_id.as_str();
        let uuid = id.parse::<Uuid>().ok();
        let told = row.after.as_deref().or(row.before.as_deref());
        let told: Value = told.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        let text = |member: &str| told[member].as_str().map(Bilingual::same);
        let bilingual = |member: &str| serde_json::from_value::<Bilingual>(told[member].clone()).ok();
        match kind {
            SubjectKind::Account if id == "unknown" => {
                Some(Bilingual::new("不存在的登录名", "A name nobody has"))
            }
            SubjectKind::Account => {
                let name = uuid.and_then(|id| self.accounts.get(&id));
                name.map(Bilingual::same).or_else(|| text("name"))
            }
            SubjectKind::Unit => {
                let name = uuid.and_then(|id| self.units.get(&id));
                name.map(Bilingual::same).or_else(|| text("name"))
            }
            SubjectKind::MachineToken => {
                let token = uuid.and_then(|id| self.tokens.get(&id));
                let whose = |account| self.accounts.get(account).map_or("—", String::as_str);
                token
                    .map(|(name, account)| Bilingual::same(format!("{name} · {}", whose(account))))
                    .or_else(|| text("name"))
            }
            // A record that is there is named by the portfolio.
            SubjectKind::Project => {
                let (code, name) = (told["code"].as_str()?, bilingual("name")?);
                Some(Bilingual::new(format!("{code} {}", name.zh), format!("{code} {}", name.en)))
            }
            SubjectKind::Milestone => bilingual("name"),
            SubjectKind::Issue => bilingual("title"),
            SubjectKind::SiteCheck => {
                let finding = SiteFinding::from_code(told["finding"].as_str()?)?;
                Some(finding.label().into())
            }
            SubjectKind::Attachment => text("file_name"),
            SubjectKind::LightExcuse => {
                let (from, until) = (told["from"].as_str()?, told["until"].as_str()?);
                Some(Bilingual::new(format!("{from} 至 {until}"), format!("{from} to {until}")))
            }
            SubjectKind::PlanVersion | SubjectKind::LightRuleTable => {
                Some(Bilingual::new(format!("第 {id} 版"), format!("version {id}")))
            }
            SubjectKind::StatusReport | SubjectKind::ReportingMonth | SubjectKind::Reminder => {
                let month: ReportingMonth = id.parse().ok()?;
                Some(Bilingual::new(month_text(month, Language::ZhCn), month_text(month, Language::En)))
            }
            SubjectKind::Setting => SettingKey::from_code(id).map(|key| key.label().into()),
            SubjectKind::BootstrapToken => id.parse::<DateTime<Utc>>().ok().map(minute).map(Bilingual::same),
            SubjectKind::Access | SubjectKind::Session | SubjectKind::Light => None,
        }
    }
}

/// Code and name of the projects that rows and their values name.
fn projects(ctx: &ServerContext, rows: &[Entered]) -> HashMap<Uuid, (ProjectCode, Bilingual)> {
    let mut named: HashSet<Uuid> = rows.iter().filter_map(|row| row.project).map(|id| id.0).collect();
    for text in rows.iter().flat_map(|row| [&row.before, &row.after]).flatten() {
        let value = serde_json::from_str::<Value>(text).unwrap_or_default();
        let ids = value["projects"].as_array().into_iter().flatten();
        named.extend(ids.filter_map(|id| id.as_str()?.parse::<Uuid>().ok()));
    }
    let portfolio = ctx.read_model.portfolio();
    let entries = portfolio.entries().iter().map(|entry| &entry.project);
    let known = entries.filter(|project| named.contains(&project.id.0));
    known.map(|project| (project.id.0, (project.code.clone(), project.name.clone()))).collect()
}
