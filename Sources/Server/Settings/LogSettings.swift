public import Logging

/// What a server writes about its work.
public struct LogSettings: Sendable {
  public enum Format: String, CaseIterable, Sendable {
    /// One JSON object a line.
    case json
    /// `name=value` pairs.
    case logfmt
    /// A sentence, for people.
    case text
  }

  public var format = Format.json
  /// What is less important is not written.
  public var level = Logger.Level.info
  /// How important a request is that was answered; `nil` writes none. One that the server could not answer is an error all the same.
  public var access: Logger.Level? = .info
  /// Whether the addresses of clients are written.
  public var addresses = false

  public init() {}
}
