//! What the journal says was done. A write that appends a row names one of these, so that no row can be
//! written whose verb nobody can read; the codes are stored and hashed, and so never change.

use super::SubjectKind;

crate::code_list::code_list! {
    /// What was done to a thing. Its code is the kind it is told under, a dot, and a word.
    JournalVerb as "journal_action" {
        /// Somebody signed in asked for what the policy does not let.
        AccessRefused = "access.refused", "操作被拒绝", "Attempt refused";
        /// An account was made.
        AccountCreated = "account.created", "新增账号", "Account created";
        /// Its person's name, unit or last day.
        AccountDetailsChanged = "account.details_changed", "修改账号信息", "Account details changed";
        /// What it may be.
        AccountRolesChanged = "account.roles_changed", "调整账号角色", "Roles changed";
        /// Which projects it reports.
        AccountProjectsAssigned = "account.projects_assigned", "分配项目", "Projects assigned";
        /// Its password, by its person or by the security administrator.
        AccountPasswordChanged = "account.password_changed", "更换密码", "Password changed";
        /// The same password, hashed as passwords are hashed today.
        AccountHashRenewed = "account.hash_renewed", "更新密码存储方式", "Password hashed anew";
        /// A second factor is asked for from now on.
        AccountTotpSet = "account.totp_set", "启用第二验证因素", "Second factor set up";
        /// No second factor any more.
        AccountTotpRemoved = "account.totp_removed", "移除第二验证因素", "Second factor removed";
        /// Shut, and its sessions ended.
        AccountDisabled = "account.disabled", "停用账号", "Account disabled";
        /// Opened again.
        AccountEnabled = "account.enabled", "启用账号", "Account enabled";
        /// A session began.
        SessionSignedIn = "session.signed_in", "登录", "Signed in";
        /// A password or second factor that was wrong, or a name nobody has.
        SessionSignInFailed = "session.sign_in_failed", "登录失败", "Sign-in failed";
        /// Earlier failures count no more: the account need not wait.
        SessionFailuresCleared = "session.failures_cleared", "解除登录限制", "Lock-out ended";
        /// One session ended before its time.
        SessionEnded = "session.ended", "结束一个会话", "Session ended";
        /// All sessions of an account.
        SessionSignedOutEverywhere = "session.signed_out_everywhere", "结束全部会话", "All sessions ended";
        /// Printed at the start, for the first two accounts.
        BootstrapTokenIssued = "bootstrap_token.issued", "签发首位管理员令牌", "First administrator's token issued";
        /// The first two accounts were made with it.
        BootstrapTokenRedeemed = "bootstrap_token.redeemed", "使用首位管理员令牌", "First administrator's token used";
        /// A program may act as an account.
        MachineTokenIssued = "machine_token.issued", "签发接口令牌", "Machine token issued";
        /// It may no more.
        MachineTokenRevoked = "machine_token.revoked", "吊销接口令牌", "Machine token revoked";
        /// A record, with what came with it.
        ProjectCreated = "project.created", "新建项目", "Project added";
        /// The record's own fields.
        ProjectChanged = "project.changed", "修改项目信息", "Project changed";
        /// A change of them taken back.
        ProjectChangeUndone = "project.change_undone", "撤销项目修改", "Project's change undone";
        /// Its unit has another name on the list of units, and the record follows.
        ProjectUnitRenamed = "project.unit_renamed", "责任单位随名录更名", "Project follows its unit's new name";
        /// Removed with the illustrative records.
        ProjectPurged = "project.purged", "清除示例项目", "Illustrative project removed";
        /// 调整: a new version of a plan.
        PlanVersionAdded = "plan_version.added", "调整计划", "Plan changed";
        /// A milestone more.
        MilestoneAdded = "milestone.added", "新增节点", "Milestone added";
        /// Its forecast, actual date or evidence.
        MilestoneUpdated = "milestone.updated", "更新节点", "Milestone updated";
        /// Its planned date, with reason and authority.
        MilestoneReplanned = "milestone.replanned", "调整节点计划日期", "Milestone replanned";
        /// On the register.
        IssueOpened = "issue.opened", "登记问题", "Issue opened";
        /// Another owner or due date.
        IssueAssigned = "issue.assigned", "交办问题", "Issue assigned";
        /// 督办: a leader ordered it solved, or changed who by when.
        IssueOrdered = "issue.ordered", "督办问题", "Issue ordered";
        /// What was done about it.
        IssueNoted = "issue.noted", "记录问题进展", "Issue's progress noted";
        /// 销号.
        IssueClosed = "issue.closed", "问题销号", "Issue closed";
        /// It was not settled after all.
        IssueReopened = "issue.reopened", "重开问题", "Issue reopened";
        /// Somebody was at the site.
        SiteCheckRecorded = "site_check.recorded", "登记现场核查", "Site check recorded";
        /// A photo or document.
        AttachmentAdded = "attachment.added", "添加附件", "File added";
        /// Not shown any more.
        AttachmentRemoved = "attachment.removed", "移除附件", "File removed";
        /// 豁免.
        LightExcused = "light.excused", "豁免亮灯", "Light excused";
        /// The excuse ended before its time.
        LightExcuseRevoked = "light.excuse_revoked", "撤销亮灯豁免", "Excuse revoked";
        /// A version of the rules.
        LightRuleTableAdded = "light_rule_table.added", "制定亮灯规则新版本", "Light rules changed";
        /// It takes reports.
        ReportingMonthOpened = "reporting_month.opened", "开放填报月份", "Month opened";
        /// 关账.
        ReportingMonthClosed = "reporting_month.closed", "关账", "Month closed";
        /// It takes reports again.
        ReportingMonthReopened = "reporting_month.reopened", "重开已关账月份", "Month reopened";
        /// Off the calendar: only the program does this, when it sets the whole calendar.
        ReportingMonthDropped = "reporting_month.dropped", "移除填报月份", "Month taken off the calendar";
        /// A draft, by hand or by itself.
        StatusReportDrafted = "status_report.drafted", "保存月报草稿", "Report drafted";
        /// 提交.
        StatusReportSubmitted = "status_report.submitted", "提交月报", "Report submitted";
        /// Taken back before it was reviewed.
        StatusReportWithdrawn = "status_report.withdrawn", "撤回月报", "Report withdrawn";
        /// 审核通过.
        StatusReportApproved = "status_report.approved", "审核通过月报", "Report approved";
        /// 退回.
        StatusReportReturned = "status_report.returned", "退回月报", "Report returned";
        /// 催报, one row for all that one click reminds.
        ReminderSent = "reminder.sent", "催报", "Managers reminded";
        /// On the list of units.
        UnitAdded = "unit.added", "新增单位", "Unit added";
        /// Its name, short name or kind.
        UnitChanged = "unit.changed", "修改单位", "Unit changed";
        /// Not to be chosen any more.
        UnitRetired = "unit.retired", "停用单位", "Unit retired";
        /// In use again.
        UnitRestored = "unit.restored", "恢复单位", "Unit restored";
        /// What the office sets while the program runs.
        SettingChanged = "setting.changed", "修改系统设置", "Setting changed";
    }
}

