//! Makes what stands on the page equal to what was drawn anew by changing only what differs: rows that stay
//! the same keep their place, their focus and the reader's selection.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement, Node};

/// Makes the content of `place` equal to `html`. HTML of the server's own views only.
pub fn patch(place: &Element, html: &str) {
    let Some(document) = place.owner_document() else { return };
    let Ok(drawn) = document.create_element("div") else { return };
    drawn.set_inner_html(html);
    let focused = focused_link(&document, place);
    children(place, &drawn);
    // A link that now stands for something else must not be followed by mistake: the focus goes along.
    if let Some((link, before)) = focused
        && (!link.is_connected() || link.get_attribute("href").as_deref() != Some(before.as_str()))
    {
        focus_link(place, &before);
    }
}

fn focused_link(document: &Document, place: &Element) -> Option<(Element, String)> {
    let focused = document.active_element().filter(|focused| place.contains(Some(focused)))?;
    let address = focused.get_attribute("href")?;
    Some((focused, address))
}

fn focus_link(place: &Element, address: &str) {
    let Ok(links) = place.query_selector_all("a[href]") else { return };
    let links = (0..links.length()).filter_map(|at| links.get(at)?.dyn_into::<HtmlElement>().ok());
    if let Some(link) = links.into_iter().find(|link| link.get_attribute("href").as_deref() == Some(address))
    {
        let _ = link.focus();
    }
}

/// Makes the children of `old` those of `new`, which may be taken from it.
fn children(old: &Node, new: &Node) {
    let mut at = old.first_child();
    let mut next = new.first_child();
    while let Some(wanted) = next {
        next = wanted.next_sibling();
        let Some(here) = at else {
            // Neither fails: both are nodes of this document.
            let _ = old.append_child(&wanted);
            continue;
        };
        at = here.next_sibling();
        if here.is_equal_node(Some(&wanted)) {
            continue;
        }
        match (here.dyn_ref::<Element>(), wanted.dyn_ref::<Element>()) {
            (Some(old), Some(new)) if old.tag_name() == new.tag_name() && same_key(old, new) => {
                attributes(old, new);
                children(&here, &wanted);
            }
            _ => {
                let _ = old.replace_child(&wanted, &here);
            }
        }
    }
    while let Some(left) = at {
        at = left.next_sibling();
        let _ = old.remove_child(&left);
    }
}

/// Whether two elements stand for the same thing: rows that changed places are not turned into each other.
fn same_key(old: &Element, new: &Element) -> bool {
    old.get_attribute("data-key") == new.get_attribute("data-key")
}

fn attributes(old: &Element, new: &Element) {
    for name in names(old) {
        if !new.has_attribute(&name) {
            let _ = old.remove_attribute(&name);
        }
    }
    for name in names(new) {
        let value = new.get_attribute(&name).unwrap_or_default();
        // What the reader has opened stays open.
        if name != "open" && old.get_attribute(&name).as_deref() != Some(value.as_str()) {
            let _ = old.set_attribute(&name, &value);
        }
    }
}

fn names(element: &Element) -> Vec<String> {
    element.get_attribute_names().iter().filter_map(|name| name.as_string()).collect()
}
