/// Where a text stops being JSON, and what was expected there.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Line and column of the byte, both from 1; columns count bytes.
  public var line: Int
  public var column: Int
  public var message: String

  public init(line: Int, column: Int, message: String) {
    self.line = line
    self.column = column
    self.message = message
  }

  public var description: String { "line \(line), column \(column): \(message)" }
}
