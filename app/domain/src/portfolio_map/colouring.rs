//! What the colour of a mark says. Its shape says the light whatever the colour says.

use crate::code_list::{CodeList, Sector, Stage};
use crate::label::Label;
use crate::portfolio::ProjectItem;
use crate::status_light::Light;
use crate::unit::BasisPoints;

crate::code_list::code_list! {
    /// What marks are coloured by.
    #[derive(Default)]
    Colouring as "colour" {
        /// The light.
        #[default]
        Light = "light", "亮灯", "Light";
        /// The stage.
        Stage = "stage", "阶段", "Stage";
        /// The sector.
        Sector = "sector", "行业", "Sector";
        /// 投资完成率, in bands.
        Rate = "completion_rate", "完成率", "Completion";
        /// 超/欠序时, in bands.
        Gap = "gap", "超欠序时", "Gap to time";
    }
}

const UNKNOWN: Label = Label { zh: "未公布", en: "Not published" };

/// Where a band of rates ends (below, basis points), and its name. The last has no end.
const RATES: [(i64, Label); 5] = [
    (2_500, Label { zh: "不足 25%", en: "Below 25%" }),
    (5_000, Label { zh: "25%–50%", en: "25%–50%" }),
    (7_500, Label { zh: "50%–75%", en: "50%–75%" }),
    (10_000, Label { zh: "75%–100%", en: "75%–100%" }),
    (i64::MAX, Label { zh: "100% 及以上", en: "100% or more" }),
];

/// The same of gaps, whose sign is the first thing to see.
const GAPS: [(i64, Label); 4] = [
    (-1_000, Label { zh: "欠 10 个百分点以上", en: "Behind by over 10 pp" }),
    (0, Label { zh: "欠 10 个百分点以内", en: "Behind by up to 10 pp" }),
    (1_000, Label { zh: "持平或超 10 个百分点以内", en: "On time or ahead by under 10 pp" }),
    (i64::MAX, Label { zh: "超 10 个百分点及以上", en: "Ahead by 10 pp or more" }),
];

impl Colouring {
    /// The most classes any colouring has: so many colours the style sheet must name.
    pub const MOST_CLASSES: usize = 10;

    /// Its classes in the order of their numbers; what is unknown comes last, where it can be.
    #[must_use]
    pub fn classes(self) -> Vec<Label> {
        fn codes<T: CodeList>() -> Vec<Label> {
            T::ALL.iter().map(|value| value.label()).collect()
        }
        let banded = |bands: &[(i64, Label)]| bands.iter().map(|(_, label)| *label).collect::<Vec<_>>();
        let (mut classes, may_be_unknown) = match self {
            Self::Light => (codes::<Light>(), false),
            Self::Stage => (codes::<Stage>(), true),
            Self::Sector => (codes::<Sector>(), false),
            Self::Rate => (banded(&RATES), true),
            Self::Gap => (banded(&GAPS), true),
        };
        classes.extend(may_be_unknown.then_some(UNKNOWN));
        classes
    }

    /// The class a project is in.
    #[must_use]
    pub fn class_of(self, item: &ProjectItem) -> u8 {
        match self {
            Self::Light => item.light.ordinal(),
            Self::Stage => item.stage.map_or_else(|| unknown(Stage::ALL), Stage::ordinal),
            Self::Sector => item.sector.ordinal(),
            Self::Rate => band(&RATES, item.investment_completion_rate_bp),
            Self::Gap => band(&GAPS, item.progress_gap_bp),
        }
    }
}

/// The class after the last.
fn unknown<T>(classes: &[T]) -> u8 {
    u8::try_from(classes.len()).unwrap_or(u8::MAX)
}

fn band(bands: &[(i64, Label)], value: Option<BasisPoints>) -> u8 {
    let at = value.and_then(|value| bands.iter().position(|(end, _)| value.0 < *end));
    at.and_then(|at| u8::try_from(at).ok()).unwrap_or_else(|| unknown(bands))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_have_their_lower_edge_and_unknown_is_a_class_of_its_own() {
        let rate = |bp: i64| band(&RATES, Some(BasisPoints(bp)));
        assert_eq!([0, 2_499, 2_500, 9_999, 10_000, 25_000].map(rate), [0, 0, 1, 3, 4, 4]);
        assert_eq!(band(&RATES, None), 5);
        let gap = |bp: i64| band(&GAPS, Some(BasisPoints(bp)));
        assert_eq!([-1_001, -1_000, -1, 0, 999, 1_000].map(gap), [0, 1, 1, 2, 2, 3]);
        assert_eq!(band(&GAPS, None), 4);
    }

    #[test]
    fn every_class_has_a_colour() {
        for colouring in Colouring::ALL {
            let classes = colouring.classes();
            assert!(classes.len() <= Colouring::MOST_CLASSES, "{colouring}");
            let names: std::collections::HashSet<_> = classes.iter().map(|label| label.zh).collect();
            assert_eq!(names.len(), classes.len(), "{colouring}");
        }
    }
}
