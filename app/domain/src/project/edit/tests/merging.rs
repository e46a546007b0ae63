//! What two changes of one record come to.

use crate::code_list::CodeList as _;
use crate::project::ProjectField;
use crate::project::edit::{RecordValues, merge};
use proptest::prelude::*;

fn any_values() -> impl Strategy<Value = RecordValues> {
    proptest::collection::vec("[abc]?", ProjectField::ALL.len()..=ProjectField::ALL.len())
        .prop_map(|texts| RecordValues(ProjectField::ALL.iter().copied().zip(texts).collect()))
}

proptest! {
    #[test]
    fn when_one_side_changed_merging_is_that_side(base in any_values(), other in any_values()) {
        let mine = merge(&base, &other, &base);
        prop_assert!(mine.clashes.is_empty() && mine.taken.is_empty());
        prop_assert_eq!(mine.value, other.clone());
        let theirs = merge(&base, &base, &other);
        prop_assert!(theirs.clashes.is_empty());
        prop_assert_eq!(theirs.value, other);
    }

    #[test]
    fn a_field_clashes_exactly_when_both_changed_it_differently(
        base in any_values(), mine in any_values(), theirs in any_values()
    ) {
        let merged = merge(&base, &mine, &theirs);
        for field in ProjectField::ALL {
            let (b, m, t) = (base.get(*field), mine.get(*field), theirs.get(*field));
            let clashes = merged.clashes.iter().any(|clash| clash.field == *field);
            prop_assert_eq!(clashes, m != b && t != b && m != t);
            if !clashes {
                prop_assert_eq!(merged.value.get(*field), if m == b { t } else { m });
            }
        }
    }
}
