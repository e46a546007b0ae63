//! The map of the wall chart: outlines for orientation, the projects' shapes and marks, and a number at each mark.
//! Positions are worked out here; the sheet only draws them.

use super::numbers::{self, Mark, Number};
use super::sheet::Layout;
use domain::code_list::CodeList as _;
use domain::label::Language;
use domain::place::{BoundingBox, FENGZE, Geometry, Place, Position};
use domain::portfolio_map::{Frame, Outlines, SKETCH_MARGIN, Site, within_box};
use domain::status_light::Light;
use serde::Serialize;
use std::fmt::Write as _;

/// Units to a millimetre: paths are written to a tenth of a unit.
const UNITS: f64 = 10.0;
/// Side of a mark in millimetres to its side in pixels, on an A3.
const MARK: f64 = 0.11;
/// Width of a digit to its height.
const DIGIT: f64 = 0.62;
/// Room around a number, to its height.
const AROUND: f64 = 0.12;
/// How far beyond the drawing's edge outlines go, degrees, so that none is drawn along it.
const BEYOND: f64 = 0.002;

/// What the sheet draws.
#[derive(Debug, Serialize)]
pub(super) struct Map {
    /// Sea, land, district and the projects' lines and areas, as an SVG of ours: it has no text in it.
    ground: String,
    names: Vec<Name>,
    marks: Vec<Marked>,
}

/// The name of a subdistrict. Its border is not known and never drawn.
#[derive(Debug, Serialize)]
struct Name {
    at: [f64; 2],
    text: &'static str,
}

/// A project's mark and number; millimetres from the map's left and top.
#[derive(Debug, Serialize)]
struct Marked {
    at: [f64; 2],
    side: f64,
    light: &'static str,
    approximate: bool,
    number: usize,
    /// The middle of its number.
    number_at: [f64; 2],
    /// Width and height of the number's room.
    room: [f64; 2],
    /// Whether a line leads from the number to the mark.
    line: bool,
}

/// A project that has a place, and its number.
pub(super) struct Numbered<'a> {
    pub number: usize,
    pub place: &'a Place,
    pub site: Site,
}

/// The part of the Earth that is drawn, in the map's own units.
fn frame(outlines: &Outlines, layout: &Layout) -> Frame {
    let around = outlines.bounding_box().unwrap_or(FENGZE).grown(SKETCH_MARGIN);
    Frame::around(around, layout.map[0] * UNITS, layout.map[1] * UNITS)
}

fn degrees(site: &Site) -> Position {
    site.at.map(|micro| f64::from(micro) / 1e6)
}

/// Whether a project's mark is within the drawing; what is not has no number on it.
pub(super) fn shows(outlines: &Outlines, layout: &Layout, site: &Site) -> bool {
    frame(outlines, layout).shown().contains(degrees(site))
}

/// Draws what [`shows`] said is within.
pub(super) fn draw(
    outlines: &Outlines,
    layout: &Layout,
    projects: &[Numbered<'_>],
    language: Language,
) -> Map {
    let frame = frame(outlines, layout);
    let millimetres = |position: Position| frame.point(position).map(|units| round(units / UNITS));
    let names = outlines.subdistricts.iter().map(|point| {
        let label = point.subdistrict.label();
        let text = match language {
            Language::ZhCn => label.zh.trim_end_matches("街道"),
            Language::En => label.en,
        };
        Name { at: millimetres(point.position), text }
    });
    let marks: Vec<Mark> = projects
        .iter()
        .map(|project| {
            #[expect(clippy::cast_precision_loss, reason = "a handful of digits")]
            let digits = project.number.to_string().len() as f64;
            let width = layout.number * (digits * DIGIT + 2.0 * AROUND);
            let side = f64::from(project.site.size()) * MARK * layout.scale;
            Mark { at: millimetres(degrees(&project.site)), half: side / 2.0, width }
        })
        .collect();
    let height = layout.number * (1.0 + 2.0 * AROUND);
    let placed = numbers::place(&marks, height, layout.map);
    let marked = projects.iter().zip(&marks).zip(placed).map(|((project, mark), number)| Marked {
        at: mark.at,
        side: round(mark.half * 2.0),
        light: project.site.light.code(),
        approximate: project.site.approximate,
        number: project.number,
        number_at: millimetre_pair(number),
        room: [round(mark.width), round(height)],
        line: number.off,
    });
    Map {
        names: names.collect(),
        marks: marked.collect(),
        ground: ground(outlines, layout, &frame, projects),
    }
}

fn millimetre_pair(number: Number) -> [f64; 2] {
    number.middle.map(round)
}

/// To a hundredth of a millimetre.
fn round(millimetres: f64) -> f64 {
    (millimetres * 100.0).round() / 100.0
}

/// The colours of lights on paper: those of `style/tokens.css` on light ground.
const fn colour(light: Light) -> &'static str {
    match light {
        Light::Green => "#2a8a55",
        Light::Yellow => "#b87700",
        Light::Red => "#c2362b",
        Light::Grey => "#717d82",
    }
}

fn ground(outlines: &Outlines, layout: &Layout, frame: &Frame, projects: &[Numbered<'_>]) -> String {
    let [width, height] = layout.map.map(|side| side * UNITS);
    let shown = frame.shown().grown(BEYOND);
    let cut = |rings: &[Vec<Position>]| rings_path(rings, &shown, frame);
    // A line of 0.2 mm on an A3.
    let line = 2.0 * layout.scale;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#f4f1e8\"/>"
    );
    let mut path = |d: &str, looks: &str| {
        if !d.is_empty() {
            // Writing to a String cannot fail.
            let _ = write!(svg, "<path d=\"{d}\" {looks}/>");
        }
    };
    for unit in outlines.neighbours.iter().filter(|unit| unit.code != outlines.district.code) {
        path(&cut(&unit.rings), &format!("fill=\"#ebe7da\" stroke=\"#c3bda9\" stroke-width=\"{line}\""));
    }
    let sea: String = outlines.sea.iter().map(|rings| cut(rings)).collect();
    path(&sea, "fill=\"#d5e6ee\" fill-rule=\"evenodd\"");
    let district = format!("fill=\"#ffffff\" stroke=\"#0f5257\" stroke-width=\"{}\"", line * 2.0);
    path(&cut(&outlines.district.rings), &district);
    for project in projects {
        let colour = colour(project.site.light);
        let dashes = if project.site.approximate {
            format!(" stroke-dasharray=\"{} {}\"", line * 3.0, line * 2.0)
        } else {
            String::new()
        };
        match &project.place.geometry {
            Geometry::Point(_) => {}
            Geometry::LineString(positions) => {
                let looks =
                    format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"{}\"{dashes}", line * 2.5);
                path(&frame.path(positions, false), &looks);
            }
            Geometry::Polygon(rings) => {
                let looks = format!(
                    "fill=\"{colour}\" fill-opacity=\"0.14\" fill-rule=\"evenodd\" stroke=\"{colour}\" \
                     stroke-width=\"{line}\"{dashes}"
                );
                path(&cut(rings), &looks);
            }
        }
    }
    svg.push_str("</svg>");
    svg
}

/// What of rings is drawn.
fn rings_path(rings: &[Vec<Position>], shown: &BoundingBox, frame: &Frame) -> String {
    rings.iter().map(|ring| frame.path(&within_box(ring, shown), true)).collect()
}
