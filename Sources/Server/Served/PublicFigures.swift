import Criteria
import Crypto
import Foundation
import Quantities
import Store
import Zones

/// What the public may see of a map: by the rule for small counts, with the city's own noise.
struct PublicFigures: Sendable {
  let rule: DisclosureRule
  private let secret: [UInt8]

  private static let setting = "disclosure-secret"

  /// Takes the city's secret, which is made when it is first needed. It lies beside the exact counts that it protects: who has the
  /// file needs neither.
  ///
  /// - Throws: `StoreError`.
  init(_ rule: DisclosureRule, _ database: DatabaseFile) throws {
    self.rule = rule
    let text =
      try database.read { try $0.setting(Self.setting) }
      ?? database.write { writing in
        // Another process may have been first.
        if let made = try writing.setting(Self.setting) { return made }
        let made = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }.hexadecimal
        try writing.set(Self.setting, to: made)
        return made
      }
    secret = Array(text.utf8)
  }

  /// Protects counts that are in no map, with the same noise.
  var counts: CountProtection { CountProtection(rule, secret: secret) }

  func shown(_ map: ZoneMap) -> ZoneMap { map.protected(by: rule, secret: secret) }

  /// The rule of a file, or of the geodata that come with the program.
  ///
  /// - Throws: `CriteriaError`; `NoRule`: without a rule nothing may be shown.
  static func rule(_ file: String?) throws -> DisclosureRule {
    guard let path = file ?? GeodataFolder.path(of: "disclosure.yaml") else { throw NoRule() }
    return try DisclosureRule.load(path: path)
  }

  struct NoRule: Error, CustomStringConvertible {
    var description: String {
      "there is no geodata/disclosure.yaml, which says how small counts are protected; name the folder of geodata in the "
        + "environment variable ZONAL_GEODATA"
    }
  }
}
