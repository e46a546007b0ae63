//! Coordinates as people type and paste them: `118.60, 24.91`, `24.91N 118.60E`, `东经118°36′，北纬24°54′36″`.
//!
//! Which number is the longitude is said by letters or, without them, by size: in China no longitude can be a latitude.
//! What was understood is told back ([`TypedPosition::note`]), so that nobody has to trust it.

mod angle;
mod shape;

pub use shape::{SHAPE, TypedShape, coordinates_text, drawn_so_far, has_holes};

use super::{CHINA, CoordinateSystem, Position};
use crate::code_list::CodeList as _;
use crate::form::{FieldErrors, Fields};
use crate::label::Bilingual;
use angle::{Angle, Axis, Unreadable};

/// How it was known which number is the longitude.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedOrder {
    /// Letters or words said it.
    Named,
    /// The longitude came first, told by its size.
    LongitudeFirst,
    /// The latitude came first, told by its size.
    LatitudeFirst,
}

/// A position somebody typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TypedPosition {
    /// The system it was given in.
    pub system: CoordinateSystem,
    /// As it was given, longitude first.
    pub given: Position,
    /// The same in WGS84.
    pub position: Position,
    /// How longitude and latitude were told apart.
    pub order: TypedOrder,
}

/// The field positions are typed into; one a line, where there are several.
pub const COORDINATES: &str = "coordinates";
/// The field that says their system.
pub const COORDINATE_SYSTEM: &str = "coordinate_system";

impl TypedPosition {
    /// Reads one position given in a system.
    ///
    /// # Errors
    /// What is wrong and what would do.
    pub fn read(text: &str, system: CoordinateSystem) -> Result<Self, Bilingual> {
        let pair = angle::pair(text).map_err(|error| told(&error))?;
        let (given, order) = ordered(pair)?;
        let position = system.to_wgs84(given).ok_or_else(outside)?;
        // A shift is known to metres; digits behind its centimetres would only be noise in every field and file.
        let shifted = system != CoordinateSystem::Wgs84;
        let position = if shifted { position.map(|degrees| (degrees * 1e7).round() / 1e7) } else { position };
        Ok(Self { system, given, position, order })
    }

    /// What was understood, for readers: which is which, why, and the WGS84 position it became.
    #[must_use]
    pub fn note(&self) -> Bilingual {
        let [east, north] = self.given.map(degrees_text);
        let (why_zh, why_en) = match self.order {
            TypedOrder::Named => ("", ""),
            TypedOrder::LongitudeFirst => ("（按数值判断，经度在前）", " (told by size: longitude first)"),
            TypedOrder::LatitudeFirst => ("（按数值判断，纬度在前）", " (told by size: latitude first)"),
        };
        let mut note = Bilingual::new(
            format!("读作东经 {east}°、北纬 {north}°{why_zh}"),
            format!("Read as {east}° E, {north}° N{why_en}"),
        );
        if self.system != CoordinateSystem::Wgs84 {
            let [east, north] = self.position.map(degrees_text);
            let system = self.system.short_name();
            note.zh += &format!("；由 {system} 换算为 WGS84：东经 {east}°、北纬 {north}°");
            note.en += &format!("; from {system}, in WGS84 {east}° E, {north}° N");
        }
        note.zh.push('。');
        note.en.push('.');
        note
    }
}

/// Whether a line says that a hole of an area begins: three dashes or more and nothing else.
fn begins_hole(line: &str) -> bool {
    line.len() >= 3 && line.chars().all(|c| matches!(c, '-' | '－' | '—' | '–' | '−'))
}

/// Reads the positions typed into a form: the field [`COORDINATES`], one position a line, in the system the field
/// [`COORDINATE_SYSTEM`] names; WGS84 where it is not sent.
///
/// # Errors
/// What is wrong, with the line it is in where there are several.
pub fn read_positions(fields: &Fields) -> Result<Vec<TypedPosition>, FieldErrors> {
    read_rings(fields).map(|rings| rings.into_iter().flatten().collect())
}

/// The same, in parts: a line of dashes begins the next.
fn read_rings(fields: &Fields) -> Result<Vec<Vec<TypedPosition>>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let system = errors.take(COORDINATE_SYSTEM, system(fields.filled(COORDINATE_SYSTEM)));
    let lines: Vec<(usize, &str)> = (1..)
        .zip(fields.get(COORDINATES).lines())
        .map(|(number, line)| (number, line.trim()))
        .filter(|(_, line)| !line.is_empty())
        .collect();
    if lines.is_empty() {
        errors.add(COORDINATES, told(&Unreadable::Empty));
    }
    let single = lines.len() == 1;
    // A system that is not known is told of beside what else is wrong.
    let read_in = system.unwrap_or(CoordinateSystem::Wgs84);
    let mut found = vec![Vec::new()];
    for (number, line) in lines {
        if begins_hole(line) {
            found.push(Vec::new());
            continue;
        }
        match TypedPosition::read(line, read_in) {
            Ok(position) => found.last_mut().into_iter().for_each(|ring| ring.push(position)),
            Err(message) if single => errors.add(COORDINATES, message),
            Err(Bilingual { zh, en }) => errors.add(
                COORDINATES,
                Bilingual::new(format!("第 {number} 行：{zh}"), format!("Line {number}: {en}")),
            ),
        }
    }
    errors.or(Some(found))
}

