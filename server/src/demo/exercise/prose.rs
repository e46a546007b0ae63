//! The words of reports: office prose that says 【示例】 wherever it could be taken for a real report. A
//! text table with the choosing beside it.

use crate::demo::dice::Dice;
use domain::code_list::{Sector, Stage};

/// What kind of work a sector is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Craft {
    /// Roads, bridges.
    Road,
    /// Pipes, pumping stations.
    Pipe,
    /// Single buildings.
    Building,
    /// Whole areas.
    Area,
    /// Parks, rivers.
    Green,
}

impl Craft {
    /// The craft of a sector.
    pub const fn of(sector: Sector) -> Self {
        match sector {
            Sector::Transport => Self::Road,
            Sector::Water => Self::Pipe,
            Sector::AreaDevelopment => Self::Area,
            Sector::ParksEcology => Self::Green,
            _ => Self::Building,
        }
    }
}

/// What a report is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mood {
    pub craft: Craft,
    pub stage: Option<Stage>,
    /// 形象进度 in basis points.
    pub progress: i64,
    /// Behind time.
    pub behind: bool,
    /// Whether it makes up for a month that was skipped.
    pub caught_up: bool,
    /// Days until the planned start; negative when it has passed.
    pub days_to_start: i64,
    /// How many people work on this site in a usual month.
    pub crew: i64,
}

/// The words of one report.
#[derive(Debug, Clone)]
pub(super) struct Words {
    pub note: String,
    pub problems: Option<String>,
    pub next_steps: String,
}

/// Work and what comes next, by eighth of the way: a project goes through them in this order.
type Eighths = [(&'static str, &'static str); 8];

const ROAD: Eighths = [
    ("完成便道及临时设施，管线迁改展开", "推进软基处理"),
    ("软基处理过半，桥涵桩基施工", "完成桩基检测，转入下部结构"),
    ("路基填筑分段推进，下部结构施工", "加快交叉路口段施工组织"),
    ("路基基本成形，预制构件进场", "组织梁板架设"),
    ("梁板架设，主线路基贯通", "开展路面基层施工"),
    ("路面基层施工，人行道及绿化带成形", "衔接照明、交安工程"),
    ("沥青面层施工，交安设施安装", "准备分段验收资料"),
    ("附属工程收尾，缺陷整改", "组织竣工预验收"),
];

const PIPE: Eighths = [
    ("管位探测和沟槽支护施工", "推进管线迁改"),
    ("首段沟槽开挖，管材进场", "打开更多作业面"),
    ("管道分段敷设，检查井砌筑", "协调夜间施工和交通导改"),
    ("顶管工作井完成，顶进施工", "完成过路段顶进"),
    ("主干管敷设过半，闭水试验分段合格", "推进支管接驳"),
    ("支管接驳和路面恢复", "清理错接混接点"),
    ("泵站设备安装，管道检测清淤", "组织联动调试"),
    ("联动调试，路面恢复收尾", "组织竣工预验收"),
];

const BUILDING: Eighths = [
    ("场地平整，桩基施工", "完成桩基检测"),
    ("基坑开挖和支护，监测正常", "浇筑地下室底板"),
    ("地下室结构施工", "地下室结构出正负零"),
    ("主体结构施工，钢筋模板流水作业", "按周倒排，确保节点封顶"),
    ("主体封顶，二次结构施工", "组织结构中间验收"),
    ("机电管线安装，外立面施工", "推进室内装修和电梯安装"),
    ("室内装修及室外配套施工", "准备消防、人防专项验收"),
    ("设备调试，室外管网收尾", "组织竣工联合验收"),
];

const AREA: Eighths = [
    ("征迁签约推进，场地平整分片展开", "集中攻坚未签约户"),
    ("首开区土方及支路路基施工", "梳理地块交付条件"),
    ("市政道路与综合管网同步施工", "加快首开区交地"),
    ("安置房主体施工，配套道路成形", "推动学校、公园配套开工"),
    ("骨干路网基本形成，安置房封顶", "衔接招商地块出让"),
    ("首开区配套基本建成，地块分批交付", "完善照明和绿化配套"),
    ("配套道路及公园收尾", "分批组织验收移交"),
    ("安置房装修收尾，回迁准备", "制定回迁安置方案"),
];

