//! What the work report says will be done with a project in 2025.

super::code_list! {
    /// The report's verb for 2025.
    PlannedAction as "planned_2025" {
        /// 加快.
        Accelerate = "accelerate", "加快建设", "Accelerate";
        /// 推进.
        Advance = "advance", "有序推进", "Advance";
        /// 建设.
        Build = "build", "加快建设管网", "Build";
        /// 开工.
        Start = "start", "开工", "Start";
        /// 建成.
        Complete = "complete", "建成投用", "Complete and put into use";
        /// 建好.
        Finish = "finish", "建好", "Finish";
        /// 运营.
        Operate = "operate", "正式运营", "Begin operation";
    }
}
