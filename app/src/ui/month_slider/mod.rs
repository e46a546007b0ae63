//! The time machine's handle: months side by side, of which the page shows one. It only changes the address; links to the
//! month before and after work without JavaScript, and so does the page's own month field.

mod months;
mod play;
mod slider;

pub use months::Months;
pub use slider::MonthSlider;
