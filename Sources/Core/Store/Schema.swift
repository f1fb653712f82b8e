import GRDB

/// The tables, and the way from every older version to the newest. Steps are only ever added.
enum Schema {
  /// "dsr1": tells our files from other SQLite files.
  static let applicationID: Int32 = 0x6473_7231
  static let version = steps.count

  static func migrate(_ db: Database, path: String, isNew: Bool) throws {
    try check(db, path: path)
    guard try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 < version else { return }
    // Another process may be doing the same: ask again inside the write lock.
    try db.inTransaction(.immediate) {
      let old = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      for step in old..<max(old, version) { try db.execute(sql: steps[step]) }
      if old < version {
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(version)")
      }
      return .commit
    }
  }

  /// Refuses files that are not ours, and libraries of a newer dossier.
  static func check(_ db: Database, path: String) throws {
    let owner = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    guard owner == applicationID || (owner == 0 && tables == 0) else {
      throw Problem(.data, "\(path): this is no dossier library", hint: "Name another file with --library.")
    }
    try checkVersion(db, path: path)
  }

  /// Refuses a library that a newer dossier has made or changed.
  static func checkVersion(_ db: Database, path: String) throws {
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard found <= version else {
      throw Problem(
        .data, "\(path): made by a newer dossier (schema \(found), this program knows \(version)); nothing was changed",
        hint: "Update dossier to open it.")
    }
  }

