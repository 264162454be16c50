/* The look-up of store-benchmark as plain C would do it, without decrypting: by blind index, the
   profile and the ten newest orders, each in a read transaction with kept statements. */

#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 20000, INDEX_LENGTH = 16 };

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e6 + time.tv_nsec / 1e3;
}

static sqlite3_stmt *prepare(sqlite3 *database, const char *sql) {
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK) {
    fprintf(stderr, "%s\n", sqlite3_errmsg(database));
    exit(1);
  }
  return statement;
}

int main(int count, char **words) {
  static unsigned char indexes[ROUNDS][INDEX_LENGTH];
  static double times[ROUNDS];
  sqlite3 *database = NULL;
  if (count != 2 || sqlite3_open_v2(words[1], &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL)) {
    fprintf(stderr, "usage: store-benchmark-peer DATABASE\n");
    return 2;
  }
  sqlite3_exec(database, "PRAGMA cache_size = -16000", NULL, NULL, NULL);
  sqlite3_stmt *total = prepare(database, "SELECT count(*) FROM callers");
  sqlite3_step(total);
  int64_t callers = sqlite3_column_int64(total, 0);
  sqlite3_finalize(total);

  sqlite3_stmt *sample = prepare(database, "SELECT number_index FROM callers WHERE id = ?1");
  uint64_t state = 42;
  for (int round = 0; round < ROUNDS; round++) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    sqlite3_bind_int64(sample, 1, (int64_t)(state >> 33) % callers + 1);
    if (sqlite3_step(sample) == SQLITE_ROW && sqlite3_column_bytes(sample, 0) == INDEX_LENGTH)
      memcpy(indexes[round], sqlite3_column_blob(sample, 0), INDEX_LENGTH);
    sqlite3_reset(sample);
  }
  sqlite3_finalize(sample);

  sqlite3_stmt *begin = prepare(database, "BEGIN"), *commit = prepare(database, "COMMIT");
  sqlite3_stmt *profile = prepare(
      database,
      "SELECT c.id, c.number, c.name, c.account, c.tier, c.region, c.tags, s.wrapped_key "
      "FROM callers c JOIN subjects s ON s.id = c.id WHERE c.number_index = ?1");
  sqlite3_stmt *orders = prepare(
      database,
      "SELECT id, product, kind, amount, status, placed_at, paid_at, delivered_at, channel, region, "
      "account FROM orders WHERE caller_id = ?1 ORDER BY placed_at DESC, id LIMIT 10");
  long rows = 0;
  for (int round = 0; round < ROUNDS; round++) {
    double start = now();
    sqlite3_step(begin);
    sqlite3_reset(begin);
    sqlite3_bind_blob(profile, 1, indexes[round], INDEX_LENGTH, SQLITE_STATIC);
    while (sqlite3_step(profile) == SQLITE_ROW) {
      sqlite3_bind_int64(orders, 1, sqlite3_column_int64(profile, 0));
      while (sqlite3_step(orders) == SQLITE_ROW)
        rows += sqlite3_column_text(orders, 0) != NULL;
      sqlite3_reset(orders);
    }
    sqlite3_reset(profile);
    sqlite3_step(commit);
    sqlite3_reset(commit);
    times[round] = now() - start;
  }
  qsort(times, ROUNDS, sizeof times[0], compare);
  printf("{ \"lookUps\": %d, \"orders\": %ld, \"median\": %.2f, \"p99\": %.2f }\n", ROUNDS, rows,
         times[ROUNDS / 2], times[ROUNDS * 99 / 100]);
  return 0;
}
