//! Marks and the rings of clusters as images, each drawn when the map first asks for it by its name
//! (`domain::portfolio_map::{mark_name, ring_of}`).

use super::colours::Colours;
use super::library::{Map, object};
use domain::portfolio_map::{LightShapes, ring_of};
use std::f64::consts::TAU;
use wasm_bindgen::JsCast as _;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData, Path2d};

/// Image pixels to a CSS pixel: sharp on the screens of phones and walls.
const SHARP: f64 = 2.0;
/// The box the shapes of marks are drawn in (`app::ui::Tone`).
const SHAPE_BOX: f64 = 12.0;
/// Room for the outline of a mark.
const EDGE: f64 = 2.0;
/// How thick a cluster's ring is.
const RING: f64 = 5.0;

/// Draws the image of a name and gives it to the map; any other name is nobody's.
pub(super) fn add(map: &Map, name: &str, colours: &Colours, shapes: &LightShapes) {
    let drawn = match ring_of(name) {
        Some(counts) => ring(&counts, colours),
        None => mark(name, colours, shapes),
    };
    if let Some(image) = drawn {
        // Refused only when it is there already.
        let _ = map.add_image(name, &image, &object([("pixelRatio", SHARP.into())]));
    }
}

/// A canvas of so many CSS pixels a side.
fn canvas(side: f64) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most some hundred pixels"
    )]
    let pixels = (side * SHARP).ceil() as u32;
    canvas.set_width(pixels);
    canvas.set_height(pixels);
    // Its pixels are read at once: on the graphics processor each reading would wait for all that is drawn there.
    let read = object([("willReadFrequently", true.into())]);
    let context = canvas.get_context_with_context_options("2d", &read).ok()??;
    let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
    context.scale(SHARP, SHARP).ok()?;
    Some((canvas, context))
}

fn taken(canvas: &HtmlCanvasElement, context: &CanvasRenderingContext2d) -> Option<ImageData> {
    context.get_image_data(0.0, 0.0, f64::from(canvas.width()), f64::from(canvas.height())).ok()
}

fn mark(name: &str, colours: &Colours, shapes: &LightShapes) -> Option<ImageData> {
    let mut words = name.strip_prefix("mark,")?.split(',');
    let shape = shapes.get(words.next()?.parse::<usize>().ok()?)?;
    let hue = colours.hue(words.next()?.parse().ok()?);
    let side: f64 = words.next()?.parse::<u8>().ok()?.into();
    let approximate = words.next()? == "approximate";
    let (canvas, context) = canvas(side + 2.0 * EDGE)?;
    let path = Path2d::new_with_path_string(shape).ok()?;
    context.translate(EDGE, EDGE).ok()?;
    let scale = side / SHAPE_BOX;
    context.scale(scale, scale).ok()?;
    if approximate {
        context.set_fill_style_str(colours.of("district"));
        context.set_stroke_style_str(hue);
        context.set_line_width(2.0 / scale);
        let dash = js_sys::Array::of2(&(3.0 / scale).into(), &(2.0 / scale).into());
        context.set_line_dash(&dash).ok()?;
        context.fill_with_path_2d(&path);
    } else {
        context.set_stroke_style_str(colours.of("halo"));
        context.set_line_width(1.5 / scale);
        context.set_fill_style_str(hue);
    }
    context.stroke_with_path(&path);
    if !approximate {
        context.fill_with_path_2d_and_winding(&path, web_sys::CanvasWindingRule::Evenodd);
    }
    taken(&canvas, &context)
}

/// A ring whose parts are the classes of a cluster's projects; larger for more of them.
fn ring(counts: &[u32], colours: &Colours) -> Option<ImageData> {
    let total: u32 = counts.iter().sum();
    let radius = match total {
        0 => return None,
        1..=9 => 26.0,
        10..=49 => 29.0,
        50..=199 => 32.0,
        _ => 36.0,
    };
    let side = 2.0 * (radius + EDGE);
    let (canvas, context) = canvas(side)?;
    let middle = side / 2.0;
    context.set_fill_style_str(colours.of("halo"));
    context.begin_path();
    context.arc(middle, middle, radius + 1.0, 0.0, TAU).ok()?;
    context.fill();
    context.set_line_width(RING);
    let mut from = -TAU / 4.0;
    for (class, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let to = from + TAU * f64::from(*count) / f64::from(total);
        context.set_stroke_style_str(colours.hue(class));
        context.begin_path();
        context.arc(middle, middle, radius - RING / 2.0, from, to).ok()?;
        context.stroke();
        from = to;
    }
    taken(&canvas, &context)
}
