//! The figures of a map are those of the list.

use super::super::Query;
use super::property::portfolios;
use crate::code_list::CodeList as _;
use crate::place::{Geometry, Place, PlaceBasis};
use crate::portfolio_map::{Colouring, Site, sums};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn all_sites_sum_to_the_roll_up(portfolio in portfolios(), colouring in 0..Colouring::ALL.len()) {
        let view = portfolio.query(&Query { limit: 500, ..Query::default() }).expect("query");
        let place = Place { geometry: Geometry::Point([118.6, 24.9]), basis: PlaceBasis::Illustrative };
        let colouring = Colouring::ALL[colouring];
        let sites: Vec<Site> =
            view.items.iter().filter_map(|item| Site::of(item, &place, colouring)).collect();
        prop_assert_eq!(sums(&sites, view.as_of.month), view.total);
        let classes = colouring.classes().len();
        prop_assert!(sites.iter().all(|site| usize::from(site.class) < classes));
    }
}
