//! The kinds of things the journal tells of.

crate::code_list::code_list! {
    /// A kind of thing, as the journal's rows and verbs call it.
    SubjectKind as "journal_subject" {
        /// What was asked for and refused: method and address.
        Access = "access", "被拒绝的操作", "Refused attempt";
        /// An account, by its id.
        Account = "account", "账号", "Account";
        /// Sessions: of verbs alone, their rows name the account.
        Session = "session", "登录", "Session";
        /// The token of the first two accounts, by its time.
        BootstrapToken = "bootstrap_token", "首位管理员令牌", "First administrator's token";
        /// A program's token, by its id.
        MachineToken = "machine_token", "接口令牌", "Machine token";
        /// A record, by its id.
        Project = "project", "项目", "Project";
        /// A version of a project's plan, by its number.
        PlanVersion = "plan_version", "计划版本", "Plan version";
        /// A project's report of a month.
        StatusReport = "status_report", "月报", "Monthly report";
        /// By its id.
        Milestone = "milestone", "节点", "Milestone";
        /// By its id.
        Issue = "issue", "问题", "Issue";
        /// By its id.
        SiteCheck = "site_check", "现场核查", "Site check";
        /// A photo or document, by its id.
        Attachment = "attachment", "附件", "File";
        /// A project's light: of verbs alone, their rows name the excuse.
        Light = "light", "亮灯", "Light";
        /// 豁免, by its id.
        LightExcuse = "light_excuse", "亮灯豁免", "Excuse of a light";
        /// A version of the rules, by its number.
        LightRuleTable = "light_rule_table", "亮灯规则", "Light rules";
        /// By itself.
        ReportingMonth = "reporting_month", "填报月份", "Reporting month";
        /// 催报 of a month.
        Reminder = "reminder", "催报", "Reminder";
        /// By its id.
        Unit = "unit", "单位", "Unit";
        /// By its key.
        Setting = "setting", "系统设置", "Setting";
    }
}

impl SubjectKind {
    /// Whether rows name things of this kind, rather than verbs alone.
    #[must_use]
    pub const fn is_subject(self) -> bool {
        !matches!(self, Self::Session | Self::Light)
    }
}
