//! `schema.sql` is the sum of the migrations, and the names in `store::error` are its names.

use crate::engine::TestDatabase;
use sqlx::Row as _;
use std::path::Path;

/// `GUATU_WRITE_SCHEMA=1` writes the file instead of comparing it.
#[tokio::test]
async fn the_dump_is_what_the_migrations_make() {
    let database = TestDatabase::sqlite();
    database.open().await.close().await;
    let sql = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '\\_sqlx%' ESCAPE '\\' ORDER BY rowid";
    let rows = sqlx::query(sql).fetch_all(&mut database.raw().await).await.expect("reads");
    let mut dump = String::from(
        "-- The whole schema, made from migrations/ by the store's tests: not to be edited.\n\
         -- Written by `GUATU_WRITE_SCHEMA=1 cargo nextest run -p store the_dump_is`.\n",
    );
    for row in rows {
        dump.push_str(&format!("\n{};\n", row.get::<String, _>(0)));
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema.sql");
    if std::env::var("GUATU_WRITE_SCHEMA").is_ok_and(|write| write == "1") {
        std::fs::write(&file, &dump).expect("writes");
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(kept, dump, "schema.sql has drifted from the migrations");
}

/// SQLite names a unique key by its columns; only a table's primary key may go without an entry there.
#[tokio::test]
async fn every_unique_key_beside_primary_keys_is_known_by_name() {
    let database = TestDatabase::sqlite();
    database.open().await.close().await;
    let sql = "SELECT m.name || '(' || group_concat(i.name, ',') || ')' FROM sqlite_master m \
               JOIN pragma_index_list(m.name) l ON l.origin = 'u' JOIN pragma_index_info(l.name) i \
               WHERE m.type = 'table' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\' GROUP BY l.name ORDER BY 1";
    let rows = sqlx::query(sql).fetch_all(&mut database.raw().await).await.expect("reads");
    let keys: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    assert_eq!(
        keys,
        [
            "account(district_id,name_folded)",
            "machine_token(district_id,token_hash)",
            "project(district_id,code)",
            "unit(district_id,name)"
        ],
        "add it to UNIQUE_KEYS in store::error, and here"
    );
}
