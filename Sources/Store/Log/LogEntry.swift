import Crypto
import Foundation
public import Quantities

/// An act as the decision log keeps it.
public struct LogEntry: Hashable, Sendable {
  /// Its place in the log, from 1 without gaps.
  public var number: Int
  /// When the transaction that it tells of was made.
  public var recordedAt: Instant
  public var act: Act

  public init(number: Int, recordedAt: Instant, act: Act) {
    self.number = number
    self.recordedAt = recordedAt
    self.act = act
  }

  /// What is hashed. No two entries have the same bytes, and no entry's bytes begin another's.
  ///
  /// The byte 1 (the encoding's version), number and instant in 8 bytes each, then actor, kind, subject, reason and facts in UTF-8,
  /// each behind its length in 4 bytes; numbers with the highest byte first. Facts are a JSON object of texts, keys in the order of
  /// their bytes, as `factsText` writes it and the table keeps it.
  public var encoding: [UInt8] {
    var bytes: [UInt8] = []
    var texts = [act.actor, act.kind, act.subject, act.reason, Self.factsText(act.facts)]
    Self.encode(number: number, recordedAt: recordedAt.milliseconds, into: &bytes)
    for index in texts.indices { texts[index].withUTF8 { Self.encode(UnsafeRawBufferPointer($0), into: &bytes) } }
    return bytes
  }

  /// The hash of the entry in the tree.
  public var leaf: TreeHash { .leaf(encoding) }

  static func encode(number: Int, recordedAt: Int64, into bytes: inout [UInt8]) {
    bytes.append(1)
    withUnsafeBytes(of: UInt64(bitPattern: Int64(number)).bigEndian) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: recordedAt.bigEndian) { bytes.append(contentsOf: $0) }
  }

  static func encode(_ text: UnsafeRawBufferPointer, into bytes: inout [UInt8]) {
    withUnsafeBytes(of: UInt32(text.count).bigEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: text)
  }

  // MARK: Facts

  /// A JSON object without spaces: the same text for the same facts.
  static func factsText(_ facts: [String: String]) -> String {
    func quoted(_ text: String) -> String {
      var result = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": result += "\\\(scalar)"
        case "\u{0}"..."\u{1F}": result += "\\u00" + [UInt8(scalar.value)].hexadecimal
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result + "\""
    }
    let sorted = facts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return "{" + sorted.map { "\(quoted($0.key)):\(quoted($0.value))" }.joined(separator: ",") + "}"
  }

  /// - Returns: `nil` when the text is no JSON object of texts.
  static func facts(_ text: String) -> [String: String]? {
    try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))
  }
}
