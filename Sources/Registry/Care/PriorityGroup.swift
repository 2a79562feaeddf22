public import Store

/// A priority group by number: its code in files, and its name for people.
public struct PriorityGroup: Hashable, Sendable {
  /// 0 to 62.
  public let number: Int
  public let code: String
  public let name: String

  public init(number: Int, code: String, name: String) {
    self.number = number
    self.code = code
    self.name = name
  }

  /// The groups that there are, by number.
  ///
  /// - Throws: `StoreError`.
  public static func all(_ reading: Reading) throws -> [PriorityGroup] {
    try reading.all("SELECT id, code, name FROM registry_groups ORDER BY id") {
      PriorityGroup(number: $0.int(0), code: $0.text(1), name: $0.text(2))
    }
  }

  /// Names a group, or names it anew.
  ///
  /// - Throws: `RegistryError.invalidOption` for a number that no group can have; `StoreError.constraint` for a code that another has.
  public func put(_ writing: Writing) throws {
    guard PriorityGroups.numbers.contains(number) else {
      throw RegistryError.invalidOption("a priority group's number is 0 to 62, and not \(number)")
    }
    try writing.run(
      """
      INSERT INTO registry_groups (id, code, name) VALUES (?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET code = excluded.code, name = excluded.name
      """, [SQLValue(number), .text(code), .text(name)])
  }
}
