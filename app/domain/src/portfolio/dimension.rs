//! What a roll-up can be made by.

crate::code_list::code_list! {
    /// A property that groups projects. Codes are the words of filters.
    Dimension as "by" {
        /// By sector.
        Sector = "sector", "行业", "Sector";
        /// By category.
        Category = "category", "类别", "Category";
        /// By subdistrict.
        Subdistrict = "subdistrict", "街道", "Subdistrict";
        /// By stage.
        Stage = "stage", "阶段", "Stage";
        /// By light.
        Light = "light", "亮灯", "Light";
        /// By programme; programmes overlap, so groups need not add up to the total.
        Programme = "programme", "专项", "Programme";
        /// By source.
        Source = "source", "数据来源", "Source";
        /// By project owner.
        Owner = "owner", "业主单位", "Owner";
        /// By assigned leader: only for those who may see names.
        Leader = "leader", "挂钩领导", "Leader";
    }
}
