//! Hears what others change, while the page is in sight: a hidden page lets its connection go (browsers allow
//! six to a server) and asks for what it missed when it is looked at again.

use js_sys::{JSON, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, EventSource, MessageEvent};

/// Listens until it is dropped.
pub struct Following {
    state: Rc<RefCell<State>>,
    document: Document,
    looked_at: Closure<dyn FnMut()>,
}

struct State {
    address: String,
    source: Option<EventSource>,
    /// The last event heard.
    last: String,
    heard: Closure<dyn FnMut(MessageEvent)>,
}

impl std::fmt::Debug for Following {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Following").finish_non_exhaustive()
    }
}

/// Calls `heard` with `what` and `code` of every event of an address. `None` outside a document.
pub fn follow(address: &str, mut heard: impl FnMut(String, Option<String>) + 'static) -> Option<Following> {
    let document = web_sys::window()?.document()?;
    let state = Rc::new_cyclic(|me: &std::rc::Weak<RefCell<State>>| {
        let me = me.clone();
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(state) = me.upgrade() {
                state.borrow_mut().last = event.last_event_id();
            }
            let told = event.data().as_string().and_then(|data| JSON::parse(&data).ok());
            let word = |name: &str| Reflect::get(told.as_ref()?, &name.into()).ok()?.as_string();
            heard(word("what").unwrap_or_default(), word("code"));
        });
        RefCell::new(State { address: address.to_owned(), source: None, last: String::new(), heard })
    });
    let looking = (Rc::clone(&state), document.clone());
    let looked_at = Closure::<dyn FnMut()>::new(move || looking.0.borrow_mut().look(&looking.1));
    // Taking part in the document cannot fail: the name is a constant and valid.
    let _ = document.add_event_listener_with_callback("visibilitychange", looked_at.as_ref().unchecked_ref());
    state.borrow_mut().look(&document);
    Some(Following { state, document, looked_at })
}

impl State {
    /// Connects when the page is in sight, lets go when it is not.
    fn look(&mut self, document: &Document) {
        if document.hidden() {
            self.close();
        } else if self.source.is_none() {
            let after = if self.last.is_empty() { String::new() } else { format!("?after={}", self.last) };
            let Ok(source) = EventSource::new(&format!("{}{after}", self.address)) else { return };
            source.set_onmessage(Some(self.heard.as_ref().unchecked_ref()));
            self.source = Some(source);
        }
    }

    fn close(&mut self) {
        if let Some(source) = self.source.take() {
            source.close();
        }
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        self.state.borrow_mut().close();
        // Taking away what is not there is no error.
        let call = self.looked_at.as_ref().unchecked_ref();
        let _ = self.document.remove_event_listener_with_callback("visibilitychange", call);
    }
}
