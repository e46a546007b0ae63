//! One line a promise: what was promised, what was measured, the limit, and whether it holds.

pub type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

pub fn heading() {
    println!("{:<64} {:>12} {:>12}", "promise", "measured", "limit");
}

/// A figure that must be at least its limit.
pub fn at_least(what: &str, measured: f64, limit: f64, unit: &str) {
    line(what, measured, &format!("≥ {limit}{unit}"), unit, measured >= limit);
}

/// A figure that must be at most its limit.
pub fn at_most(what: &str, measured: f64, limit: f64, unit: &str) {
    line(what, measured, &format!("≤ {limit}{unit}"), unit, measured <= limit);
}

/// A figure that is no promise, but explains one.
pub fn told(what: &str, measured: f64, unit: &str) {
    println!("  {what:<62} {measured:>9.2}{unit}");
}

fn line(what: &str, measured: f64, limit: &str, unit: &str, holds: bool) {
    let verdict = if holds { "ok" } else { "NOT MET" };
    println!("{what:<64} {:>12} {limit:>12}  {verdict}", format!("{measured:.2}{unit}"));
}
