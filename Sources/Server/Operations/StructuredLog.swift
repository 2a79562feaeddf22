public import Logging
public import Quantities
import SpatialCore

/// Writes each event as one line: a JSON object, `name=value` pairs or a sentence.
public struct StructuredLog: LogHandler {
  public var metadata: Logger.Metadata = [:]
  public var metadataProvider: Logger.MetadataProvider?
  public var logLevel: Logger.Level
  private let format: LogSettings.Format
  private let output: LogOutput
  private let clock: @Sendable () -> Instant

  public init(_ settings: LogSettings, output: LogOutput, clock: @escaping @Sendable () -> Instant) {
    logLevel = settings.level
    format = settings.format
    self.output = output
    self.clock = clock
  }

  /// A logger that writes this way.
  public static func logger(
    _ settings: LogSettings, output: LogOutput, clock: @escaping @Sendable () -> Instant
  ) -> Logger {
    Logger(label: "zonal") { _ in StructuredLog(settings, output: output, clock: clock) }
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    var fields: [(String, Logger.MetadataValue)] = []
    var all = metadataProvider?.get() ?? [:]
    all.merge(metadata) { $1 }
    if let own = event.metadata { all.merge(own) { $1 } }
    if let error = event.error { all["error"] = "\(type(of: error))" }
    // The server names its requests itself.
    for name in all.keys.sorted() where name != "hb.request.id" { fields.append((name, all[name]!)) }
    let (level, message) = (event.level, event.message.description)
    let bytes =
      switch format {
      case .json: json(level, message, fields)
      case .logfmt: logfmt(level, message, fields)
      case .text: text(level, message, fields)
      }
    output.write(bytes, urgent: level >= .error)
  }

  private func json(_ level: Logger.Level, _ message: String, _ fields: [(String, Logger.MetadataValue)]) -> [UInt8] {
    var writer = JSONWriter()
    writer.append(123)
    writer.key("time", first: true)
    writer.string(clock().description)
    writer.key("level")
    writer.string(level.rawValue)
    writer.key("message")
    writer.string(message)
    for (name, value) in fields {
      writer.key(name)
      Self.write(value, &writer)
    }
    writer.append(125)
    writer.append(10)
    return writer.bytes
  }

  private static func write(_ value: Logger.MetadataValue, _ writer: inout JSONWriter) {
    switch value {
    case .string(let text): writer.string(text)
    case .stringConvertible(let value):
      switch value {
      case let number as Int: writer.integer(number)
      case let number as Double: writer.number(number)
      default: writer.string(value.description)
      }
    case .array(let values):
      writer.append(91)
      for (i, value) in values.enumerated() {
        if i > 0 { writer.append(44) }
        write(value, &writer)
      }
      writer.append(93)
    case .dictionary(let values):
      writer.append(123)
      for (i, (name, value)) in values.sorted(by: { $0.key < $1.key }).enumerated() {
        writer.key(name, first: i == 0)
        write(value, &writer)
      }
      writer.append(125)
    }
  }

  private func logfmt(_ level: Logger.Level, _ message: String, _ fields: [(String, Logger.MetadataValue)]) -> [UInt8] {
    let pairs =
      [("time", clock().description), ("level", level.rawValue), ("message", message)]
      + fields.map { ($0, $1.description) }
    return Array((pairs.map { "\($0)=\(Self.quoted($1))" }.joined(separator: " ") + "\n").utf8)
  }

  private func text(_ level: Logger.Level, _ message: String, _ fields: [(String, Logger.MetadataValue)]) -> [UInt8] {
    let rest = fields.map { " \($0)=\(Self.quoted($1.description))" }.joined()
    let head = "\(clock()) \(level.rawValue.uppercased()) \(Self.oneLine(message))"
    return Array((head + rest + "\n").utf8)
  }

  /// As it is where it holds nothing that could be taken for something else; a line never ends within a value.
  private static func quoted(_ text: String) -> String {
    let isPlain = !text.isEmpty && text.utf8.allSatisfy { $0 > 32 && $0 != 34 && $0 != 61 && $0 != 92 }
    if isPlain { return text }
    var writer = JSONWriter()
    writer.string(text)
    return writer.text
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}
