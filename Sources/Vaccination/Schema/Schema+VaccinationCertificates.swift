import Store

extension Schema.Step {
  /// - `vaccination_keys`: public keys with which certificates are signed; the private ones are never in the file.
  /// - `vaccination_certificates`: signed certificates. `hash` is that of the identifier, as lists of revoked certificates have it; the
  ///   text, in which the person stands, is sealed. One that holds at most is of a citizen and dose: an index says so, which holds whoever
  ///   writes at the same time. `closed_at` is set when it was revoked, or when another took its place after its end.
  static let vaccinationCertificates = Schema.Step(
    "certificates",
    [
      """
      CREATE TABLE vaccination_keys (
        id INTEGER NOT NULL PRIMARY KEY,
        kid BLOB NOT NULL UNIQUE,
        public_key BLOB NOT NULL,
        from_at INTEGER NOT NULL,
        until_at INTEGER,
        withdrawn_at INTEGER)
      """,
      """
      CREATE TABLE vaccination_certificates (
        id INTEGER NOT NULL PRIMARY KEY,
        citizen INTEGER,
        dose INTEGER NOT NULL,
        hash BLOB NOT NULL UNIQUE,
        kid BLOB NOT NULL,
        issued_at INTEGER NOT NULL,
        issued_by TEXT NOT NULL,
        expires_at INTEGER NOT NULL,
        closed_at INTEGER,
        revoked_by TEXT,
        ground TEXT,
        sealed BLOB)
      """,
      """
      CREATE UNIQUE INDEX vaccination_one_certificate ON vaccination_certificates (citizen, dose)
      WHERE closed_at IS NULL AND citizen IS NOT NULL
      """,
      "CREATE INDEX vaccination_certificates_citizen ON vaccination_certificates (citizen) WHERE citizen IS NOT NULL",
      "CREATE INDEX vaccination_revoked ON vaccination_certificates (expires_at) WHERE revoked_by IS NOT NULL",
    ])
}
