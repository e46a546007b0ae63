//! Issues of a placeholder: raised, due, closed in time or not.

use crate::demo::dice::{Dice, plus_days, ymd};
use chrono::NaiveDate;
use domain::issue_register::{Issue, Severity};
use domain::label::Bilingual;
use domain::project::Dossier;

/// Something that goes wrong.
struct Trouble {
    /// What it is, in Chinese and English.
    title: (&'static str, &'static str),
    /// How it goes while it is open.
    progress: &'static str,
    /// What shows that it is solved.
    evidence: &'static str,
}

/// What goes wrong.
const TROUBLES: [Trouble; 14] = [
    Trouble {
        title: ("地块内未签约户影响连续作业面", "Unsigned households interrupt the work front"),
        progress: "已逐户入户走访，尚有两户待签约，街道每周会商一次。",
        evidence: "剩余两户已签约并腾空，作业面已移交施工单位（示例会议纪要第3号）。",
    },
    Trouble {
        title: ("电力管线迁改方案未定", "Relocation of power lines not settled"),
        progress: "已与供电公司现场踏勘，两个比选方案正在报价。",
        evidence: "迁改方案已批复，供电公司已进场施工（示例批复〔2025〕7号）。",
    },
    Trouble {
        title: ("用地批复未取得", "Land approval not obtained"),
        progress: "组卷材料已补正，正在省级审查。",
        evidence: "用地批复已取得（示例批复〔2025〕15号）。",
    },
    Trouble {
        title: ("施工便道占用需与社区协调", "Temporary road use to be agreed with the neighbourhood"),
        progress: "已召开社区协调会，便道改线方案正在公示。",
        evidence: "社区已同意改线，便道围挡和夜间照明已到位。",
    },
    Trouble {
        title: ("基坑监测数据预警", "Foundation pit monitoring gave a warning"),
        progress: "已加密监测频次，完成坑底反压，数据趋稳。",
        evidence: "连续十四天监测值低于预警值，专家论证同意解除预警。",
    },
    Trouble {
        title: ("专项资金未按计划到位", "Earmarked funds later than planned"),
        progress: "已向财政部门报送用款计划，首批资金正在下达。",
        evidence: "专项资金已拨付到账（示例拨款通知第21号）。",
    },
    Trouble {
        title: ("设计变更待审批", "Design change waits for approval"),
        progress: "变更图纸已完成内审，正在报原审批部门。",
        evidence: "设计变更已批准，新版施工图已下发。",
    },
    Trouble {
        title: ("渣土消纳场地不足", "Not enough spoil disposal capacity"),
        progress: "已联系两处备选消纳场，正在办理准运手续。",
        evidence: "新增消纳场已启用，日外运量满足进度要求。",
    },
    Trouble {
        title: ("燃气管道保护方案待批复", "Gas main protection plan waits for approval"),
        progress: "保护方案已按意见修改，第二次报送燃气公司。",
        evidence: "保护方案已批复，燃气公司派员旁站。",
    },
    Trouble {
        title: ("交通导改方案待交警部门审核", "Traffic diversion under review by the police"),
        progress: "已按交警部门意见优化早晚高峰导行方案。",
        evidence: "导改方案已通过审核，现场标志标线已施划。",
    },
    Trouble {
        title: ("劳务班组投入不足", "Too few crews on site"),
        progress: "已约谈总包单位，增派一个班组，正在办理进场教育。",
        evidence: "现场班组已增至计划数量，连续两周进度达标。",
    },
    Trouble {
        title: ("临时用电容量不足", "Temporary power capacity too small"),
        progress: "增容申请已受理，发电机组临时补充。",
        evidence: "临时用电增容已送电。",
    },
    Trouble {
        title: ("排水接驳点标高冲突", "Levels clash at the drainage connection"),
        progress: "已复测接驳井标高，设计单位正在调整纵坡。",
        evidence: "纵坡调整图已下发，接驳井改造完成并通水。",
    },
    Trouble {
        title: ("分包结算争议影响施工", "Subcontract settlement dispute slows the work"),
        progress: "已由住建部门主持调解，双方就工程量达成初步一致。",
        evidence: "双方已签订结算协议，分包单位复工。",
    },
];

