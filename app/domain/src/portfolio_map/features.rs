//! Sites as GeoJSON text for the browser's map. Written by hand: the text is ten fixed words and whole numbers, and a
//! writer of fractions would be a good part of the page's code.

use super::{Colouring, MicroDegrees, Site, SiteShape};
use crate::code_list::CodeList as _;
use std::fmt::Write as _;

/// The marks: a point each, with what clusters add up.
#[must_use]
pub fn marks_json<'a>(sites: impl IntoIterator<Item = &'a Site>) -> String {
    collection(sites.into_iter().map(|site| feature(site, &mark(site))))
}

/// The shapes beside the marks: lines and areas.
#[must_use]
pub fn shapes_json<'a>(sites: impl IntoIterator<Item = &'a Site>) -> String {
    collection(sites.into_iter().filter_map(|site| Some(feature(site, &shape(site)?))))
}

/// Marks and shapes.
#[must_use]
pub fn whole_json<'a>(sites: impl IntoIterator<Item = &'a Site>) -> String {
    let both =
        |site: &'a Site| [Some(mark(site)), shape(site)].into_iter().flatten().map(|one| feature(site, &one));
    collection(sites.into_iter().flat_map(both))
}

/// What a mark looks like, as the name of its image: light, class, size, and whether it is approximate.
#[must_use]
pub fn mark_name(site: &Site) -> String {
    let kind = if site.approximate { "approximate" } else { "exact" };
    format!("mark,{},{},{},{kind}", site.light.ordinal(), site.class, site.size())
}

/// The parts of a cluster's ring from the name of its image: how many projects of each class.
#[must_use]
pub fn ring_of(name: &str) -> Option<[u32; Colouring::MOST_CLASSES]> {
    let mut counts = [0; Colouring::MOST_CLASSES];
    let mut words = name.strip_prefix("ring,")?.split(',');
    for count in &mut counts {
        *count = words.next()?.parse().ok()?;
    }
    words.next().is_none().then_some(counts)
}

fn collection(features: impl Iterator<Item = String>) -> String {
    let mut text = String::from("{\"type\":\"FeatureCollection\",\"features\":[");
    for (n, feature) in features.enumerate() {
        text.push_str(if n == 0 { "" } else { "," });
        text.push_str(&feature);
    }
    text.push_str("]}");
    text
}

fn feature(site: &Site, geometry: &str) -> String {
    let (total, known) = (site.total_planned.unwrap_or_default().0, u8::from(site.total_planned.is_some()));
    format!(
        "{{\"type\":\"Feature\",\"geometry\":{geometry},\"properties\":{{\"code\":{},\"class\":{},\"size\":{},\
         \"total\":{total},\"known\":{known},\"approximate\":{},\"icon\":{}}}}}",
        quoted(&site.code),
        site.class,
        site.size(),
        site.approximate,
        quoted(&mark_name(site)),
    )
}

fn mark(site: &Site) -> String {
    let mut text = String::from("{\"type\":\"Point\",\"coordinates\":");
    position(&mut text, site.at);
    text.push('}');
    text
}

fn shape(site: &Site) -> Option<String> {
    let mut text = String::new();
    match &site.shape {
        SiteShape::Point => return None,
        SiteShape::Line(line) => {
            text.push_str("{\"type\":\"LineString\",\"coordinates\":");
            positions(&mut text, line);
        }
        SiteShape::Area(rings) => {
            text.push_str("{\"type\":\"Polygon\",\"coordinates\":[");
            for (n, ring) in rings.iter().enumerate() {
                text.push_str(if n == 0 { "" } else { "," });
                positions(&mut text, ring);
            }
            text.push(']');
        }
    }
    text.push('}');
    Some(text)
}

/// A text as JSON has it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => drop(write!(quoted, "\\u{:04x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn positions(text: &mut String, line: &[MicroDegrees]) {
    text.push('[');
    for (n, at) in line.iter().enumerate() {
        text.push_str(if n == 0 { "" } else { "," });
        position(text, *at);
    }
    text.push(']');
}

fn position(text: &mut String, at: MicroDegrees) {
    let [longitude, latitude] = at.map(|micro| {
        let (sign, size) = (if micro < 0 { "-" } else { "" }, micro.unsigned_abs());
        format!("{sign}{}.{:06}", size / 1_000_000, size % 1_000_000)
    });
    let _ = write!(text, "[{longitude},{latitude}]");
}
