//! The form after somebody else's change, and after a choice.

use super::assemble::{FORM, Writer, chosen};
use super::view::{Choice, RecordForm};
use crate::posting::Again;
use domain::code_list::{CodeList as _, Source};
use domain::form::{FieldErrors, Fields};
use domain::label::Bilingual;
use domain::project::edit::ProjectDraft;
use domain::project::{Project, ProjectField, ProjectId, Sight};

fn project() -> Project {
    Project {
        name: Bilingual::new("桥", "Bridge"),
        project_owner: Some("甲公司".to_owned()),
        responsible_unit: Some("甲局".to_owned()),
        assigned_leader: Some("示例领导A".to_owned()),
        source: Source::Illustrative,
        enrolled_in_monthly_reporting: true,
        revision: 3,
        ..Project::blank(
            ProjectId("01890000-0000-7000-8000-000000000001".parse().expect("id")),
            "CJ-001".parse().expect("code"),
        )
    }
}

const OFFICE: Writer = Writer { sight: Sight { internal: true, names: true }, office: true, only: None };

fn fresh(project: &Project) -> RecordForm {
    RecordForm::of(project, OFFICE, None, "key".to_owned())
}

/// The form as a browser sends it, with some inputs typed over.
fn sent(form: &RecordForm, typed: &[(&str, &str)]) -> Fields {
    let mut fields = vec![("form".to_owned(), FORM.to_owned())];
    fields.extend(form.hidden.0.clone());
    let stood = form.again.as_ref().map_or(&form.stored, |again| &again.fields);
    for field in ProjectField::ALL {
        for input in field.inputs() {
            let over = typed.iter().find(|(name, _)| name == input).map(|(_, text)| (*text).to_owned());
            fields.push(((*input).to_owned(), over.unwrap_or_else(|| stood.get(input).to_owned())));
        }
    }
    let known: Vec<String> = fields.iter().map(|(name, _)| name.clone()).collect();
    let more = typed.iter().filter(|(name, _)| !known.iter().any(|known| known == name));
    fields.extend(more.map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    Fields(fields)
}

fn again(fields: Fields, errors: FieldErrors, conflict: bool) -> Option<Again> {
    Some(Again { fields, errors, message: None, conflict })
}

/// I typed another owner and unit; somebody else has saved another owner and leader.
fn met() -> (Project, RecordForm) {
    let fields = sent(&fresh(&project()), &[("project_owner", "乙公司"), ("responsible_unit", "乙局")]);
    let mut theirs = project();
    theirs.project_owner = Some("丙公司".to_owned());
    theirs.assigned_leader = Some("示例领导B".to_owned());
    theirs.revision = 4;
    let form = RecordForm::of(&theirs, OFFICE, again(fields, FieldErrors::default(), true), "key".to_owned());
    (theirs, form)
}

#[test]
fn a_form_sent_back_changes_nothing() {
    let fields = sent(&fresh(&project()), &[]);
    let edit = ProjectDraft::of(&fields).parse(&ProjectDraft::base_of(&fields)).expect("parses");
    assert!(edit.changes.0.is_empty(), "{edit:?}");
    assert_eq!(fields.get("seen"), "3");
}

#[test]
fn what_clashes_shows_three_values_and_what_does_not_is_taken_over() {
    let (_, form) = met();
    let [clash] = form.clashes.as_slice() else { panic!("one clash: {:?}", form.clashes) };
    assert_eq!(clash.field, ProjectField::ProjectOwner);
    let texts = [&clash.mine_text, &clash.theirs_text, &clash.old_text].map(|text| text.zh.as_str());
    assert_eq!(texts, ["乙公司", "丙公司", "甲公司"]);
    assert_eq!(form.taken, [ProjectField::AssignedLeader]);
    let shown = &form.again.as_ref().expect("again").fields;
    assert_eq!((shown.get("assigned_leader"), shown.get("responsible_unit")), ("示例领导B", "乙局"));
    assert_eq!((shown.get("project_owner"), form.hidden.get("seen")), ("乙公司", "4"));
    assert_eq!(crate::wire::sent(&form), form);
}

#[test]
fn nothing_chosen_is_told_at_the_field_and_the_choice_stays_open() {
    let (theirs, form) = met();
    let fields = sent(&form, &[]);
    let errors = chosen(fields.clone()).expect_err("nothing chosen");
    assert!(errors.of("project_owner").is_some());
    let form = RecordForm::of(&theirs, OFFICE, again(fields, errors, false), "key".to_owned());
    assert_eq!(form.clashes.len(), 1);
    assert_eq!((form.hidden.get("seen"), form.hidden.get("old.project_owner")), ("4", "甲公司"));
    assert_eq!(form.hidden.get("base.project_owner"), "丙公司");
}

#[test]
fn a_choice_is_what_is_written() {
    for (choice, owner) in [(Choice::Mine, "乙公司"), (Choice::Theirs, "丙公司"), (Choice::Old, "甲公司")]
    {
        let (_, form) = met();
        let fields = chosen(sent(&form, &[("choose.project_owner", choice.word())])).expect("chosen");
        let edit = ProjectDraft::of(&fields).parse(&ProjectDraft::base_of(&fields)).expect("parses");
        assert_eq!(edit.mine().get(ProjectField::ProjectOwner), owner);
        assert_eq!(edit.mine().get(ProjectField::ResponsibleUnit), "乙局");
        assert_eq!(edit.mine().get(ProjectField::AssignedLeader), "示例领导B");
    }
}

#[test]
fn who_may_not_read_a_name_is_not_given_it() {
    let writer = Writer { sight: Sight { internal: true, names: false }, office: false, only: None };
    let form = RecordForm::of(&project(), writer, None, "key".to_owned());
    assert!(!serde_json::to_string(&form).expect("json").contains("示例领导"));
    assert!(!form.has(ProjectField::AssignedLeader) && !form.has(ProjectField::Enrolled));
    assert!(form.has(ProjectField::NameZh));
}

#[test]
fn a_form_of_the_place_speaks_of_nothing_else() {
    let writer = Writer { only: Some(ProjectField::Place), ..OFFICE };
    let form = RecordForm::of(&project(), writer, None, "key".to_owned());
    assert!(form.has(ProjectField::Place) && !form.has(ProjectField::NameZh));
    let typed = [("coordinates", "118.6, 24.9"), ("shape", "point"), ("coordinate_system", "wgs84")];
    let mut fields = vec![("form".to_owned(), FORM.to_owned())];
    fields.extend(form.hidden.0.clone());
    fields.extend(typed.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    let fields = Fields(fields);
    let edit = ProjectDraft::of(&fields).parse(&ProjectDraft::base_of(&fields)).expect("parses");
    assert_eq!(edit.changes.0.keys().collect::<Vec<_>>(), [&ProjectField::Place]);
}