const GREEN: Eighths = [
    ("清表及地形整理", "完成土方平衡，采购苗木"),
    ("清淤及截污管施工，驳岸基础开挖", "推进生态护岸样板段"),
    ("驳岸及园路基层施工", "抢抓季节种植乔木"),
    ("生态护岸分段成形，乔木种植", "推进慢行道和桥涵施工"),
    ("主要乔木种植完成，园路铺装", "安装灌溉照明系统"),
    ("慢行道贯通，驿站主体完成", "完成水生植物种植"),
    ("地被种植及设施安装", "准备分段开放"),
    ("养护与缺陷整改", "组织竣工验收移交"),
];

/// Before the start of work: what is done when at least so many days are left.
const APPROVALS: [(i64, (&str, &str)); 5] = [
    (300, ("可研评审完成，初步设计编制中", "报批初步设计及概算")),
    (200, ("用地预审办理，林地手续同步推进", "争取用地批复")),
    (100, ("施工图审查，招标文件编制", "完成施工招标")),
    (0, ("征迁签约推进，施工单位进场准备", "落实交地，办理施工许可")),
    (i64::MIN, ("开工手续补办，施工许可待批", "倒排时间，争取早日开工")),
];

/// The first four can hold up a project that is not being built yet.
const TROUBLES: [&str; 8] = [
    "个别地块征迁未完成，影响连续作业面",
    "管线迁改协调周期较长",
    "用地批复晚于预期，后续手续顺延",
    "专项资金到位慢于工程进度",
    "近期降雨和台风影响露天作业",
    "劳务班组不足，高峰期投入不够",
    "主材到货不及时，影响工序衔接",
    "设计变更待确认，部分工程量暂未计量",
];

const RETURNS: [&str; 3] = [
    "示例：本月完成投资与形象进度不匹配，请核实计量资料后重报",
    "示例：缺少现场照片和计量支付证明，请补充",
    "示例：存在问题一栏未写明责任单位和解决时限，请补充",
];

/// The words of a report.
pub(super) fn report(dice: &mut Dice, mood: Mood) -> Words {
    let (work, next) = match mood.stage {
        Some(Stage::Pipeline) => ("项目谋划论证，暂无投资", "深化建设方案，争取列入前期计划"),
        Some(Stage::Preparatory) => {
            let step = APPROVALS.iter().find(|(days, _)| mood.days_to_start >= *days);
            step.map_or(("", ""), |(_, words)| *words)
        }
        Some(Stage::Completed) => ("通过竣工验收，办理移交", "完成结算和资料归档"),
        _ => {
            let eighths = match mood.craft {
                Craft::Road => &ROAD,
                Craft::Pipe => &PIPE,
                Craft::Building => &BUILDING,
                Craft::Area => &AREA,
                Craft::Green => &GREEN,
            };
            let eighth = usize::try_from(mood.progress / 1_250).unwrap_or(0).min(7);
            eighths[eighth]
        }
    };
    let crew = match mood.stage {
        Some(Stage::UnderConstruction) => format!("，现场作业约{}人", mood.crew + dice.between(-2, 3) * 10),
        _ => String::new(),
    };
    let made_up = if mood.caught_up { "；含上月未报完成额" } else { "" };
    let trouble = mood.behind || dice.chance(12);
    let troubles = match mood.stage {
        Some(Stage::Pipeline | Stage::Completed) => &[],
        Some(Stage::Preparatory) => &TROUBLES[..4],
        _ => &TROUBLES[..],
    };
    Words {
        note: format!("【示例】{work}{crew}{made_up}。"),
        problems: (trouble && !troubles.is_empty()).then(|| format!("{}。", dice.pick(troubles))),
        next_steps: format!("{next}。"),
    }
}

/// Why a report went back.
pub(super) fn return_reason(dice: &mut Dice) -> String {
    (*dice.pick(&RETURNS)).to_owned()
}
