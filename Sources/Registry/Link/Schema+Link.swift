public import Store

extension Schema.Step {
  /// What is kept of the link to the population database.
  ///
  /// - `registry_links`: where the changes of each source were read to.
  /// - `registry_link_versions`: the last version applied of each citizen whom a change told of, by the keyed hash of the
  ///   identifier.
  public static let registryLinks = Schema.Step(
    "links to population databases",
    [
      """
      CREATE TABLE registry_links (
        source TEXT NOT NULL PRIMARY KEY,
        cursor TEXT NOT NULL,
        batches INTEGER NOT NULL,
        applied_at INTEGER NOT NULL)
      """,
      """
      CREATE TABLE registry_link_versions (
        source TEXT NOT NULL,
        key BLOB NOT NULL,
        version INTEGER NOT NULL,
        PRIMARY KEY (source, key))
      """,
    ])
}
