//! The stories exercise data tells, as a table: how many projects each story gets, how they run against
//! time, what goes missing. Colours are not stored anywhere; the rules find them. Past 250 lines because
//! it is one table.

/// How a project lives through 2025.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::demo) enum Life {
    /// 续建: started before 2025, goes on.
    CarriedOver,
    /// 新开工: starts in 2025 as planned.
    NewlyStarted,
    /// 新开工, but some weeks later than planned.
    StartedLate,
    /// 前期: approvals under way, start planned for the winter.
    Approvals,
    /// 前期: the planned start has passed.
    StartMissed,
    /// 停缓建 since some month of 2025.
    Suspended,
    /// 取消 in 2025, before any work.
    Cancelled,
    /// 竣工 in 2025; from the fifth of its kind on, in 2024.
    Completed,
    /// 投用 in 2025; from the fifth of its kind on, in 2024.
    InUse,
    /// 储备: an idea on the list.
    Pipeline,
}

/// Which reports are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::demo) enum Missing {
    /// None.
    Nothing,
    /// One of March to July.
    OnceInSpring,
    /// These months of 2025.
    Months(&'static [u32]),
}

/// One story.
#[derive(Debug, Clone, Copy)]
pub(in crate::demo) struct Scenario {
    /// How many of the 116 key projects it gets.
    pub share: usize,
    /// The life behind it.
    pub life: Life,
    /// Gap to time at the end of January to October in basis points: lowest, highest.
    pub gaps: [(i64, i64); 10],
    /// Whether one month of March to August fell behind, and the next caught up.
    pub dips_once: bool,
    /// Reports never handed in.
    pub missing: Missing,
    /// Days a milestone is overdue on 2025-09-30: fewest, most.
    pub overdue: Option<(i64, i64)>,
    /// Whether a milestone was met late in early summer.
    pub met_late: bool,
    /// Whether there is something for the issue register in any case.
    pub troubled: bool,
}

/// A carried-over project on its way: a strong January (开门红), a thin February (the holiday), then
/// ahead of time by a little more each month.
const STEADY: Scenario = Scenario {
    share: 14,
    life: Life::CarriedOver,
    gaps: [
        (150, 500),
        (10, 200),
        (60, 350),
        (80, 430),
        (100, 470),
        (120, 520),
        (130, 560),
        (140, 590),
        (150, 600),
        (140, 600),
    ],
    dips_once: false,
    missing: Missing::Nothing,
    overdue: None,
    met_late: false,
    troubled: false,
};

/// Steady but nearer to time: projects that began this year.
const YOUNG: Scenario = Scenario {
    share: 9,
    life: Life::NewlyStarted,
    gaps: [
        (20, 300),
        (10, 150),
        (20, 200),
        (30, 250),
        (40, 300),
        (50, 320),
        (60, 340),
        (80, 360),
        (80, 380),
        (60, 400),
    ],
    ..STEADY
};

/// The steady gaps with other months from month `from` (1 = January) on.
const fn from_month<const N: usize>(from: usize, months: [(i64, i64); N]) -> [(i64, i64); 10] {
    let mut gaps = STEADY.gaps;
    let mut i = 0;
    while i < N {
        gaps[from - 1 + i] = months[i];
        i += 1;
    }
    gaps
}

