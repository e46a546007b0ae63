//! The fields of a record that people change, and who may read each.

use super::Visibility;
use crate::code_list::CodeList as _;

crate::code_list::code_list! {
    /// A field of a record, as forms, the API and the journal name it.
    ProjectField as "field" {
        /// Name as in the approval document.
        NameZh = "name_zh", "项目名称", "Name in Chinese";
        /// Name for readers of English; blank: the Chinese one stands for both.
        NameEn = "name_en", "英文名称", "Name in English";
        /// Which list of the report.
        Category = "category", "类别", "Category";
        /// Programmes it is on.
        Programmes = "programmes", "专项", "Programmes";
        /// What it builds.
        Sector = "sector", "行业", "Sector";
        /// Where, administratively.
        Subdistrict = "subdistrict", "街道", "Subdistrict";
        /// 建设规模和内容.
        ScopeZh = "scope_zh", "建设规模和内容", "Scope in Chinese";
        /// The same for readers of English.
        ScopeEn = "scope_en", "建设规模和内容（英文）", "Scope in English";
        /// 业主单位.
        ProjectOwner = "project_owner", "业主单位", "Project owner";
        /// 责任单位.
        ResponsibleUnit = "responsible_unit", "责任单位", "Responsible unit";
        /// 挂钩领导.
        AssignedLeader = "assigned_leader", "挂钩领导", "Assigned leader";
        /// 项目专员.
        ProjectLiaison = "project_liaison", "项目专员", "Liaison";
        /// The state's approval code.
        ApprovalCode = "approval_code", "项目代码（审批监管平台）", "Approval code";
        /// The stage, with the day it took effect.
        Stage = "stage", "阶段", "Stage";
        /// The day work really began.
        ActualStart = "actual_start", "实际开工", "Actual start";
        /// The day it was really finished.
        ActualFinish = "actual_finish", "实际竣工", "Actual finish";
        /// Completed before the first report.
        OpeningBalance = "opening_balance", "期初累计完成投资", "Completed before the first report";
        /// The site.
        Place = "place", "位置", "Place";
        /// Whether its unit owes a report each month.
        Enrolled = "enrolled_in_monthly_reporting", "纳入月报", "In monthly reporting";
    }
}

impl ProjectField {
    /// Who may read it. The one table: pages, API, files and filters ask it.
    #[must_use]
    pub const fn visibility(self) -> Visibility {
        match self {
            Self::AssignedLeader | Self::ProjectLiaison => Visibility::Restricted,
            Self::NameZh
            | Self::NameEn
            | Self::Category
            | Self::Programmes
            | Self::Sector
            | Self::Subdistrict
            | Self::ScopeZh
            | Self::ScopeEn
            | Self::ProjectOwner
            | Self::ResponsibleUnit
            | Self::ApprovalCode
            | Self::Stage
            | Self::ActualStart
            | Self::ActualFinish
            | Self::OpeningBalance
            | Self::Place
            | Self::Enrolled => Visibility::Public,
        }
    }

    /// Whether only the office changes it: a manager who could would decide on which lists its own project
    /// stands, what it had done before the first report, or that it owes none, and so on its own light.
    #[must_use]
    pub const fn is_of_office(self) -> bool {
        matches!(self, Self::Category | Self::Programmes | Self::OpeningBalance | Self::Enrolled)
    }

    /// The inputs of a form it is typed into; the first is its own name but for [`Self::Place`]'s.
    #[must_use]
    pub fn inputs(self) -> &'static [&'static str] {
        match self {
            Self::NameZh => &["name_zh"],
            Self::NameEn => &["name_en"],
            Self::Category => &["category"],
            Self::Programmes => &["programmes"],
            Self::Sector => &["sector"],
            Self::Subdistrict => &["subdistrict"],
            Self::ScopeZh => &["scope_zh"],
            Self::ScopeEn => &["scope_en"],
            Self::ProjectOwner => &["project_owner"],
            Self::ResponsibleUnit => &["responsible_unit"],
            Self::AssignedLeader => &["assigned_leader"],
            Self::ProjectLiaison => &["project_liaison"],
            Self::ApprovalCode => &["approval_code"],
            Self::Stage => &["stage", "stage_effective_from"],
            Self::ActualStart => &["actual_start"],
            Self::ActualFinish => &["actual_finish"],
            Self::OpeningBalance => &["opening_balance"],
            Self::Place => &["coordinates", "shape", "coordinate_system", "place_basis"],
            Self::Enrolled => &["enrolled_in_monthly_reporting"],
        }
    }

    /// The field an input belongs to.
    #[must_use]
    pub fn of_input(input: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.inputs().contains(&input))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_persons_and_nothing_else_are_restricted() {
        let restricted: Vec<_> =
            ProjectField::ALL.iter().filter(|field| field.visibility() == Visibility::Restricted).collect();
        assert_eq!(restricted, [&ProjectField::AssignedLeader, &ProjectField::ProjectLiaison]);
    }

    #[test]
    fn every_input_leads_back_to_its_field() {
        for field in ProjectField::ALL {
            for input in field.inputs() {
                assert_eq!(ProjectField::of_input(input), Some(*field));
            }
        }
        assert_eq!(ProjectField::of_input("revision"), None);
    }
}
