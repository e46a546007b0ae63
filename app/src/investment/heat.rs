//! How a cell of a cross table is tinted. The number always stands in it: the tint only leads the eye.

use super::figure::Figure;
use domain::portfolio::Measures;

/// Steps of tint for amounts and counts.
const STEPS: i64 = 5;

/// The class of a cell. Rates and gaps are tinted by how far they are from time (one step is five
/// percentage points), amounts and counts by their share of the largest cell.
pub(super) fn heat_class(figure: Figure, measures: &Measures, largest: i64) -> Option<&'static str> {
    if matches!(figure, Figure::Rate | Figure::Gap) {
        return measures.progress_gap_bp.map(|gap| match gap.0 {
            500.. => "heat heat-ahead-2",
            0.. => "heat heat-ahead-1",
            -500.. => "heat heat-behind-1",
            -1_000.. => "heat heat-behind-2",
            _ => "heat heat-behind-3",
        });
    }
    let value = figure.of(measures).filter(|value| *value > 0 && largest > 0)?;
    // The step a share falls in, from 1: ⌈value × steps ÷ largest⌉.
    let step = (i128::from(value) * i128::from(STEPS) + i128::from(largest) - 1) / i128::from(largest);
    Some(match step {
        ..=1 => "heat heat-1",
        2 => "heat heat-2",
        3 => "heat heat-3",
        4 => "heat heat-4",
        _ => "heat heat-5",
    })
}
