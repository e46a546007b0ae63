//! Named lists, kept on this device: a name and an address. Only in the browser; nothing of it is
//! rendered on the server, which knows of no device.

use super::face::PATH;
use super::state::ListState;
use crate::locale::{td_string, use_locale};
use crate::ui::{Button, ButtonVariant, Icon, live};
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

/// Under this they are kept.
const KEY: &str = "project_views";
/// Enough for anybody, and a fence against a device that is full.
const MOST: usize = 50;
/// The longest name, in characters.
const LONGEST: usize = 40;

/// A named list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SavedView {
    name: String,
    href: String,
}

/// One view a line: its address, a blank, its name. An address has no blanks.
fn written(views: &[SavedView]) -> String {
    views.iter().map(|view| format!("{} {}\n", view.href, view.name)).collect()
}

/// What [`written`] has written; of anything else, the lines that could be views.
fn read(text: &str) -> Vec<SavedView> {
    let line = |line: &str| {
        let (href, name) = line.split_once(' ').filter(|(href, _)| href.starts_with(PATH))?;
        Some(SavedView { name: name.to_owned(), href: href.to_owned() })
    };
    text.lines().filter_map(line).collect()
}

/// Puts a view under its name: in the place of one with the same name, else at the end.
fn put(views: &mut Vec<SavedView>, view: SavedView) {
    let room = views.len() < MOST;
    match views.iter_mut().find(|known| known.name == view.name) {
        Some(known) => *known = view,
        None if room => views.push(view),
        None => {}
    }
}

/// Gives a view another name; a name that is taken stays with its view.
fn rename(views: &mut [SavedView], from: &str, to: &str) {
    if !views.iter().any(|view| view.name == to)
        && let Some(view) = views.iter_mut().find(|view| view.name == from)
    {
        to.clone_into(&mut view.name);
    }
}

/// A name as it is kept: without blanks around it, not too long; nothing when nothing is left.
fn name_of(typed: &str) -> Option<String> {
    let name: String = typed.trim().chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    (!name.is_empty()).then_some(name)
}

/// The fold with the views and the field that saves the present one.
#[component]
pub(super) fn SavedViews(state: ListState) -> impl IntoView {
    let locale = use_locale();
    let views = RwSignal::new(read(&crate::side::kept(KEY).unwrap_or_default()));
    let removed = RwSignal::new(None::<(usize, SavedView)>);
    let refused = RwSignal::new(false);
    let change = move |change: &dyn Fn(&mut Vec<SavedView>)| {
        views.update(|views| change(views));
        refused.set(!crate::side::keep(KEY, &views.with_untracked(|views| written(views))));
    };
    let name = NodeRef::<html::Input>::new();
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(input) = name.get() else { return };
        let Some(name) = name_of(&input.value()) else { return };
        let href = state.current().first_rows().href();
        change(&|views| put(views, SavedView { name: name.clone(), href: href.clone() }));
        input.set_value("");
    };
    let remove = move |name: &str| {
        let at = views.with_untracked(|views| views.iter().position(|view| view.name == name));
        let Some(at) = at else { return };
        removed.set(views.with_untracked(|views| views.get(at).cloned()).map(|view| (at, view)));
        change(&|views| drop(views.remove(at)));
    };
    let undo = move |_| {
        if let Some((at, view)) = removed.try_update(Option::take).flatten() {
            change(&|views| views.insert(at.min(views.len()), view.clone()));
        }
    };
    let lines = live(move || {
        let lines = views.get().into_iter().map(|view| {
            let name = view.name.clone();
            view! {
                <SavedViewLine
                    view
                    on_rename=move |from: String, to: String| change(&|views| rename(views, &from, &to))
                    on_remove=move || remove(&name)
                />
            }
        });
        let lines = lines.collect::<Vec<_>>();
        let none = lines.is_empty().then(|| td_string!(locale, project.no_saved_views));
        view! {
            <ul class="saved-views">{lines}</ul>
            {none}
        }
        .into_any()
    });
    let told = live(move || {
        let removed = removed.get().map(|(_, view)| {
            view! {
                {td_string!(locale, project.view_removed, name = view.name.as_str()).to_string()}
                " "
                <Button kind="button" on:click=undo>
                    {td_string!(locale, project.undo)}
                </Button>
            }
        });
        let refused = refused.get().then(|| td_string!(locale, project.device_refused));
        view! { {removed} {refused} }.into_any()
    });
    view! {
        <details class="list-panel list-views" name="list-panel">
            <summary class="btn">
                <Icon icon=icondata::LuBookmark />
                {td_string!(locale, project.saved_views)}
            </summary>
            <div class="list-panel-body">
                {lines}
                <p role="status">{told}</p>
                <form class="saved-views-form" on:submit=save>
                    <label class="field-label" for="view-name">
                        {td_string!(locale, project.view_name)}
                    </label>
                    <input node_ref=name class="input" id="view-name" maxlength=LONGEST.to_string() autocomplete="off" required />
                    <Button variant=ButtonVariant::Primary>{td_string!(locale, project.save_view)}</Button>
                </form>
            </div>
        </details>
    }
    .into_any()
}

