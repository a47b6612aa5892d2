//! The table of users, in SQL.

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::users::{NewUser, Page, User};

pub(crate) const CREATE: &str = "
    CREATE TABLE IF NOT EXISTS users (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        version INTEGER NOT NULL DEFAULT 1,
        name TEXT NOT NULL,
        email TEXT NOT NULL UNIQUE COLLATE NOCASE,
        links TEXT NOT NULL
    ) STRICT";

/// Inserts the new user.
///
/// # Errors
///
/// When another user has the address, or the database fails.
pub fn insert(connection: &Connection, user: &NewUser) -> rusqlite::Result<User> {
    let sql = "INSERT INTO users (name, email, links) VALUES (?1, ?2, ?3) RETURNING id, version, name, email, links";
    let links =
        serde_json::to_string(&user.links).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    connection.query_row(sql, params![user.name, user.email, links], read)
}

/// Finds the user, if there is one.
///
/// # Errors
///
/// When the database fails.
pub fn find(connection: &Connection, id: i64) -> rusqlite::Result<Option<User>> {
    let sql = "SELECT id, version, name, email, links FROM users WHERE id = ?1";
    connection.query_row(sql, [id], read).optional()
}

pub(crate) fn list(connection: &Connection, page: &Page) -> rusqlite::Result<Vec<User>> {
    let sql = "SELECT id, version, name, email, links FROM users WHERE id > ?1 ORDER BY id LIMIT ?2";
    let mut statement = connection.prepare(sql)?;
    statement.query_map(params![page.after, page.limit], read)?.collect()
}

/// Renames the user, if there is one with that version.
pub(crate) fn rename(connection: &Connection, id: i64, version: i64, name: &str) -> rusqlite::Result<Option<User>> {
    let sql = "UPDATE users SET name = ?3, version = version + 1 WHERE id = ?1 AND version = ?2
        RETURNING id, version, name, email, links";
    connection.query_row(sql, params![id, version, name], read).optional()
}

/// Deletes the user, and returns whether there was one.
pub(crate) fn delete(connection: &Connection, id: i64) -> rusqlite::Result<bool> {
    Ok(connection.execute("DELETE FROM users WHERE id = ?1", [id])? > 0)
}

fn read(row: &Row<'_>) -> rusqlite::Result<User> {
    const LINKS: usize = 4;
    let links: String = row.get(LINKS)?;
    let unreadable =
        |error: serde_json::Error| rusqlite::Error::FromSqlConversionFailure(LINKS, Type::Text, error.into());
    Ok(User {
        id: row.get(0)?,
        version: row.get(1)?,
        name: row.get(2)?,
        email: row.get(3)?,
        links: serde_json::from_str(&links).map_err(unreadable)?,
    })
}
