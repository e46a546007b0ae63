//! Where a record comes from: the honesty rule in one word (data/README).

super::code_list! {
    /// How far a record can be believed.
    Source as "source" {
        /// Named in the work report.
        Report = "report", "报告具名", "Named in the report";
        /// Counted but not named in the work report.
        ReportCount = "report_count", "报告计数", "Counted in the report";
        /// A placeholder: 示例, never real.
        Illustrative = "illustrative", "示例", "Example";
        /// Brought in from an office's own sheet.
        Imported = "imported", "导入", "Imported";
    }
}
