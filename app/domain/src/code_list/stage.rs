//! Where a project stands in its life.

super::code_list! {
    /// The stage; unknown is `None`, not a code.
    Stage as "stage" {
        /// 储备: an idea on a list.
        Pipeline = "pipeline", "储备", "Pipeline";
        /// 前期: approvals under way.
        Preparatory = "preparatory", "前期", "Preparatory";
        /// 在建: being built.
        UnderConstruction = "under_construction", "在建", "Under construction";
        /// 停缓建: stopped or slowed; counted apart, left out of the gap.
        Suspended = "suspended", "停缓建", "Suspended";
        /// 竣工: joint acceptance passed.
        Completed = "completed", "竣工", "Completed";
        /// 投用: accepted and handed over.
        InUse = "in_use", "投用", "In use";
        /// 取消: given up; counted apart, left out of the gap.
        Cancelled = "cancelled", "取消", "Cancelled";
    }
}

impl Stage {
    /// OC4IDS `status` (closed codelist). OC4IDS has no "suspended": a local classification says it.
    #[must_use]
    pub const fn oc4ids(self) -> &'static str {
        match self {
            Self::Pipeline => "identification",
            Self::Preparatory => "preparation",
            Self::UnderConstruction | Self::Suspended => "implementation",
            Self::Completed => "completion",
            Self::InUse => "maintenance",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether the project is counted apart and left out of rates and gaps (DESIGN §2).
    #[must_use]
    pub const fn is_left_out_of_gap(self) -> bool {
        matches!(self, Self::Suspended | Self::Cancelled)
    }
}
