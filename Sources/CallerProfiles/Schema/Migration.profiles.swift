extension Migration {
  /// The first layout.
  ///
  /// Times are milliseconds since 1970-01-01T00:00:00Z, amounts are cents. Columns of type `BLOB`
  /// named in `EncryptedColumn` hold envelopes (see `Envelope`); `…_index` hold blind indexes.
  ///
  /// A *subject* is whoever personal data belongs to, with a key of their own: a caller, or a
  /// single call or case of somebody who withheld the number, for whom no profile is made.
  static let profiles = Migration(
    name: "profiles",
    script: """
      CREATE TABLE meta (
        name TEXT NOT NULL PRIMARY KEY,
        value BLOB NOT NULL
      ) WITHOUT ROWID;

      -- wrapped_key is NULL once the subject is erased.
      CREATE TABLE subjects (
        id INTEGER NOT NULL PRIMARY KEY,
        wrapped_key BLOB,
        key_version INTEGER NOT NULL
      );

      -- Several people can share a number; a person is a number with a name, or an external id.
      CREATE TABLE callers (
        id INTEGER NOT NULL PRIMARY KEY REFERENCES subjects (id),
        external_id TEXT,
        number_index BLOB,
        person_index BLOB,
        number BLOB,
        name BLOB,
        account BLOB,
        note BLOB,
        more BLOB,
        tier TEXT,
        region TEXT,
        tags TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        erased_at INTEGER
      );
      CREATE INDEX callers_by_number ON callers (number_index);
      CREATE UNIQUE INDEX callers_by_person ON callers (person_index);
      CREATE UNIQUE INDEX callers_by_external_id ON callers (external_id)
        WHERE external_id IS NOT NULL;

      -- Clustered by caller, newest first: the last ten orders of a caller lie on one page.
      -- placed_at is 0 when it isn't known.
      CREATE TABLE orders (
        caller_id INTEGER NOT NULL REFERENCES callers (id),
        placed_at INTEGER NOT NULL,
        id TEXT NOT NULL,
        product TEXT,
        kind TEXT,
        amount INTEGER,
        status TEXT,
        paid_at INTEGER,
        delivered_at INTEGER,
        account BLOB,
        channel TEXT,
        region TEXT,
        PRIMARY KEY (caller_id, placed_at DESC, id)
      ) WITHOUT ROWID;
      CREATE UNIQUE INDEX orders_by_id ON orders (id);

      -- Earlier calls; path is a JSON list of nodes.
      CREATE TABLE contacts (
        subject_id INTEGER NOT NULL REFERENCES subjects (id),
        at INTEGER NOT NULL,
        id TEXT NOT NULL,
        flow TEXT,
        path TEXT NOT NULL,
        entered BLOB,
        skill TEXT,
        waited INTEGER,
        talked INTEGER,
        agent TEXT,
        disposition TEXT,
        note BLOB,
        PRIMARY KEY (subject_id, at DESC, id)
      ) WITHOUT ROWID;
      CREATE UNIQUE INDEX contacts_by_id ON contacts (id);

      CREATE TABLE agents (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        level TEXT NOT NULL,
        skills TEXT NOT NULL,
        refund_limit INTEGER
      ) WITHOUT ROWID;

      -- id is the acceptance number. What follows from events (limits, what is left) isn't stored.
      CREATE TABLE cases (
        id TEXT NOT NULL PRIMARY KEY,
        subject_id INTEGER NOT NULL REFERENCES subjects (id),
        order_id TEXT,
        kind TEXT NOT NULL,
        channel TEXT NOT NULL,
        stage TEXT NOT NULL,
        level INTEGER NOT NULL,
        owner TEXT,
        opened_at INTEGER NOT NULL,
        closed_at INTEGER,
        product TEXT,
        region TEXT,
        text BLOB,
        demand_amount INTEGER,
        demand_account BLOB,
        demand_deadline INTEGER,
        policy INTEGER NOT NULL,
        version INTEGER NOT NULL
      ) WITHOUT ROWID;
      CREATE INDEX cases_by_subject ON cases (subject_id, opened_at);
      CREATE INDEX cases_open ON cases (opened_at) WHERE closed_at IS NULL;
      CREATE UNIQUE INDEX cases_open_by_order ON cases (order_id)
        WHERE closed_at IS NULL AND order_id IS NOT NULL;

      CREATE TABLE case_events (
        case_id TEXT NOT NULL REFERENCES cases (id),
        number INTEGER NOT NULL,
        at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        actor TEXT NOT NULL,
        data TEXT NOT NULL,
        text BLOB,
        PRIMARY KEY (case_id, number)
      ) WITHOUT ROWID;

      -- What was asked to be done (a refund, a coupon, a message …), once for one id.
      CREATE TABLE requests (
        id TEXT NOT NULL PRIMARY KEY,
        subject_id INTEGER NOT NULL REFERENCES subjects (id),
        service TEXT NOT NULL,
        order_id TEXT,
        amount INTEGER,
        outcome TEXT NOT NULL,
        actor TEXT NOT NULL,
        at INTEGER NOT NULL,
        approver TEXT,
        decided_at INTEGER,
        details BLOB
      ) WITHOUT ROWID;
      CREATE INDEX requests_by_order ON requests (order_id) WHERE order_id IS NOT NULL;
      CREATE INDEX requests_by_subject ON requests (subject_id, at);

      CREATE TABLE audit (
        number INTEGER NOT NULL PRIMARY KEY,
        at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        action TEXT NOT NULL,
        subject_index BLOB,
        object TEXT,
        reason BLOB,
        found INTEGER,
        mac BLOB NOT NULL
      );
      CREATE INDEX audit_by_subject ON audit (subject_index) WHERE subject_index IS NOT NULL;

      PRAGMA application_id = 0x48544C4E;
      PRAGMA user_version = 1;
      """)
}
