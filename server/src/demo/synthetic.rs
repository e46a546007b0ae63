//! A synthetic portfolio of any size, made record by record: for `guatu demo --projects N` and benches.

use super::dice::{Dice, Seed, Topic};
use super::district::District;
use super::exercise::{Cast, Part, key_project};
use super::record::baseline;
use super::{BOUNDARY, DemoError, SUBDISTRICT_POINTS};
use domain::code_list::{CodeList as _, Programme, ProgrammeSet, Sector, Source, Subdistrict};
use domain::label::Bilingual;
use domain::project::{Dossier, Project, ProjectCode, ProjectId, Provenance};
use domain::unit::Yuan;

/// The most records a synthetic portfolio has: codes have seven digits.
pub const MAX_PROJECTS: u32 = 1_000_000;

/// Makes the records of a synthetic portfolio one after the other; holds none of them.
#[derive(Debug, Clone)]
pub struct Synthetic {
    district: District,
    seed: u64,
    made: u32,
    projects: u32,
}

/// A portfolio of `projects` records (at most [`MAX_PROJECTS`]), all illustrative, each with a plan of
/// 2025, reports, milestones and a site; codes `SY-0000001`…. The same seed gives the same records, and a
/// larger portfolio begins with the smaller one.
///
/// # Errors
/// [`DemoError`] when the shipped outline cannot be read.
pub fn synthetic(projects: u32, seed: u64) -> Result<Synthetic, DemoError> {
    let district = District::read(BOUNDARY, SUBDISTRICT_POINTS)?;
    Ok(Synthetic { district, seed, made: 0, projects: projects.min(MAX_PROJECTS) })
}

impl Iterator for Synthetic {
    type Item = Dossier;

    fn next(&mut self) -> Option<Dossier> {
        if self.made >= self.projects {
            return None;
        }
        self.made += 1;
        let number = self.made;
        let code = ProjectCode::try_from(format!("SY-{number:07}")).ok()?;
        let seed = Seed::of(self.seed, code.as_str());
        let mut dossier = record(&seed, code, number);
        let rank = usize::try_from(seed.rank(Topic::Assignment) % 1_000_003).unwrap_or(0);
        let part = Part::of_rank(rank)?;
        key_project(&seed, &mut dossier, &part, Cast::of_key_project(rank), &self.district);
        Some(dossier)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::try_from(self.projects - self.made).unwrap_or(usize::MAX);
        (left, Some(left))
    }
}

impl ExactSizeIterator for Synthetic {}

/// The record itself: nine sectors, eight subdistricts, a total between 0.3 and 40亿 with many small ones,
/// about a quarter of it planned for 2025, all in whole 万元.
fn record(seed: &Seed, code: ProjectCode, number: u32) -> Dossier {
    let mut dice: Dice = seed.dice(Topic::Record);
    let construction = &Sector::ALL[..Sector::ALL.len() - 1];
    let sector = *dice.pick(construction);
    let subdistrict = *dice.pick(Subdistrict::ALL);
    let total_wan = 3_000 + dice.between(0, 630) * dice.between(0, 630);
    let annual_wan = total_wan * dice.between(220, 255) / 1000;
    let label = sector.label();
    let key = dice.chance(40).then_some(Programme::Key2025);
    let plan = baseline(Some(Yuan(total_wan * 10_000)), Some(Yuan(annual_wan * 10_000)));
    Dossier {
        project: Project {
            name: Bilingual::new(
                format!("【示例】{}项目 {number:07}", label.zh),
                format!("[Example] {} project {number:07}", label.en),
            ),
            programmes: key.into_iter().collect::<ProgrammeSet>(),
            sector,
            subdistrict: Some(subdistrict),
            source: Source::Illustrative,
            provenance: Provenance { amount_basis: Some("illustrative".to_owned()), ..Provenance::default() },
            enrolled_in_monthly_reporting: true,
            ..Project::blank(ProjectId(seed.project_id()), code)
        },
        plan_versions: plan.into_iter().collect(),
        reports: Vec::new(),
        milestones: Vec::new(),
        issues: Vec::new(),
        excuses: Vec::new(),
    }
}