  /// Names of spans: `first` and `last` are the offsets of the first byte and after the last one.
  private static let steps: [String] = [
    """
    CREATE TABLE setting (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
    INSERT INTO setting VALUES ('changes', '0'), ('unlinked', '0'), ('timeline', '1');

    CREATE TABLE article (
      id INTEGER PRIMARY KEY AUTOINCREMENT, origin TEXT NOT NULL UNIQUE, title TEXT NOT NULL, byline TEXT, source TEXT,
      url TEXT, published INTEGER, published_by TEXT, added REAL NOT NULL, revision INTEGER NOT NULL,
      revisions INTEGER NOT NULL DEFAULT 1, words INTEGER NOT NULL, people TEXT NOT NULL DEFAULT '',
      analyzed INTEGER NOT NULL DEFAULT 0, twin INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX article_by_day ON article (published IS NULL, published, id);
    CREATE INDEX article_pending ON article (id) WHERE analyzed = 0;

    CREATE TABLE revision (
      id INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER NOT NULL REFERENCES article, hash BLOB NOT NULL,
      title TEXT NOT NULL, added REAL NOT NULL, UNIQUE (article, hash));
    CREATE TABLE body (revision INTEGER PRIMARY KEY REFERENCES revision, text BLOB NOT NULL);
    CREATE TABLE analysis (
      revision INTEGER PRIMARY KEY REFERENCES revision, engine TEXT NOT NULL, published INTEGER, data BLOB NOT NULL);
    CREATE VIRTUAL TABLE words USING fts5 (
      title, body, content='', tokenize = "unicode61 remove_diacritics 2");

    CREATE TABLE entity (
      id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, folded TEXT NOT NULL, kind INTEGER NOT NULL,
      aliases TEXT NOT NULL DEFAULT '', mentions INTEGER NOT NULL DEFAULT 0, articles INTEGER NOT NULL DEFAULT 0,
      first_day INTEGER, last_day INTEGER, identifier TEXT, hidden INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX entity_by_count ON entity (hidden, mentions DESC, id);
    CREATE INDEX entity_by_name ON entity (folded);
    CREATE TABLE entity_key (
      key TEXT NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (key, entity)) WITHOUT ROWID;
    CREATE INDEX entity_key_of ON entity_key (entity);
    CREATE TABLE entity_name (
      folded TEXT NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (folded, entity)) WITHOUT ROWID;
    CREATE INDEX entity_name_of ON entity_name (entity);
    CREATE TABLE occurrence (
      id INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER NOT NULL REFERENCES article, ordinal INTEGER NOT NULL,
      entity INTEGER NOT NULL, link INTEGER NOT NULL, day INTEGER NOT NULL, kind INTEGER NOT NULL, name TEXT NOT NULL,
      aliases TEXT NOT NULL, mentions INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
      UNIQUE (article, ordinal));
    CREATE INDEX occurrence_by_entity ON occurrence (entity, day, article, ordinal, mentions);
    CREATE INDEX occurrence_by_link ON occurrence (link);

    CREATE TABLE event (
      article INTEGER NOT NULL REFERENCES article, ordinal INTEGER NOT NULL, earliest INTEGER NOT NULL,
      latest INTEGER NOT NULL, edtf TEXT NOT NULL, label TEXT NOT NULL, status INTEGER NOT NULL, weight REAL NOT NULL,
      first INTEGER NOT NULL, last INTEGER NOT NULL, participants TEXT NOT NULL,
      PRIMARY KEY (article, ordinal)) WITHOUT ROWID;
    CREATE INDEX event_by_day ON event (earliest);
    CREATE TABLE happening (
      id INTEGER PRIMARY KEY, earliest INTEGER NOT NULL, latest INTEGER NOT NULL, edtf TEXT NOT NULL,
      label TEXT NOT NULL, status INTEGER NOT NULL, main INTEGER NOT NULL, participants TEXT NOT NULL,
      sources BLOB NOT NULL);
    CREATE INDEX happening_by_day ON happening (earliest, latest);
    CREATE TABLE happening_entity (
      entity INTEGER NOT NULL, happening INTEGER NOT NULL, PRIMARY KEY (entity, happening)) WITHOUT ROWID;
    CREATE INDEX happening_entity_of ON happening_entity (happening);
    CREATE TABLE happening_article (
      article INTEGER NOT NULL, happening INTEGER NOT NULL, PRIMARY KEY (article, happening)) WITHOUT ROWID;
    CREATE INDEX happening_article_of ON happening_article (happening);

    CREATE TABLE annotation (
      id TEXT PRIMARY KEY NOT NULL, article INTEGER NOT NULL REFERENCES article, revision TEXT NOT NULL,
      first INTEGER NOT NULL, last INTEGER NOT NULL, exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
      state TEXT NOT NULL, colour TEXT NOT NULL, body TEXT NOT NULL, tags TEXT NOT NULL, author TEXT NOT NULL,
      created REAL NOT NULL, modified REAL NOT NULL, edit INTEGER NOT NULL, reply_to TEXT, private INTEGER NOT NULL,
      deleted INTEGER NOT NULL);
    CREATE INDEX annotation_by_article ON annotation (article, first);
    CREATE INDEX annotation_by_reply ON annotation (reply_to) WHERE reply_to IS NOT NULL;
    CREATE TABLE annotation_tag (
      tag TEXT NOT NULL, annotation TEXT NOT NULL REFERENCES annotation ON DELETE CASCADE,
      PRIMARY KEY (tag, annotation)) WITHOUT ROWID;
    CREATE INDEX annotation_tag_of ON annotation_tag (annotation);
    CREATE TABLE annotation_edit (
      annotation TEXT NOT NULL, edit INTEGER NOT NULL, actor TEXT NOT NULL, time REAL NOT NULL, data BLOB NOT NULL,
      restores INTEGER,
      PRIMARY KEY (annotation, edit)) WITHOUT ROWID;
    CREATE TABLE annotation_seen (
      actor TEXT NOT NULL, annotation TEXT NOT NULL, edit INTEGER NOT NULL,
      PRIMARY KEY (actor, annotation)) WITHOUT ROWID;

    CREATE TABLE decision (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, time REAL NOT NULL, actor TEXT NOT NULL,
      verb TEXT NOT NULL, value TEXT NOT NULL, reason TEXT, undoes TEXT NOT NULL, shown BLOB NOT NULL);
    CREATE TABLE decision_member (
      article INTEGER NOT NULL, seq INTEGER NOT NULL REFERENCES decision, side INTEGER NOT NULL, rank INTEGER NOT NULL,
      ordinal INTEGER, PRIMARY KEY (article, seq, side, rank)) WITHOUT ROWID;
    CREATE INDEX decision_member_of ON decision_member (seq, side, rank);

    CREATE TABLE history (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, actor TEXT NOT NULL, time REAL NOT NULL, label TEXT NOT NULL,
      steps BLOB NOT NULL, state INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX history_by_actor ON history (actor, state, seq);
    CREATE TABLE draft (
      actor TEXT NOT NULL, article INTEGER NOT NULL, modified REAL NOT NULL, data BLOB NOT NULL,
      PRIMARY KEY (actor, article)) WITHOUT ROWID;
    CREATE TABLE reading (
      actor TEXT NOT NULL, article INTEGER NOT NULL, time REAL NOT NULL, PRIMARY KEY (actor, article)) WITHOUT ROWID;
    CREATE TABLE actor_state (
      actor TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (actor, key)) WITHOUT ROWID;
    CREATE TABLE saved_filter (
      actor TEXT NOT NULL, name TEXT NOT NULL, filter TEXT NOT NULL, looked INTEGER NOT NULL,
      PRIMARY KEY (actor, name)) WITHOUT ROWID;
    """
  ]
}
