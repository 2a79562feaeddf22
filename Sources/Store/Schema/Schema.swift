/// The tables of one target, as the numbered steps in which they came to be.
///
/// A step that has landed is never edited: what changes is a new step behind it.
public struct Schema: Sendable {
  public struct Step: Sendable {
    /// What it does, in words.
    public var title: String
    /// Statements, each in the SQL that SQLite and PostgreSQL share.
    public var statements: [String]

    public init(_ title: String, _ statements: [String]) {
      self.title = title
      self.statements = statements
    }
  }

  /// The target, which is also how its tables' names begin.
  public var name: String
  public var steps: [Step]

  public init(name: String, steps: [Step]) {
    self.name = name
    self.steps = steps
  }

  /// Names of the steps as the file keeps them: `registry-1`, `registry-2` …
  var identifiers: [String] { steps.indices.map { "\(name)-\($0 + 1)" } }
}
