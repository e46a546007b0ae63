//! Plan versions, and adding one.

mod add_version;
mod row;

pub use add_version::{add_version, versions};

pub(crate) use row::{
    ANNUAL_PLAN, OF_PROJECT, PACKED_PLAN, PLAN_VERSION, YEARS_OF_PROJECT, read_packed_plans,
    read_plan_versions, write_annual_plan, write_plan_version,
};
