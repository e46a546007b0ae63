//! What stands on plates, as the sheet (`server/data/plate.typ`) reads it. Lengths are millimetres.

use crate::press;
use domain::label::Language;
use domain::portfolio::ProjectItem;
use domain::project::ProjectCode;
use serde::Serialize;

/// The size of a plate, upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// 210 × 297 mm: for a gate.
    A4,
    /// 105 × 148 mm: for a door or a file.
    A6,
}

impl Size {
    /// Every size, largest first.
    pub const ALL: [Self; 2] = [Self::A4, Self::A6];

    /// The word an address asks for it with.
    pub const fn word(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A6 => "a6",
        }
    }

    /// The size of a word, in capitals or not.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.word().eq_ignore_ascii_case(word))
    }

    const fn millimetres(self) -> [f64; 2] {
        match self {
            Self::A4 => [210.0, 297.0],
            Self::A6 => [105.0, 148.0],
        }
    }
}

/// Everything the sheet shows.
#[derive(Debug, Serialize)]
pub(super) struct Plates {
    language: &'static str,
    title: &'static str,
    /// Width and height of a plate.
    plate: [f64; 2],
    /// How many stand beside each other on a page, and how many above each other.
    grid: [u32; 2],
    district: String,
    unit: &'static str,
    scan: &'static str,
    plates: Vec<Plate>,
}

#[derive(Debug, Serialize)]
struct Plate {
    code: String,
    name: String,
    /// 责任单位; `None`: not published, and then nothing is said of it.
    unit: Option<String>,
    address: String,
    /// The address as a QR code: an SVG of ours.
    square: Option<String>,
}

/// What the sheet shows of these projects. `origin`: how our addresses begin; `together`: several on a page where they
/// fit.
pub(super) fn plates(
    items: &[ProjectItem],
    size: Size,
    together: bool,
    language: Language,
    district: String,
    origin: &str,
) -> Plates {
    let (title, unit, scan) = match language {
        Language::ZhCn => ("项目铭牌", "责任单位", "扫码查看项目进度"),
        Language::En => ("Project plate", "Responsible unit", "Scan to see how the project stands"),
    };
    let plate = |item: &ProjectItem| {
        let address = short_link(origin, &item.code);
        Plate {
            code: item.code.as_str().to_owned(),
            name: item.name.in_language(language).to_owned(),
            unit: item.responsible_unit.clone(),
            square: press::square(&address),
            address,
        }
    };
    Plates {
        language: match language {
            Language::ZhCn => "zh",
            Language::En => "en",
        },
        title,
        plate: size.millimetres(),
        grid: if together && size == Size::A6 { [2, 2] } else { [1, 1] },
        district,
        unit,
        scan,
        plates: items.iter().map(plate).collect(),
    }
}

/// The project's page for phones.
fn short_link(origin: &str, code: &ProjectCode) -> String {
    format!("{origin}/p/{code}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_found_by_their_words_and_are_upright() {
        for size in Size::ALL {
            assert_eq!(Size::from_word(&size.word().to_uppercase()), Some(size));
            let [width, height] = size.millimetres();
            assert!((height / width - std::f64::consts::SQRT_2).abs() < 0.01, "{size:?}");
        }
        assert_eq!(Size::from_word("a5"), None);
    }

    #[test]
    fn what_is_scanned_is_the_short_address() {
        let code: ProjectCode = "CJ-001".parse().expect("a code");
        assert_eq!(short_link("https://guatu.example", &code), "https://guatu.example/p/CJ-001");
    }
}
