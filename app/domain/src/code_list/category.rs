//! The two lists of the work report.

super::code_list! {
    /// Which of the report's two lists a project is on.
    Category as "category" {
        /// 城建项目: codes `CJ-`.
        Construction = "construction", "城建项目", "Urban construction";
        /// 文旅项目: codes `WL-`.
        CultureTourism = "culture_tourism", "文旅项目", "Culture and tourism";
    }
}