/// The last day an issue is known of.
const CUTOFF: NaiveDate = ymd(2025, 10, 31);

/// How many issues leaders have ordered.
const ORDERS: usize = 2;

/// Whose issues are drawn.
pub(super) struct Site<'a> {
    /// The unit that has to solve them.
    pub unit: Option<&'a str>,
    /// Whether there is a major one in any case.
    pub troubled: bool,
    /// When work was stopped: what stopped it was raised shortly before, and is still open.
    pub stopped: Option<NaiveDate>,
    /// The day the work ended, if it did: no issue is raised later.
    pub finished: Option<NaiveDate>,
    /// In how many of a hundred projects there is one more.
    pub likely: i64,
}

/// Draws the issues of a project.
pub(super) fn draw(dice: &mut Dice, site: &Site<'_>) -> Vec<Issue> {
    let mut issues = Vec::new();
    if site.troubled {
        issues.push(major(dice, site));
    }
    let first = ymd(2025, 1, 10);
    let last = site.stopped.or(site.finished).unwrap_or(CUTOFF).min(ymd(2025, 10, 24));
    let more = i64::from(dice.chance(site.likely)) + i64::from(dice.chance(site.likely / 3));
    for _ in 0..if first < last { more } else { 0 } {
        let raised = dice.day(first, last);
        let due = plus_days(raised, dice.between(30, 75));
        let term = (due - raised).num_days();
        // Of those whose day has come, 95 in 100 are closed, a quarter of them late.
        let days = if dice.chance(25) { term + dice.between(1, 25) } else { term - dice.between(0, 20) };
        let closed = Some(plus_days(raised, days)).filter(|closed| *closed <= CUTOFF && dice.chance(95));
        let severity = if dice.chance(15) { Severity::Major } else { Severity::Ordinary };
        issues.push(issue(dice, site.unit, severity, raised, due, closed));
    }
    issues.sort_by_key(|issue| issue.raised);
    issues
}

/// 督办: leaders ordered the two major troubles that are open longest, a week after they were raised.
pub(super) fn order(dossiers: &mut [Dossier]) {
    let issues = dossiers.iter_mut().flat_map(|dossier| &mut dossier.issues);
    let open = issues.filter(|issue| issue.severity == Severity::Major && issue.closed.is_none());
    let mut longest: Vec<_> = open.filter(|issue| issue.owner.is_some()).collect();
    longest.sort_by_key(|issue| (issue.raised, issue.id));
    for issue in longest.into_iter().take(ORDERS) {
        issue.ordered = Some(plus_days(issue.raised, 7));
    }
}

/// The trouble behind a story. Unless it stopped the work, half of those whose day has come are closed.
fn major(dice: &mut Dice, site: &Site<'_>) -> Issue {
    let raised = match site.stopped {
        Some(day) => plus_days(day, -dice.between(5, 25)),
        None => dice.day(ymd(2025, 6, 10), ymd(2025, 9, 20)),
    };
    let due = plus_days(raised, dice.between(40, 85));
    let closed = plus_days(due, -dice.between(0, 20));
    let solved = site.stopped.is_none() && dice.chance(50);
    let closed = Some(closed).filter(|closed| *closed <= CUTOFF && solved);
    issue(dice, site.unit, Severity::Major, raised, due, closed)
}

fn issue(
    dice: &mut Dice,
    owner: Option<&str>,
    severity: Severity,
    raised: NaiveDate,
    due: NaiveDate,
    closed: Option<NaiveDate>,
) -> Issue {
    let trouble = dice.pick(&TROUBLES);
    let (zh, en) = trouble.title;
    Issue {
        id: dice.id(),
        title: Bilingual::new(format!("【示例】{zh}"), format!("[Example] {en}")),
        severity,
        owner: owner.map(str::to_owned),
        raised,
        due: Some(due),
        ordered: None,
        closed,
        progress: Some(format!("【示例】{}", trouble.progress)),
        evidence: closed.map(|_| format!("【示例】{}", trouble.evidence)),
        revision: if closed.is_some() { 2 } else { 1 },
    }
}