fn system(code: Option<&str>) -> Result<CoordinateSystem, Bilingual> {
    let Some(code) = code else { return Ok(CoordinateSystem::Wgs84) };
    CoordinateSystem::from_code(code).ok_or_else(|| {
        let codes: Vec<_> = CoordinateSystem::ALL.iter().map(|system| system.code()).collect();
        let codes = codes.join(", ");
        Bilingual::new(
            format!("“{code}”不是坐标系；可选：{codes}。"),
            format!("“{code}” is no coordinate system; choose from: {codes}."),
        )
    })
}

/// Which of two angles is the longitude.
fn ordered([first, second]: [Angle; 2]) -> Result<(Position, TypedOrder), Bilingual> {
    let longitude_first = match (first.axis, second.axis) {
        (Some(a), Some(b)) if a == b => {
            return Err(Bilingual::new(
                "两个数都标成了同一个方向；请写明一个经度（E）和一个纬度（N）。",
                "Both numbers carry the same direction; give one longitude (E) and one latitude (N).",
            ));
        }
        (Some(axis), _) => Some(axis == Axis::Longitude),
        (None, Some(axis)) => Some(axis == Axis::Latitude),
        (None, None) => None,
    };
    let (as_typed, turned) = ([first.degrees, second.degrees], [second.degrees, first.degrees]);
    let (given, order) = match longitude_first {
        Some(true) => (as_typed, TypedOrder::Named),
        Some(false) => (turned, TypedOrder::Named),
        None if CHINA.contains(as_typed) => (as_typed, TypedOrder::LongitudeFirst),
        None => (turned, TypedOrder::LatitudeFirst),
    };
    if CHINA.contains(given) {
        return Ok((given, order));
    }
    if order == TypedOrder::Named && CHINA.contains([given[1], given[0]]) {
        return Err(Bilingual::new(
            "经度和纬度标反了：在中国，经度（E）为 73 至 136 度，纬度（N）为 3 至 54 度。",
            "Longitude and latitude are marked the wrong way round: in China, E is 73 to 136 and N is 3 to 54.",
        ));
    }
    if given.iter().any(|number| number.abs() > 360.0) {
        return Err(Bilingual::new(
            "这像是以米为单位的平面坐标；请先换算为经纬度（度）再填写，例如 118.60, 24.91。",
            "These look like plane coordinates in metres; convert them to degrees first, such as 118.60, 24.91.",
        ));
    }
    Err(outside())
}

fn outside() -> Bilingual {
    Bilingual::new(
        "该位置不在中国范围内（经度 73 至 136 度，纬度 3 至 54 度）；请核对后填写，例如 118.60, 24.91。",
        "The position is not in China (longitude 73 to 136, latitude 3 to 54); check it, such as 118.60, 24.91.",
    )
}

fn told(error: &Unreadable) -> Bilingual {
    match error {
        Unreadable::Empty => {
            Bilingual::new("请填写坐标，例如 118.60, 24.91。", "Type the coordinates, such as 118.60, 24.91.")
        }
        Unreadable::Character(c) => Bilingual::new(
            format!("坐标中的“{c}”无法识别；请按 118.60, 24.91 或 24°54′36″N 118°36′00″E 的样式填写。"),
            format!("“{c}” cannot be read; type such as 118.60, 24.91 or 24°54′36″N 118°36′00″E."),
        ),
        Unreadable::Count(count) => Bilingual::new(
            format!("请填写一个经度和一个纬度，现有 {count} 个数；例如 118.60, 24.91。"),
            format!("Give one longitude and one latitude; there are {count} numbers. Such as 118.60, 24.91."),
        ),
        Unreadable::Parts => Bilingual::new(
            "度分秒无法识别：分和秒须小于 60，只有最后一个数可带小数；例如 24°54′36.5″N 118°36′00″E。",
            "Degrees, minutes, seconds cannot be read: minutes and seconds stay below 60, only the last may have \
             decimals. Such as 24°54′36.5″N 118°36′00″E.",
        ),
    }
}

/// Degrees with six decimals, some 0.1 m, without zeros at the end.
#[must_use]
pub fn degrees_text(degrees: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "degrees have three digits; as i64 saturates")]
    let millionths = (degrees * 1e6).round() as i64;
    let (sign, size) = (if millionths < 0 { "-" } else { "" }, millionths.unsigned_abs());
    let text = format!("{sign}{}.{:06}", size / 1_000_000, size % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests;