impl JournalVerb {
    /// The kind it is told under: what its code begins with.
    #[must_use]
    pub const fn kind(self) -> SubjectKind {
        use SubjectKind as Kind;
        match self {
            Self::AccessRefused => Kind::Access,
            Self::AccountCreated
            | Self::AccountDetailsChanged
            | Self::AccountRolesChanged
            | Self::AccountProjectsAssigned
            | Self::AccountPasswordChanged
            | Self::AccountHashRenewed
            | Self::AccountTotpSet
            | Self::AccountTotpRemoved
            | Self::AccountDisabled
            | Self::AccountEnabled => Kind::Account,
            Self::SessionSignedIn
            | Self::SessionSignInFailed
            | Self::SessionFailuresCleared
            | Self::SessionEnded
            | Self::SessionSignedOutEverywhere => Kind::Session,
            Self::BootstrapTokenIssued | Self::BootstrapTokenRedeemed => Kind::BootstrapToken,
            Self::MachineTokenIssued | Self::MachineTokenRevoked => Kind::MachineToken,
            Self::ProjectCreated
            | Self::ProjectChanged
            | Self::ProjectChangeUndone
            | Self::ProjectUnitRenamed
            | Self::ProjectPurged => Kind::Project,
            Self::PlanVersionAdded => Kind::PlanVersion,
            Self::MilestoneAdded | Self::MilestoneUpdated | Self::MilestoneReplanned => Kind::Milestone,
            Self::IssueOpened
            | Self::IssueAssigned
            | Self::IssueOrdered
            | Self::IssueNoted
            | Self::IssueClosed
            | Self::IssueReopened => Kind::Issue,
            Self::SiteCheckRecorded => Kind::SiteCheck,
            Self::AttachmentAdded | Self::AttachmentRemoved => Kind::Attachment,
            Self::LightExcused | Self::LightExcuseRevoked => Kind::Light,
            Self::LightRuleTableAdded => Kind::LightRuleTable,
            Self::ReportingMonthOpened
            | Self::ReportingMonthClosed
            | Self::ReportingMonthReopened
            | Self::ReportingMonthDropped => Kind::ReportingMonth,
            Self::StatusReportDrafted
            | Self::StatusReportSubmitted
            | Self::StatusReportWithdrawn
            | Self::StatusReportApproved
            | Self::StatusReportReturned => Kind::StatusReport,
            Self::ReminderSent => Kind::Reminder,
            Self::UnitAdded | Self::UnitChanged | Self::UnitRetired | Self::UnitRestored => Kind::Unit,
            Self::SettingChanged => Kind::Setting,
        }
    }

    /// The kind of thing its rows name: what happens to sessions is told of their account, what happens to a
    /// light of the excuse.
    #[must_use]
    pub const fn subject_kind(self) -> SubjectKind {
        match self.kind() {
            SubjectKind::Session => SubjectKind::Account,
            SubjectKind::Light => SubjectKind::LightExcuse,
            kind => kind,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code_list::CodeList as _;
    use std::collections::BTreeSet;

    #[test]
    fn a_verb_is_its_kind_and_a_word() {
        for verb in JournalVerb::ALL {
            let (kind, word) = verb.code().split_once('.').expect("a dot");
            assert_eq!(SubjectKind::from_code(kind), Some(verb.kind()), "{verb}");
            assert!(word.chars().all(|c| c.is_ascii_lowercase() || c == '_') && word.len() > 2, "{verb}");
        }
    }

    #[test]
    fn no_two_verbs_read_alike() {
        let (mut zh, mut en) = (BTreeSet::new(), BTreeSet::new());
        for verb in JournalVerb::ALL {
            let label = verb.label();
            assert!(zh.insert(label.zh) && en.insert(label.en), "{verb}: {label:?}");
        }
    }

    #[test]
    fn each_kind_is_told_of_and_what_verbs_alone_name_is_no_subject() {
        let told: BTreeSet<_> = JournalVerb::ALL.iter().map(|verb| verb.kind()).collect();
        let subjects: BTreeSet<_> = JournalVerb::ALL.iter().map(|verb| verb.subject_kind()).collect();
        for kind in SubjectKind::ALL {
            assert!(told.contains(kind) || subjects.contains(kind), "{kind}");
            assert_eq!(subjects.contains(kind), kind.is_subject(), "{kind}");
        }
    }
}
