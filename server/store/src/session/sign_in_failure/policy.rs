//! How long failures make wait.

use chrono::TimeDelta;

/// What a number of failures costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// Failures that cost nothing.
    pub free: i64,
    /// The delay after the next one, in seconds; each further one doubles it.
    pub first_seconds: i64,
    /// The longest delay, in seconds.
    pub most_seconds: i64,
}

/// The budgets of the three counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DelayPolicy {
    /// Of a name at an address.
    pub pair: Budget,
    /// Of a name, from anywhere.
    pub name: Budget,
    /// Of an address, for any name: an office's people share one.
    pub address: Budget,
}

const MOST_SECONDS: i64 = 15 * 60;

impl DelayPolicy {
    /// Delays that grow from a second to a quarter of an hour.
    pub const GROWING: Self = Self {
        pair: Budget { free: 4, first_seconds: 1, most_seconds: MOST_SECONDS },
        name: Budget { free: 20, first_seconds: 1, most_seconds: MOST_SECONDS },
        address: Budget { free: 50, first_seconds: 1, most_seconds: MOST_SECONDS },
    };

    /// What assessors of 等级保护 look for: the fifth failure closes for ten minutes (TRUST §3).
    pub const LOCKING: Self =
        Self { pair: Budget { free: 4, first_seconds: 600, most_seconds: MOST_SECONDS }, ..Self::GROWING };
}

impl Budget {
    /// The delay after so many failures.
    pub(super) fn delay(&self, failures: i64) -> TimeDelta {
        let beyond = failures.saturating_sub(self.free);
        if beyond <= 0 {
            return TimeDelta::zero();
        }
        // The longest delay is far below 2³².
        let doubled = 1_i64 << (beyond - 1).min(32);
        TimeDelta::seconds(self.first_seconds.saturating_mul(doubled).min(self.most_seconds))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_up_to_a_quarter_of_an_hour() {
        let delays: Vec<_> = (0..18).map(|n| DelayPolicy::GROWING.pair.delay(n).num_seconds()).collect();
        assert_eq!(delays, [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
        assert_eq!(DelayPolicy::GROWING.pair.delay(i64::MAX).num_seconds(), 900);
        let locking: Vec<_> = (3..8).map(|n| DelayPolicy::LOCKING.pair.delay(n).num_seconds()).collect();
        assert_eq!(locking, [0, 0, 600, 900, 900]);
    }
}
