//! Every way of writing the same place reads the same; what cannot be meant is told in both languages.

use super::*;
use crate::place::{FENGZE, Geometry};
use proptest::prelude::*;

fn wgs84(text: &str) -> Result<TypedPosition, Bilingual> {
    TypedPosition::read(text, CoordinateSystem::Wgs84)
}

#[test]
fn every_spelling_of_a_place_is_read() {
    use TypedOrder::{LatitudeFirst, LongitudeFirst, Named};
    for (text, order) in [
        ("118.60, 24.91", LongitudeFirst),
        ("118.60，24.91", LongitudeFirst),
        ("１１８．６０，２４．９１", LongitudeFirst),
        (" 118.6\t24.91 ", LongitudeFirst),
        ("[118.60000, 24.91000]", LongitudeFirst),
        ("24.91,118.6", LatitudeFirst),
        ("24.91 118.60", LatitudeFirst),
        ("24.91° 118.60°", LatitudeFirst),
        ("24°54′36″ 118°36′00″", LatitudeFirst),
        ("24°54'36\" 118°36'", LatitudeFirst),
        ("24°54'36'',118°36'0''", LatitudeFirst),
        ("24°54′36 118°36", LatitudeFirst),
        ("24.91N 118.60E", Named),
        ("118.60E 24.91N", Named),
        ("N24.91 E118.60", Named),
        ("n 24.91, e 118.60", Named),
        ("24.91N, 118.60", Named),
        ("东经118.60°，北纬24.91°", Named),
        ("北纬24度54分36秒　东经118度36分", Named),
        ("经度：118.60 纬度：24.91", Named),
        ("lat=24.91, lng=118.60", Named),
        ("24°54.6′N 118°36′E", Named),
        ("24.910000000000000355 N 118.600000000000001421 E", Named),
    ] {
        let read = wgs84(text).unwrap_or_else(|error| panic!("{text}: {}", error.en));
        assert!(
            (read.given[0] - 118.6).abs() < 1e-9 && (read.given[1] - 24.91).abs() < 1e-9,
            "{text}: {read:?}"
        );
        assert_eq!((read.order, read.position), (order, read.given), "{text}");
    }
}

#[test]
fn what_cannot_be_meant_is_told_with_what_would_do() {
    for (text, zh) in [
        ("", "请填写坐标"),
        ("118.60", "现有 1 个数"),
        ("118.60, 24.91, 12", "现有 3 个数"),
        ("118.60E 24.91E", "同一个方向"),
        ("118.60N 24.91E", "标反了"),
        ("2.35, 48.85", "不在中国"),
        ("118.60W 24.91N", "不在中国"),
        ("-118.60, 24.91", "不在中国"),
        ("39459123.4, 2756432.1", "平面坐标"),
        ("24°64′00″N 118°36′E", "小于 60"),
        ("24.5°30′N 118°36′E", "只有最后一个数"),
        ("泉州市府", "“泉”无法识别"),
        ("118.6o, 24.91", "“O”无法识别"),
        ("1.2.3, 4", "无法识别"),
    ] {
        let error = wgs84(text).expect_err(text);
        assert!(error.zh.contains(zh), "{text}: {}", error.zh);
        assert!(!error.en.is_empty() && error.en.is_ascii() || error.en.contains(['“', '′']), "{}", error.en);
    }
}

#[test]
fn what_was_understood_is_told_back() {
    let note = wgs84("24.91, 118.6").expect("read").note();
    assert_eq!(note.zh, "读作东经 118.6°、北纬 24.91°（按数值判断，纬度在前）。");
    assert_eq!(note.en, "Read as 118.6° E, 24.91° N (told by size: latitude first).");
    let baidu = TypedPosition::read("118.6E 24.91N", CoordinateSystem::Bd09).expect("read");
    assert!(baidu.note().zh.contains("由 BD-09 换算为 WGS84：东经 118.58"), "{}", baidu.note().zh);
    assert_ne!(baidu.given, baidu.position);
}

#[test]
fn a_form_tells_of_every_line_and_of_an_unknown_system() {
    let fields = |coordinates: &str, system: &str| -> Fields {
        [(COORDINATES, coordinates), (COORDINATE_SYSTEM, system)].into_iter().collect()
    };
    let read = read_positions(&fields("118.60, 24.91\r\n\r\n118.61, 24.92\r\n", "gcj02")).expect("read");
    assert_eq!(read.len(), 2);
    assert!(read.iter().all(|position| position.position[0] < position.given[0]));
    let errors = read_positions(&fields("118.60, 24.91\nhere\n0, 0", "mars")).expect_err("wrong");
    let told: Vec<_> =
        errors.0.iter().map(|error| (error.field.as_str(), error.message.zh.as_str())).collect();
    assert_eq!(told.len(), 3);
    assert!(told[0].0 == COORDINATE_SYSTEM && told[0].1.contains("wgs84, gcj02, bd09"));
    assert!(told[1].1.starts_with("第 2 行：") && told[2].1.starts_with("第 3 行："));
    let blank = read_positions(&fields(" \n", "")).expect_err("blank");
    assert!(blank.of(COORDINATES).is_some_and(|message| message.en.starts_with("Type the coordinates")));
}

