//! 亮灯: the colour of a project, computed by a versioned table of rules, with its explanation.

mod evaluation;
mod excuse;
mod finding;
mod light;
mod rule_history;
mod rule_table;

pub use evaluation::{Evaluation, LightFacts, evaluate};
pub use excuse::{ExcuseDraft, Excused, LightExcuse, Revocation};
pub use finding::Finding;
pub use light::{Light, LightCounts};
pub use rule_history::{MonthRules, RuleHistory, RulesVersion};
pub use rule_table::{Condition, IssueRule, Rule, RuleTable};
