//! Every operation the policy knows. One that is missing here can be done by nobody.

crate::code_list::code_list! {
    /// An operation. Its label completes “may …”.
    Action as "action" {
        /// Public fields of projects, lights and sums, on pages, API, CSV and map.
        ReadPublicPortfolio = "read_public_portfolio", "查看公开的项目信息", "read the public portfolio";
        /// Internal fields: notes, problems, documents, issues, a record's history.
        ReadInternalFields = "read_internal_fields", "查看内部信息", "read internal fields";
        /// Restricted fields: names of leaders and liaisons; filtering and grouping by them.
        ReadRestrictedNames = "read_restricted_names", "查看挂钩领导和项目专员姓名", "read leaders' and liaisons' names";
        /// Drafts, and reports handed in or returned.
        ReadUnapprovedReports = "read_unapproved_reports", "查看未审定的月报", "read unapproved reports";
        /// A file of what the actor may read; it never holds more than that.
        Export = "export", "导出", "export";
        /// A report's draft with its photos, documents and explanations.
        WriteReportDraft = "write_report_draft", "填写月报", "write a report's draft";
        /// 提交.
        SubmitReport = "submit_report", "提交月报", "submit a report";
        /// 审核通过: the report counts.
        ApproveReport = "approve_report", "审核通过月报", "approve a report";
        /// 退回, with a reason.
        ReturnReport = "return_report", "退回月报", "return a report";
        /// Approving many at once; asked for each report, so that the actor's own are left out.
        BulkApprove = "bulk_approve", "批量审核月报", "approve reports in bulk";
        /// 催报.
        RemindManagers = "remind_managers", "催报", "remind managers of reports";
        /// Opens a reporting month.
        OpenMonth = "open_month", "开放填报月份", "open a month";
        /// Closes and locks a month.
        CloseMonth = "close_month", "关账", "close a month";
        /// Opens a closed month again, with a reason.
        ReopenMonth = "reopen_month", "重开已关账月份", "reopen a closed month";
        /// 调整: a new version of the annual plan, or of a milestone's planned date.
        ChangePlan = "change_plan", "调整计划", "change a plan";
        /// A milestone's forecast and actual date; the planned one is [`Action::ChangePlan`].
        WriteMilestone = "write_milestone", "更新节点", "write a milestone";
        /// 现场核查: says what was seen at the site, with photos.
        CheckSite = "check_site", "登记现场核查", "record a site check";
        /// Puts a problem on the register, with its first owner and due date.
        OpenIssue = "open_issue", "登记问题", "open an issue";
        /// Changes an issue's owner or due date.
        AssignIssue = "assign_issue", "交办问题", "assign an issue";
        /// 销号, with evidence.
        CloseIssue = "close_issue", "问题销号", "close an issue";
        /// 督办办结: closes an issue that a leader ordered, or opens it again.
        CloseOrder = "close_order", "督办办结", "close an order";
        /// Sets a light aside, with reason and end date.
        ExcuseLight = "excuse_light", "豁免亮灯", "excuse a light";
        /// A project's own fields.
        EditRecord = "edit_record", "修改项目信息", "edit a record";
        /// Takes back a record's last change.
        UndoChange = "undo_change", "撤销修改", "undo a change";
        /// 批示、督办: orders an issue to be solved, by whom and by when, and changes that.
        GiveOrder = "give_order", "批示督办", "give an order";
        /// The list of accounts, their units and roles.
        ReadPeople = "read_people", "查看人员", "read the list of people";
        /// Adds, changes, disables accounts; says which unit and projects are theirs. Not their roles.
        ManagePeople = "manage_people", "管理人员", "manage people";
        /// Says which roles an account has.
        AssignRoles = "assign_roles", "分配角色", "assign roles";
        /// A one-time password for another account, the loss of its second factor, the end of a lock-out.
        ResetCredentials = "reset_credentials", "重置登录凭据", "reset credentials";
        /// Adds, renames, retires units.
        ManageUnits = "manage_units", "管理单位", "manage units";
        /// A new version of the rules of the lights.
        ChangeLightRules = "change_light_rules", "修改亮灯规则", "change the light rules";
        /// Settings that are not a matter of security.
        ChangeSettings = "change_settings", "修改系统设置", "change settings";
        /// Password policy, time-outs, lock-out, `read_access`.
        ChangeSecurityPolicy = "change_security_policy", "修改安全策略", "change the security policy";
        /// Removes every illustrative record.
        PurgeIllustrative = "purge_illustrative", "清除示例数据", "purge illustrative records";
        /// Who did what, refused attempts included.
        ReadAuditJournal = "read_audit_journal", "查看审计日志", "read the audit journal";
        /// Walks the hash chain and adds every sum up again.
        Verify = "verify", "校验数据完整性", "verify journal and sums";
        /// A scoped, revocable token with which a program acts as one account.
        IssueMachineToken = "issue_machine_token", "签发接口令牌", "issue a machine token";
        /// Ends any session or token.
        RevokeAnySession = "revoke_any_session", "终止任意会话", "revoke any session";
        /// Ends the actor's own: sign-out, here or everywhere.
        RevokeOwnSession = "revoke_own_session", "终止本人会话", "revoke one's own session";
        /// The actor's own password and second factor.
        ChangeOwnPassword = "change_own_password", "修改本人密码", "change one's own password";
    }
}

impl Action {
    /// Whether it only shows something.
    #[must_use]
    pub const fn is_view(self) -> bool {
        matches!(
            self,
            Self::ReadPublicPortfolio
                | Self::ReadInternalFields
                | Self::ReadRestrictedNames
                | Self::ReadUnapprovedReports
                | Self::ReadPeople
                | Self::ReadAuditJournal
        )
    }

    /// Whether *own* means the actor's own account here, rather than a project it reports on.
    pub(super) const fn is_about_accounts(self) -> bool {
        matches!(
            self,
            Self::ReadPeople
                | Self::ManagePeople
                | Self::AssignRoles
                | Self::ResetCredentials
                | Self::IssueMachineToken
                | Self::RevokeAnySession
                | Self::RevokeOwnSession
                | Self::ChangeOwnPassword
        )
    }
}