/// Every story of the key projects. The colours named are those at the end of 2025-09.
pub(in crate::demo) const SCENARIOS: &[Scenario] = &[
    // Green.
    STEADY,
    // Green; yellow for a month somewhere in spring or summer.
    Scenario { share: 16, dips_once: true, ..STEADY },
    // Green; yellow in February.
    Scenario { share: 5, gaps: from_month(2, [(-350, -40)]), ..STEADY },
    // Green; yellow in March, red in April and May.
    Scenario {
        share: 4,
        gaps: from_month(3, [(-400, -120), (-900, -400), (-700, -250), (20, 200)]),
        ..STEADY
    },
    // Green; one report missing in spring.
    Scenario { share: 4, missing: Missing::OnceInSpring, ..STEADY },
    // Green; a milestone met late.
    Scenario { share: 4, met_late: true, ..STEADY },
    // Green.
    YOUNG,
    // Green; a slow spring, red from March to May.
    Scenario {
        share: 4,
        life: Life::StartedLate,
        gaps: [
            (-300, -50),
            (-700, -300),
            (-1300, -1020),
            (-1500, -1050),
            (-1100, -700),
            (-600, -250),
            (20, 150),
            (60, 300),
            (80, 380),
            (80, 400),
        ],
        troubled: true,
        ..STEADY
    },
    // Green, before the start of work.
    Scenario { share: 6, life: Life::Approvals, ..YOUNG },
    // Yellow: fell behind in September; half of them recover in October.
    Scenario {
        share: 7,
        gaps: from_month(8, [(30, 250), (-650, -60), (-500, 350)]),
        troubled: true,
        ..STEADY
    },
    // Yellow: coming back from red.
    Scenario {
        share: 3,
        gaps: from_month(
            5,
            [(-600, -200), (-900, -400), (-1400, -1150), (-1350, -1100), (-850, -300), (-300, 150)],
        ),
        troubled: true,
        ..STEADY
    },
    // Yellow: a milestone of September is open.
    Scenario { share: 6, overdue: Some((3, 26)), ..STEADY },
    // Yellow: September's report is missing, well ahead all the same.
    Scenario {
        share: 2,
        gaps: from_month(6, [(600, 800), (800, 1000), (900, 1150), (950, 1150), (900, 1100)]),
        missing: Missing::Months(&[9]),
        ..STEADY
    },
    // Yellow: September's report is missing, and without it the rate falls behind.
    Scenario { share: 4, missing: Missing::Months(&[9]), ..STEADY },
    // Yellow: behind and a milestone open.
    Scenario {
        share: 1,
        gaps: from_month(8, [(30, 250), (-450, -60), (-350, -20)]),
        overdue: Some((5, 20)),
        troubled: true,
        ..STEADY
    },
    // Red: far behind.
    Scenario {
        share: 4,
        gaps: [
            (-200, 100),
            (-500, -200),
            (-900, -500),
            (-1200, -700),
            (-1500, -900),
            (-1800, -1000),
            (-2000, -1050),
            (-2200, -1100),
            (-2400, -1150),
            (-2500, -1100),
        ],
        troubled: true,
        ..STEADY
    },
    // Red: a milestone open for more than a month.
    Scenario { share: 3, overdue: Some((35, 85)), troubled: true, ..STEADY },
    // Red: two reports missing, and behind without them.
    Scenario { share: 1, missing: Missing::Months(&[8, 9]), ..STEADY },
    // Red: two reports missing, ahead before.
    Scenario {
        share: 1,
        gaps: from_month(6, [(650, 850), (800, 1000), (850, 1050), (900, 1100), (900, 1100)]),
        missing: Missing::Months(&[8, 9]),
        ..STEADY
    },
    // Red: work should have begun months ago.
    Scenario {
        share: 3,
        life: Life::StartMissed,
        gaps: [
            (0, 200),
            (10, 120),
            (10, 120),
            (-200, -20),
            (-400, -100),
            (-600, -150),
            (-800, -200),
            (-900, -200),
            (-900, -200),
            (-900, -200),
        ],
        troubled: true,
        ..STEADY
    },
    // Red: a little behind two months running.
    Scenario {
        share: 3,
        gaps: from_month(7, [(30, 200), (-500, -80), (-700, -100), (-800, 120)]),
        troubled: true,
        ..STEADY
    },
    // Grey, each by its stage; one of the completed is still being built until October, and green.
    Scenario { share: 3, life: Life::Suspended, troubled: true, ..STEADY },
    Scenario { share: 1, life: Life::Cancelled, ..YOUNG },
    Scenario { share: 4, life: Life::Completed, ..STEADY },
    Scenario { share: 3, life: Life::InUse, ..STEADY },
    Scenario { share: 1, life: Life::Pipeline, ..STEADY },
];

/// The lives of the construction placeholders that are not key projects: 113.
pub(in crate::demo) const OTHER_CONSTRUCTION: &[(Life, usize)] = &[
    (Life::CarriedOver, 38),
    (Life::Approvals, 22),
    (Life::Pipeline, 18),
    (Life::InUse, 11),
    (Life::Completed, 9),
    (Life::NewlyStarted, 9),
    (Life::Suspended, 4),
    (Life::Cancelled, 2),
];

/// The lives of the culture-and-tourism placeholders: 11.
pub(in crate::demo) const CULTURE: &[(Life, usize)] = &[
    (Life::CarriedOver, 4),
    (Life::Approvals, 3),
    (Life::Pipeline, 2),
    (Life::Completed, 1),
    (Life::InUse, 1),
];

/// What comes up for the n-th project when each kind comes up as often as its share says, and how many
/// of that kind came before. Past the end the first kind goes on.
pub(in crate::demo) fn nth<T: Copy>(kinds: &[(T, usize)], n: usize) -> Option<(T, usize)> {
    let mut left = n;
    for (kind, share) in kinds {
        if left < *share {
            return Some((*kind, left));
        }
        left -= share;
    }
    kinds.first().map(|(kind, share)| (*kind, share + left))
}
