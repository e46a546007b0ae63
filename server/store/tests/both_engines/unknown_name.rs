//! What signing in gives away: an unknown name costs what a known one costs.

use crate::account::with_account;
use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::district;
use crate::sign_in_failure::{delay, fail, ip, later};
use sqlx::Row as _;
use store::Engine;
use store::account::find_by_name;

on_both_engines!(unknown_and_known_names_cost_the_same);

/// The same answers and the same rows on either engine; on PostgreSQL also the same number of searches in
/// every table that could tell names apart, by its own statistics.
async fn unknown_and_known_names_cost_the_same(database: &TestDatabase) {
    let store = database.open().await;
    with_account(&store, "known").await;
    let engine = store.engine();
    store.close().await;
    let mut costs = Vec::new();
    for name in ["known", "nobody"] {
        let store = database.open().await;
        let (before, rows) = (searches(database, engine).await, counts(database).await);
        let mut answers = Vec::new();
        for n in 0..7 {
            let at = later(n / 3);
            answers.push((delay(&store, name, ip(1), at).await, None));
            let found = find_by_name(&store, &district(), name).await.expect("reads");
            assert_eq!(found.is_some(), name == "known");
            answers.push((0, Some(fail(&store, name, ip(1), at).await)));
        }
        // Its connections tell their statistics when they end.
        store.close().await;
        let after = searches(database, engine).await;
        let cost: Vec<_> = before
            .iter()
            .zip(&after)
            .map(|((table, before), (_, after))| (table.clone(), after - before))
            .collect();
        let now_there = counts(database).await;
        costs.push((answers, cost, [now_there[0] - rows[0], now_there[1] - rows[1]]));
        // The next name starts as this one did.
        database.tamper("DELETE FROM sign_in_failure").await;
    }
    // Seven looked up, six counted: one came too soon.
    let of_account = costs[0].1.iter().find(|(table, _)| table == "account").map(|(_, searches)| *searches);
    assert_eq!(of_account, (engine == Engine::Postgres).then_some(13));
    assert_eq!(costs[0], costs[1]);
}

/// Rows of the journal and of the counts.
async fn counts(database: &TestDatabase) -> [i64; 2] {
    let sql = "SELECT (SELECT COUNT(*) FROM journal), (SELECT COUNT(*) FROM sign_in_failure)";
    let row = sqlx::query(sql).fetch_one(&mut database.raw().await).await.expect("reads");
    [row.get(0), row.get(1)]
}

/// How often each table was searched so far, once nobody else is connected; nothing on SQLite, which does
/// not count.
async fn searches(database: &TestDatabase, engine: Engine) -> Vec<(String, i64)> {
    if engine == Engine::Sqlite {
        return Vec::new();
    }
    let mut connection = database.raw().await;
    let others = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() \
                  AND backend_type = 'client backend' AND pid <> pg_backend_pid()";
    for _ in 0..500 {
        let row = sqlx::query(others).fetch_one(&mut connection).await.expect("asks");
        if row.get::<i64, _>(0) == 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    let sql = "SELECT CAST(relname AS TEXT), COALESCE(seq_scan, 0) + COALESCE(idx_scan, 0) \
               FROM pg_stat_user_tables WHERE relname IN ('account', 'known_address', 'session') ORDER BY 1";
    let rows = sqlx::query(sql).fetch_all(&mut connection).await.expect("reads");
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}
