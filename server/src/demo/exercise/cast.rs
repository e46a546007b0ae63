//! Who answers for a placeholder: units and persons that do not exist and say so by name.

use domain::project::Project;

/// Key projects of each of the twenty units: five to seven, as a project manager carries; 116 in all.
const LOAD: [usize; 20] = [7, 6, 5, 6, 5, 6, 6, 5, 7, 5, 6, 6, 5, 6, 6, 5, 7, 6, 5, 6];

/// Owner, unit, leader and manager of one project.
pub(in crate::demo) struct Cast {
    project_owner: String,
    responsible_unit: Option<String>,
    assigned_leader: Option<String>,
    project_liaison: Option<String>,
}

fn unit(number: usize) -> String {
    format!("示例单位 {:02}", number % LOAD.len() + 1)
}

impl Cast {
    /// The cast of the key project at a rank. A unit has one manager, a leader has two units.
    pub fn of_key_project(rank: usize) -> Self {
        let whole: usize = LOAD.iter().sum();
        // Every seventh project in turn, so that a unit has a share of every story; 7 and 116 have no
        // common divisor.
        let seat = rank * 7 % whole;
        let number = unit_of_seat(seat);
        // The owner is another unit for every second project: building for somebody else is common.
        let owner = if rank.is_multiple_of(2) { number } else { unit_of_seat((seat + whole / 2) % whole) };
        let leader = u32::try_from(number / 2).ok().and_then(|n| char::from_u32(u32::from(b'A') + n));
        Self {
            project_owner: unit(owner),
            responsible_unit: Some(unit(number)),
            assigned_leader: leader.map(|letter| format!("示例领导{letter}")),
            project_liaison: Some(format!("示例专员{:02}", number + 1)),
        }
    }

    /// The cast of another construction placeholder: an owner, and nobody who reports.
    pub fn of_other_project(rank: usize) -> Self {
        Self {
            project_owner: unit(rank),
            responsible_unit: None,
            assigned_leader: None,
            project_liaison: None,
        }
    }

    /// Gives the project its cast.
    pub fn take(self, project: &mut Project) {
        project.project_owner = Some(self.project_owner);
        project.responsible_unit = self.responsible_unit;
        project.assigned_leader = self.assigned_leader;
        project.project_liaison = self.project_liaison;
    }
}

/// The unit that sits on a seat when each has as many as its load says.
fn unit_of_seat(seat: usize) -> usize {
    let mut left = seat;
    for (number, load) in LOAD.into_iter().enumerate() {
        if left < load {
            return number;
        }
        left -= load;
    }
    0
}
