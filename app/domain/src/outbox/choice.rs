//! A conflict field by field: what stands here, what stands there, and the form that was chosen from both.

use crate::code_list::CodeList as _;
use crate::form::Fields;
use crate::status_report::{AmountUnit, CheckCode};
use crate::unit::Yuan;

/// A field in which two versions differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The field's name in the form.
    pub field: String,
    /// What stands here.
    pub mine: String,
    /// What stands on the server.
    pub theirs: String,
}

/// The fields of a report in which two forms differ, in the form's order. What is told of milestones and issues has
/// versions of its own, and is not among them.
#[must_use]
pub fn choices(mine: &Fields, theirs: &Fields) -> Vec<Choice> {
    let plain = ["amount", "progress", "note", "problems", "next_steps"].map(str::to_owned);
    let explained = CheckCode::ALL.iter().map(|check| check.field());
    let choice = |field: String| {
        let here = shown(mine, &field);
        let there = shown(theirs, &field);
        (here != there).then_some(Choice { field, mine: here, theirs: there })
    };
    plain.into_iter().chain(explained).filter_map(choice).collect()
}

/// `mine` with those fields as they stand in `theirs`.
#[must_use]
pub fn chosen(mine: &Fields, theirs: &Fields, of_theirs: &[String]) -> Fields {
    let taken = |name: &str| {
        let unit_of_amount = name == "amount_unit" && of_theirs.iter().any(|field| field == "amount");
        unit_of_amount || of_theirs.iter().any(|field| field == name)
    };
    let mut form = mine.clone().without(taken);
    let theirs = theirs.0.iter().filter(|(name, _)| taken(name)).cloned();
    form.0.extend(theirs);
    form
}

/// A field for comparing and reading: amounts in 万元, texts with plain line ends.
fn shown(form: &Fields, field: &str) -> String {
    let text = form.get(field).replace("\r\n", "\n").trim().to_owned();
    match field {
        "amount" => {
            let unit = AmountUnit::from_code(form.get("amount_unit")).unwrap_or(AmountUnit::Wan);
            let amount = Yuan::parse(&text, unit.in_yuan());
            amount.map_or(text, |amount| format!("{} 万元", amount.exact_wan()))
        }
        "progress" => text.trim_end_matches('%').trim().to_owned(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().copied().collect()
    }

    #[test]
    fn only_what_differs_is_asked() {
        let mine =
            form(&[("amount", "0.0012"), ("amount_unit", "yi"), ("progress", "15.5%"), ("note", "a\r\nb")]);
        let theirs =
            form(&[("amount", "12"), ("amount_unit", "wan"), ("progress", "15.5"), ("note", "a\nc")]);
        let asked = choices(&mine, &theirs);
        let fields: Vec<_> = asked.iter().map(|choice| choice.field.as_str()).collect();
        assert_eq!(fields, ["note"], "the same amount in another unit is the same amount");
        assert_eq!(asked[0].mine, "a\nb");
    }

    #[test]
    fn an_amount_is_taken_with_its_unit_and_the_rest_stays() {
        let mine = form(&[("amount", "2"), ("amount_unit", "yi"), ("note", "mine"), ("issue.1.note", "x")]);
        let theirs = form(&[("amount", "12"), ("amount_unit", "wan"), ("note", "theirs")]);
        let form = chosen(&mine, &theirs, &["amount".to_owned()]);
        let read = ["amount", "amount_unit", "note", "issue.1.note"].map(|name| form.get(name));
        assert_eq!(read, ["12", "wan", "mine", "x"]);
        assert_eq!(chosen(&mine, &theirs, &[]), mine);
    }
}