#[component]
fn SavedViewLine(
    view: SavedView,
    on_rename: impl Fn(String, String) + Clone + Send + Sync + 'static,
    on_remove: impl Fn() + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let locale = use_locale();
    let SavedView { name, href } = view;
    let renaming = RwSignal::new(false);
    let field = NodeRef::<html::Input>::new();
    let (rename_label, remove_label) = (
        td_string!(locale, project.rename_view, name = name.as_str()).to_string(),
        td_string!(locale, project.remove_view, name = name.as_str()).to_string(),
    );
    let (rename_title, remove_title) = (rename_label.clone(), remove_label.clone());
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    let shown = live(move || {
        let (name, href) = (name.clone(), href.clone());
        if !renaming.get() {
            return view! { <a href=href>{name}</a> }.into_any();
        }
        let on_rename = on_rename.clone();
        let old = name.clone();
        let submit = move |event: SubmitEvent| {
            event.prevent_default();
            renaming.set(false);
            if let Some(to) = field.get_untracked().and_then(|field| name_of(&field.value())) {
                on_rename(old.clone(), to);
            }
        };
        view! {
            <form class="saved-views-form" on:submit=submit>
                <input
                    node_ref=field
                    class="input"
                    aria-label=td_string!(locale, project.view_name)
                    maxlength=LONGEST.to_string()
                    value=name
                    required
                />
                <Button>{td_string!(locale, project.save_view)}</Button>
            </form>
        }
        .into_any()
    });
    view! {
        <li>
            {shown}
            <button class="btn btn-ghost" type="button" title=rename_title on:click=move |_| renaming.update(|on| *on = !*on)>
                <Icon icon=icondata::LuPencil />
                <span class="sr-only">{rename_label}</span>
            </button>
            <button class="btn btn-ghost" type="button" title=remove_title on:click=move |_| on_remove()>
                <Icon icon=icondata::LuTrash2 />
                <span class="sr-only">{remove_label}</span>
            </button>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(name: &str, href: &str) -> SavedView {
        SavedView { name: name.to_owned(), href: href.to_owned() }
    }

    #[test]
    fn a_name_stands_for_one_list() {
        let mut views = vec![view("a", "/1")];
        put(&mut views, view("b", "/2"));
        put(&mut views, view("a", "/3"));
        assert_eq!(views, [view("a", "/3"), view("b", "/2")]);
        rename(&mut views, "a", "b");
        assert_eq!(views[0].name, "a");
        rename(&mut views, "a", "c");
        assert_eq!(views[0], view("c", "/3"));
        assert_eq!(name_of("  红灯 "), Some("红灯".to_owned()));
        assert_eq!(name_of(" "), None);
    }

    #[test]
    fn what_is_kept_reads_back_and_nothing_else_does() {
        let views = vec![view("红灯 项目", "/projects?light=red"), view("b", "/projects")];
        assert_eq!(read(&written(&views)), views);
        assert_eq!(read("javascript:alert(1) x\n/projects?a=b\n[]"), []);
    }
}
