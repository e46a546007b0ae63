//! A box and a server with a bad network between them: whatever gets lost, everything arrives exactly once.

use super::super::{Answer, Item, Next, Outcome, Standing, next};
use super::{photo, report};
use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What the network and the server do to one request.
#[derive(Debug, Clone, Copy)]
enum Luck {
    /// The request is lost.
    RequestLost,
    /// It arrives and is done; the answer is lost.
    AnswerLost,
    /// Not now.
    Busy,
    /// The session has ended.
    SignedOut,
    /// The page dies while it is on its way, before anything comes back.
    PageDies,
    /// All is well.
    Fine,
}

fn luck() -> impl Strategy<Value = Luck> {
    prop::sample::select(vec![
        Luck::RequestLost,
        Luck::AnswerLost,
        Luck::Busy,
        Luck::SignedOut,
        Luck::PageDies,
        Luck::Fine,
        Luck::Fine,
    ])
}

/// A server that does a request once for each key.
#[derive(Default)]
struct Server {
    done: BTreeMap<Uuid, u32>,
    refuses: Vec<Uuid>,
}

impl Server {
    fn take(&mut self, key: Uuid) -> Answer {
        if self.refuses.contains(&key) {
            return Answer { status: Some(422), ..Answer::default() };
        }
        self.done.entry(key).or_insert(1);
        Answer { status: Some(200), key: Some(key.to_string()), ..Answer::default() }
    }
}

fn boxed(kinds: &[bool]) -> Vec<Item> {
    let item = |(number, is_photo): (u32, &bool)| {
        let (key, made_at) = (u128::from(number), i64::from(number));
        if *is_photo { photo(key, number, made_at, "a") } else { report(key, number, made_at, "a") }
    };
    let mut items: Vec<Item> = (1..).zip(kinds).map(item).collect();
    // Each third waits for the one before it.
    for at in (2..items.len()).step_by(3) {
        items[at].command.depends_on = vec![items[at - 1].command.key];
    }
    items
}

proptest! {
    #[test]
    fn everything_arrives_once_or_stays_with_its_reason(
        kinds in prop::collection::vec(any::<bool>(), 1..12),
        fates in prop::collection::vec(luck(), 0..120),
        refused in 0usize..24,
    ) {
        let mut items = boxed(&kinds);
        let made: Vec<Uuid> = items.iter().map(|item| item.command.key).collect();
        let refuses = made.get(refused).copied().into_iter().collect();
        let mut server = Server { refuses, ..Server::default() };
        let mut fates = fates.into_iter().chain(std::iter::repeat(Luck::Fine));
        let mut now = 0;
        // Every round either sends or waits: far more than enough.
        for _ in 0..2_000 {
            let key = match next(&items, "a", now) {
                Next::Send(key) => key,
                Next::At(then) => { prop_assert!(then > now); now = then; continue }
                Next::Nothing => break,
            };
            let at = items.iter().position(|item| item.command.key == key).expect("there");
            items[at].send();
            let answer = match fates.next().expect("endless") {
                Luck::RequestLost => Answer::default(),
                Luck::AnswerLost => { server.take(key); Answer::default() }
                Luck::Busy => Answer { status: Some(503), ..Answer::default() },
                Luck::SignedOut => Answer { status: Some(401), ..Answer::default() },
                Luck::PageDies => { server.take(key); continue }
                Luck::Fine => server.take(key),
            };
            if items[at].answered(Outcome::of(key, answer), now, 500) {
                items.remove(at);
            }
        }
        prop_assert!(server.done.values().all(|count| *count == 1));
        for key in made {
            let left = items.iter().find(|item| item.command.key == key);
            prop_assert!(server.done.contains_key(&key) != left.is_some(), "either there or here: {key}");
            if let Some(item) = left {
                let here = |of: &Uuid| items.iter().any(|item| item.command.key == *of);
                let has_reason = matches!(item.standing, Standing::Refused { .. });
                prop_assert!(has_reason || item.command.depends_on.iter().any(here));
            }
        }
    }
}
