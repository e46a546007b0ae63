//! Running totals: what cumulative lines are drawn from.

/// The total up to each amount. An unknown amount adds nothing; before the first known amount, and once
/// a total does not fit, there is none.
#[must_use]
pub fn running_totals(amounts: impl IntoIterator<Item = Option<i64>>) -> Vec<Option<i64>> {
    let mut fits = true;
    let totals = amounts.into_iter().scan(None, |total: &mut Option<i64>, amount| {
        if let Some(amount) = amount {
            *total = total.unwrap_or(0).checked_add(amount);
            fits &= total.is_some();
        }
        Some(total.filter(|_| fits))
    });
    totals.collect()
}

#[cfg(test)]
mod tests {
    use super::running_totals;

    #[test]
    fn unknown_adds_nothing_and_is_not_zero() {
        let totals = running_totals([None, Some(3), None, Some(4)]);
        assert_eq!(totals, [None, Some(3), Some(3), Some(7)]);
        assert_eq!(running_totals([Some(i64::MAX), Some(1), Some(1)]), [Some(i64::MAX), None, None]);
        assert!(running_totals([]).is_empty());
    }
}
