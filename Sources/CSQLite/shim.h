#ifndef HOTLINE_CSQLITE_SHIM_H
#define HOTLINE_CSQLITE_SHIM_H

/* Debian's library has the hook; its header shows it only to those who ask. */
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

/* SQLITE_TRANSIENT is a cast that Swift can't import: these bind a copy of the bytes. */

static inline int hotline_bind_text(sqlite3_stmt *statement, int index, const char *bytes, int count) {
  return sqlite3_bind_text(statement, index, bytes, count, SQLITE_TRANSIENT);
}

static inline int hotline_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
  return sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT);
}

/* sqlite3_db_config takes arguments that Swift can't pass. */

static inline int hotline_ignore_triggers(sqlite3 *database) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, (int *)0);
}

#endif