#[test]
fn a_typed_shape_is_closed_converted_and_checked() {
    let fields = |shape: &str, coordinates: &str| -> Fields {
        [(SHAPE, shape), (COORDINATES, coordinates), (COORDINATE_SYSTEM, "gcj02")].into_iter().collect()
    };
    let near = FENGZE.grown(0.25);
    let read = |shape, coordinates| TypedShape::read(&fields(shape, coordinates), &near);
    let corners = "118.60, 24.90\n118.61, 24.90\n118.61, 24.91";
    let area = read("area", corners).expect("area");
    let Geometry::Polygon(rings) = &area.geometry else { panic!("{:?}", area.geometry) };
    assert!(rings[0].len() == 4 && rings[0][0] == rings[0][3] && rings[0][0] == area.positions[0].position);
    assert!(rings[0][0][0] < 118.6);
    let point = read("", "24.90, 118.60").expect("point");
    assert_eq!(point.geometry, Geometry::Point(point.positions[0].position));
    let told = |shape, coordinates| read(shape, coordinates).expect_err("wrong").0;
    assert!(told("point", corners)[0].message.zh.contains("现有 3 行"));
    assert!(told("line", "118.60, 24.90")[0].message.en.contains("two different points"));
    assert!(told("", "121.5, 31.2")[0].message.zh.contains("不在本区及周边"));
    let both: Vec<_> = told("circle", "here").into_iter().map(|error| error.field).collect();
    assert_eq!(both, [SHAPE, COORDINATES]);
}

#[test]
fn a_shape_with_holes_reads_back_as_it_is_written() {
    let area = Geometry::Polygon(vec![
        vec![[118.6, 24.9], [118.62, 24.9], [118.62, 24.92], [118.6, 24.92], [118.6, 24.9]],
        vec![[118.605, 24.905], [118.61, 24.905], [118.61, 24.91], [118.605, 24.905]],
    ]);
    let text = coordinates_text(&area);
    assert_eq!(text.lines().count(), 8);
    assert!(text.contains("118.6, 24.92\n---\n118.605, 24.905\n"));
    let fields = |shape: &str, text: &str| [(SHAPE, shape), (COORDINATES, text)].into_iter().collect();
    let read = |shape, text: &str| TypedShape::read(&fields(shape, text), &CHINA);
    assert_eq!(read("area", &text).expect("area").geometry, area);
    assert_eq!(read("area", &text.replace("---", "——")).expect("area").geometry, area);
    let told = read("line", &text).expect_err("a line has no holes");
    assert!(told.of(COORDINATES).is_some_and(|message| message.zh.contains("只有面")));
    assert!(read("area", "118.6, 24.9\n---\n118.605, 24.905").is_err());
    for other in [Geometry::Point([118.6, 24.9]), Geometry::LineString(vec![[118.6, 24.9], [118.7, 24.8]])] {
        let read = read(other.kind().code(), &coordinates_text(&other)).expect("a shape");
        assert_eq!(read.geometry, other);
    }
}

#[test]
fn what_is_typed_is_drawn_as_far_as_it_goes() {
    let drawn = |shape: &str, text: &str| {
        let fields: Fields = [(SHAPE, shape), (COORDINATES, text)].into_iter().collect();
        (drawn_so_far(&fields), has_holes(&fields))
    };
    let [a, b, c] = [[118.6, 24.9], [118.61, 24.9], [118.61, 24.91]];
    let text = "118.6, 24.9\n118.61, 24.9\n118.61, 24.91";
    assert_eq!(drawn("area", text), (Some(Geometry::Polygon(vec![vec![a, b, c, a]])), false));
    assert_eq!(drawn("line", text).0, Some(Geometry::LineString(vec![a, b, c])));
    assert_eq!(drawn("area", "118.6, 24.9\n118.61, 24.9").0, Some(Geometry::LineString(vec![a, b])));
    assert_eq!(drawn("area", "118.6, 24.9").0, Some(Geometry::Point(a)));
    assert!(drawn("line", "118.6, 24.9\n---").1);
    for nothing in ["", "here", "118.6, 24.9\nthere"] {
        assert_eq!(drawn("area", nothing).0, None, "{nothing}");
    }
    assert_eq!(drawn("point", text).0, None, "a point is one position");
}

#[test]
fn degrees_are_written_to_the_decimetre() {
    for (degrees, text) in
        [(118.6, "118.6"), (24.0, "24"), (0.000_000_4, "0"), (-1.25, "-1.25"), (f64::NAN, "0")]
    {
        assert_eq!(degrees_text(degrees), text);
    }
}

proptest! {
    #[test]
    fn any_place_in_china_is_read_in_any_order(east in 73_000_001..=135_999_999_u32, north in 3_000_001..=53_999_999_u32) {
        let place = [f64::from(east) / 1e6, f64::from(north) / 1e6];
        let [e, n] = place.map(degrees_text);
        for text in [format!("{e},{n}"), format!("{n} {e}"), format!("{n}N{e}E"), format!("东经{e}北纬{n}")] {
            prop_assert_eq!(wgs84(&text).map(|read| read.given), Ok(place), "{}", text);
        }
    }

    #[test]
    fn no_text_is_too_strange_to_answer(text in "\\PC{0,40}", marks in "[0-9.,°′″'\"NSEW东北度分秒 +-]{0,30}") {
        for text in [text, marks] {
            if let Ok(read) = wgs84(&text) {
                prop_assert!(CHINA.contains(read.given));
            }
        }
    }
}
