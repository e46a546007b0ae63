//! What administrators keep: units, accounts, rules of the lights, settings. Here are the drafts, read from
//! forms, and the rules about them; who may is `access`.

mod person;
mod rule_words;
mod rules_draft;
mod setting;
mod text;
mod token;
mod unit;

pub use person::PersonDraft;
pub use rule_words::{escalation_words, issue_words, rule_words};
pub use rules_draft::RulesDraft;
pub use setting::SettingKey;
pub use token::{TokenDraft, TokenScope};
pub use unit::{UnitDraft, UnitId, UnitKind};
