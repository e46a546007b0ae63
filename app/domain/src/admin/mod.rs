//! What administrators keep: units, accounts, rules of the lights, settings. Here are the drafts, read from
//! forms, and the rules about them, and what the journal's rows are told by; who may is `access`.

mod journal_member;
mod journal_verb;
mod person;
mod rule_words;
mod rules_draft;
mod setting;
mod subject_kind;
mod text;
mod token;
mod unit;

pub use journal_member::{member_label, member_value};
pub use journal_verb::JournalVerb;
pub use person::PersonDraft;
pub use rule_words::{escalation_words, issue_words, rule_words};
pub use rules_draft::RulesDraft;
pub use setting::SettingKey;
pub use subject_kind::SubjectKind;
pub use token::{TokenDraft, TokenScope};
pub use unit::{UnitDraft, UnitId, UnitKind};
