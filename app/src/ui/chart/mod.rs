//! Charts as SVG: the same on the server, in the browser, on paper and without JavaScript.
//!
//! Every chart is a `<figure>` with title, unit, source, legend and, folded under it, a table of exactly
//! what it shows. Plots are as wide as their place and text keeps its size: positions along the width are
//! percentages, so nothing is scaled and nothing needs a style attribute. Values are whole numbers
//! ([`Measure`] says of what); positions are computed in whole hundredths of a percent, so both sides
//! write the same text.
//!
//! | chart | use |
//! |---|---|
//! | [`LineChart`] | several [`Series`] over the same labels (months); gaps where a value is `None`; a [`Band`] of what may come |
//! | [`BarChart`] | one [`Bar`] a row, may be negative, may link |
//! | [`BulletChart`] | a bar a row against a mark: completed against plan, rate against time ([`Bullet`]) |
//! | [`StackedBarChart`] | parts of a whole a row ([`Stack`]); `share=true` makes all rows equally long |
//! | [`GanttChart`] | [`GanttRow`]s with baseline, forecast and actual, and a line at a date |
//! | [`CellBar`] | a bar in a table's cell, beside its figure |
//! | [`Sparkline`] | a small line without axes, beside a number |

mod band;
mod bar;
mod bullet;
mod cell_bar;
mod figure;
mod gantt;
mod line;
mod measure;
mod running;
mod scale;
mod sparkline;
mod stacked_bar;

pub use band::Band;
pub use bar::{Bar, BarChart};
pub use bullet::{Bullet, BulletChart, BulletNames};
pub use cell_bar::CellBar;
pub use figure::{ChartFigure, DataTable, SeriesStyle};
pub use gantt::{GanttChart, GanttRow};
pub use line::{LineChart, Series};
pub use measure::Measure;
pub use running::running_totals;
pub use sparkline::Sparkline;
pub use stacked_bar::{Stack, StackedBarChart};
