//! A password that somebody chooses: whether it will do, told at its field.

use crate::password::PasswordPolicy;
use domain::form::{FieldErrors, Fields};
use domain::label::Bilingual;

/// Says at a field why a password will not do.
pub(super) fn will_do(
    errors: &mut FieldErrors,
    policy: PasswordPolicy,
    field: &str,
    password: &str,
    name: &str,
) {
    if password.is_empty() {
        errors.add(field, Bilingual::new("请填写密码。", "Type a password."));
        return;
    }
    let texts: Vec<Bilingual> =
        policy.weaknesses(password, name).into_iter().map(|weakness| weakness.text()).collect();
    if !texts.is_empty() {
        let zh: Vec<&str> = texts.iter().map(|text| text.zh.as_str()).collect();
        let en: Vec<&str> = texts.iter().map(|text| text.en.as_str()).collect();
        let zh = format!("该密码不可用：{}。", zh.join("；"));
        errors.add(field, Bilingual::new(zh, format!("This will not do: {}.", en.join("; "))));
    }
}

/// Says at `FIELD_again` that it is not the same.
pub(super) fn same_twice(errors: &mut FieldErrors, fields: &Fields, field: &str) {
    let again = format!("{field}_again");
    if fields.get(field) != fields.get(&again) {
        errors.add(again, Bilingual::new("两次输入的密码不一致。", "The two passwords are not the same."));
    }
}
