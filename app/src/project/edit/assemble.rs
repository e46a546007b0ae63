//! From a record and a form that was sent to the form that is shown, and from what was chosen to what is
//! written. Pure.

use super::view::{CHOOSE, Choice, FieldClash, OLD, RecordForm};
use crate::posting::Again;
use domain::code_list::CodeList as _;
use domain::form::{FieldErrors, Fields};
use domain::label::Bilingual;
use domain::project::edit::{BASE, Clash, Merged, ProjectDraft, RecordValues, merge, shown};
use domain::project::{Project, ProjectField, Sight};

/// The form's name among the forms of its page.
pub const FORM: &str = "record";

/// For whom the form is.
#[derive(Debug, Clone, Copy)]
pub struct Writer {
    /// What they may read.
    pub sight: Sight,
    /// Whether they change what only the office does.
    pub office: bool,
    /// The only field the form has; `None`: all they may change.
    pub only: Option<ProjectField>,
}

impl Writer {
    /// The fields they may change.
    pub fn fields(self) -> impl Iterator<Item = ProjectField> {
        let may = move |field: &ProjectField| {
            let asked_for = self.only.is_none_or(|only| only == *field);
            asked_for && self.sight.shows(field.visibility()) && (self.office || !field.is_of_office())
        };
        ProjectField::ALL.iter().copied().filter(may)
    }
}

impl RecordForm {
    /// The form of a record.
    #[must_use]
    pub fn of(project: &Project, writer: Writer, again: Option<Again>, key: String) -> Self {
        let fields: Vec<_> = writer.fields().collect();
        let stored = RecordValues::of(project).only(&fields);
        let mut form = Self::blank(&stored, writer, key);
        form.code = project.code.to_string();
        form.name = project.name.clone();
        let (mut revision, mut base) = (project.revision, stored.clone());
        form.again = again;
        if let Some(again) = form.again.as_mut().filter(|again| again.is_of(FORM)) {
            let sent = ProjectDraft::base_of(&again.fields).only(&fields);
            let met = if again.conflict { meet(&sent, &stored, &mut again.fields) } else { None };
            if let Some(merged) = met {
                form.hide_old(&merged.clashes);
                form.clashes = merged.clashes.iter().map(|clash| told(clash, None)).collect();
                form.taken = merged.taken;
            } else if !again.conflict {
                let clashes = clashing_still(&sent, &again.fields);
                revision = again.fields.get("seen").parse().unwrap_or(revision);
                base = sent;
                form.clashes = clashes.iter().map(|(clash, chosen)| told(clash, *chosen)).collect();
                form.hide_old(&clashes.into_iter().map(|(clash, _)| clash).collect::<Vec<_>>());
            }
        }
        form.hidden.0.push(("seen".to_owned(), revision.to_string()));
        form.hidden.0.extend(base.0.into_iter().map(|(field, value)| (format!("{BASE}{field}"), value)));
        form
    }

    /// The form of a record to be made.
    #[must_use]
    pub fn new_record(writer: Writer, again: Option<Again>, key: String) -> Self {
        let fields: Vec<_> = writer.fields().collect();
        Self { again, ..Self::blank(&RecordValues::default().only(&fields), writer, key) }
    }

    fn blank(stored: &RecordValues, writer: Writer, key: String) -> Self {
        let inputs = stored.0.keys().flat_map(|field| {
            field.inputs().iter().map(|input| (*input).to_owned()).zip(stored.inputs_of(*field))
        });
        Self {
            code: String::new(),
            name: Bilingual::default(),
            key,
            hidden: Fields::default(),
            stored: Fields(inputs.collect()),
            office: writer.office,
            clashes: Vec::new(),
            taken: Vec::new(),
            again: None,
        }
    }

    /// What stood there before goes along: it can be chosen.
    fn hide_old(&mut self, clashes: &[Clash]) {
        let old = clashes.iter().map(|clash| (format!("{OLD}{}", clash.field), clash.base.clone()));
        self.hidden.0.extend(old);
    }
}

/// Somebody else has changed the record: what they alone changed goes into the form, what both changed is to
/// be set beside each other.
fn meet(base: &RecordValues, stored: &RecordValues, fields: &mut Fields) -> Option<Merged> {
    // It was read before it was found to clash.
    let edit = ProjectDraft::of(fields).parse(base).ok()?;
    let merged = merge(base, &edit.mine(), stored);
    for field in &merged.taken {
        put(fields, *field, stored);
    }
    Some(merged)
}

/// The clashes of a form that is shown again for another reason, with what was chosen.
fn clashing_still(base: &RecordValues, fields: &Fields) -> Vec<(Clash, Option<Choice>)> {
    let mine = ProjectDraft::of(fields).parse(base).map(|edit| edit.mine());
    let clash = |field: &ProjectField| {
        let old = fields.find(&format!("{OLD}{field}"))?;
        let typed = || fields.get(field.inputs()[0]).to_owned();
        let clash = Clash {
            field: *field,
            base: old.to_owned(),
            mine: mine.as_ref().map_or_else(|_| typed(), |mine| mine.get(*field).to_owned()),
            theirs: base.get(*field).to_owned(),
        };
        Some((clash, Choice::from_word(fields.get(&format!("{CHOOSE}{field}")))))
    };
    ProjectField::ALL.iter().filter_map(clash).collect()
}

fn told(clash: &Clash, chosen: Option<Choice>) -> FieldClash {
    FieldClash {
        field: clash.field,
        old_text: shown(clash.field, &clash.base),
        mine_text: shown(clash.field, &clash.mine),
        theirs_text: shown(clash.field, &clash.theirs),
        chosen,
    }
}

/// Puts a field's value into its inputs.
fn put(fields: &mut Fields, field: ProjectField, values: &RecordValues) {
    let inputs = field.inputs();
    fields.0.retain(|(name, _)| !inputs.contains(&name.as_str()));
    if field == ProjectField::Programmes {
        let codes = values.get(field).split(',').filter(|code| !code.is_empty());
        fields.0.extend(codes.map(|code| (inputs[0].to_owned(), code.to_owned())));
        return;
    }
    let filled = inputs.iter().zip(values.inputs_of(field)).filter(|(_, text)| {
        // A box that is not ticked is not sent.
        field != ProjectField::Enrolled || !text.is_empty()
    });
    fields.0.extend(filled.map(|(input, text)| ((*input).to_owned(), text)));
}

/// The form with the choices carried out: what is written where two had changed the same.
///
/// # Errors
/// Every field of which nothing was chosen.
pub fn chosen(mut fields: Fields) -> Result<Fields, FieldErrors> {
    let mut errors = FieldErrors::default();
    let base = ProjectDraft::base_of(&fields);
    for field in ProjectField::ALL {
        let Some(old) = fields.find(&format!("{OLD}{field}")).map(str::to_owned) else { continue };
        match Choice::from_word(fields.get(&format!("{CHOOSE}{field}"))) {
            Some(Choice::Mine) => {}
            Some(Choice::Theirs) => put(&mut fields, *field, &base),
            Some(Choice::Old) => {
                let mut values = RecordValues::default();
                values.set(*field, old);
                put(&mut fields, *field, &values);
            }
            None => {
                let label = field.label();
                let message = Bilingual::new(
                    format!("“{}”已被他人修改，请选择保留哪一个。", label.zh),
                    format!("“{}” was changed by somebody else; choose which to keep.", label.en),
                );
                errors.add(field.inputs()[0], message);
            }
        }
    }
    errors.or(Some(fields))
}
