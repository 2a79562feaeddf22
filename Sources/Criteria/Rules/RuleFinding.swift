/// One thing that is wrong with a file of rules, with the line to look at.
public struct RuleFinding: Hashable, Sendable, CustomStringConvertible {
  public var file: String
  public var line: Int
  /// Stable name of the kind of finding.
  public var code: String
  public var message: String

  public var description: String { "\(file):\(line): \(code): \(message)" }
}
