/// The keys by which a log's heads are checked.
struct LogSignatures {
  enum Outcome: Equatable {
    case valid, invalid, unsigned
    case unknownKey(Int)
  }

  /// The keys that the file names, by number.
  let keys: [Int: [UInt8]]
  /// Those that are believed; `nil` for all that the file names.
  let trusted: [[UInt8]]?

  /// Whether the log is one whose heads must be signed by now.
  var areExpected: Bool { trusted != nil || !keys.isEmpty }

  func check(_ head: TreeHead) -> Outcome {
    guard let signature = head.signature else { return .unsigned }
    guard let key = keys[signature.key], trusted?.contains(key) ?? true else { return .unknownKey(signature.key) }
    return head.isSigned(by: key) ? .valid : .invalid
  }

  /// Whether a head that was kept elsewhere is one of this log; one without signature is taken as it is.
  func vouch(forGiven head: TreeHead) -> Bool {
    head.signature == nil || (trusted ?? Array(keys.values)).contains { head.isSigned(by: $0) }
  }
}
