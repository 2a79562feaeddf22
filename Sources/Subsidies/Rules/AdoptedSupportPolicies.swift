import Criteria
public import Store

/// The policies that a city has adopted, as their texts were then: several files at once, of each id the one adopted last.
public struct AdoptedSupportPolicies: Sendable {
  static let kind = "support-policies"

  /// One file as it was adopted.
  public struct File: Sendable {
    /// The row, which decisions name.
    public let number: Int
    public let policies: SupportPolicies
    /// SHA-256 of the text, in hexadecimal.
    public let digest: String
    /// As it was adopted.
    public let text: String
  }

  /// In the order in which their ids were adopted first; empty before any was.
  public let files: [File]
  public let catalogue: SupportCatalogue

  /// Adopts a file from now on: an act, with the text kept. No decision changes by it.
  ///
  /// - Parameter text: as the file has it.
  /// - Returns: the row; that of before when the same text of the same id is adopted already.
  /// - Throws: `AccessError.refused` without the right to decree; `CriteriaError`; `StoreError`.
  @discardableResult
  public static func adopt(_ text: String, file: String, by access: Access, _ writing: Writing) throws -> Int {
    try access.require(.decree, subject: kind)
    let policies = try SupportPolicies.parse(text, file: file)
    let before = try AdoptedRules.lastOfEach(kind, writing)
    if let same = before.first(where: { $0.name == policies.id && $0.text == text }) { return same.number }
    for other in try before.filter({ $0.name != policies.id }).map({ try File($0) }) {
      if let taken = other.policies.policies.first(where: { policies.policy($0.id) != nil }) {
        throw CriteriaError.malformed(
          file: file, line: policies.policy(taken.id)?.line ?? 1,
          message: "a policy '\(taken.id)' is adopted with \(other.policies.id) already; give it another id")
      }
    }
    return try AdoptedRules.adopt(kind, name: policies.id, version: policies.version, text: text, by: access, writing)
  }

  /// Those in force.
  ///
  /// - Throws: `CriteriaError`; `StoreError`.
  public static func last(_ reading: Reading) throws -> AdoptedSupportPolicies {
    AdoptedSupportPolicies(try AdoptedRules.lastOfEach(kind, reading).map { try File($0) })
  }

  /// The file of a row, as decisions name it.
  ///
  /// - Returns: `nil` when there is no such row.
  /// - Throws: `CriteriaError`; `StoreError`.
  public static func row(_ number: Int, _ reading: Reading) throws -> File? {
    guard let found = try AdoptedRules.row(number, reading) else { return nil }
    return try File(found)
  }

  private init(_ files: [File]) {
    self.files = files
    catalogue = SupportCatalogue(files.map(\.policies))
  }

  /// The row of the file that a policy is in.
  public func row(ofPolicy id: String) -> Int? { files.first { $0.policies.policy(id) != nil }?.number }
}

extension AdoptedSupportPolicies.File {
  fileprivate init(_ rules: AdoptedRules) throws {
    number = rules.number
    policies = try .parse(rules.text, file: rules.name + ".yaml")
    digest = rules.digest
    text = rules.text
  }
}
