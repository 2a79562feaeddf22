public import Epidemiology
public import Quantities

/// How a file of doses is read.
public struct DoseImportOptions: Sendable {
  /// Who keeps the doses; they are told apart within a source.
  public var source: String
  /// The day of the import: nothing was given later.
  public var today: Day
  /// Names of columns in the file by contract name, where they differ.
  public var mapping: [String: String] = [:]
  public var dateFormat = DateFormat.automatic
  /// Whether identifiers that lost zeros in front are made whole.
  public var restoresZeros = false
  /// Rows of a transaction: what a kill can undo at most.
  public var rowsPerTransaction = 5_000
  /// Whether nothing is written.
  public var isDryRun = false

  public init(source: String, today: Day) {
    self.source = source
    self.today = today
  }
}
