/// What was read of personal data, and what the log must know of it.
public struct Disclosure<Value> {
  public var value: Value
  /// What was read, by numbers: `citizen 4711`.
  public var subject: String
  /// The wards that it belongs to.
  public var wards: [Int]
  public var facts: [String: String]

  public init(_ value: Value, subject: String, wards: [Int], facts: [String: String] = [:]) {
    self.value = value
    self.subject = subject
    self.wards = wards
    self.facts = facts
  }
}

extension DatabaseFile {
  /// Reads personal data for somebody: gathers it, asks for the right, puts the reading into the log, and only then returns it.
  ///
  /// - Parameters:
  ///   - right: what the officer must have in one of the wards of what was gathered.
  ///   - kind: what the log calls the reading, `citizen.read`.
  ///   - body: gathers the data; `nil` when there is nothing of the kind, of which nothing is logged.
  /// - Throws: `AccessError.refused`, which is logged; `LogError`; `StoreError`; what `body` throws.
  public func disclose<Value>(
    _ right: Right, to access: Access, kind: String, _ body: (Reading) throws -> Disclosure<Value>?
  ) throws -> Value? {
    let found = try read { reading in
      try access.requireAnywhere(right, subject: kind)
      let found = try body(reading)
      if let found { try access.require(right, among: found.wards, subject: found.subject) }
      return found
    }
    guard let found else { return nil }
    try write { $0.record(access.act(kind, subject: found.subject, facts: found.facts)) }
    return found.value
  }
}
