import Credentials
import Permits
import Quantities
import TestSupport

/// A bundle, what is scanned or typed, a moment and a place, made at random with what often goes wrong.
struct CheckerCase {
  /// Place in the list of signed bundles; `nil` for a checker that has none.
  var bundle: Int?
  var text: String
  var now: Int
  var ward: Int?
}

extension CheckerCase {
  /// A town, and bundles of it that were signed for these tests.
  struct World {
    var town = CheckpointTown()
    var bundles: [[UInt8]] = []
    var checkers: [PermitChecker] = []

    init() throws {
      let codes = (0..<8).map { TypedCode(value: UInt64($0) * 999_999_937) }
      let entries = codes.enumerated().map { place, code in
        (
          ListedCodes.key(of: code, salt: Array("salt".utf8), iterations: 5),
          ListedPermit(
            serial: UInt32(9 + place), from: UInt32(CheckpointTown.now - CheckpointTown.day),
            until: UInt32(CheckpointTown.now + CheckpointTown.day), group: UInt8(place % 4),
            hours: place == 7 ? ClockSpan(from: 1200, until: 600) : ClockSpan(from: 300, until: 1300),
            weekdays: place == 6 ? 0b000_0001 : 0b111_1111, origin: UInt16(place % 7),
            destination: UInt16(place * 3 % 6))
        )
      }
      var listing = town.bundle
      listing.listed = ListedCodes(salt: Array("salt".utf8), iterations: 5, entries: entries)
      var endless = listing
      endless.policy?.maxAge = 400 * CheckpointTown.day
      endless.policy?.clockOffset = -5 * CheckpointTown.hour
      endless.gate?[0].until = nil
      let groups = endless.gate?[1].groups ?? [:]
      endless.gate?[0].groups = groups
      for bundle in [town.bundle, listing, endless] {
        let bytes = bundle.signed(by: town.bundling)
        var checker = PermitChecker(anchors: [town.bundling.verifyingKey])
        try checker.take(bytes)
        bundles.append(bytes)
        checkers.append(checker)
      }
    }

    func random(_ random: inout SplitMix) throws -> CheckerCase {
      let now =
        CheckpointTown.now + Int.random(in: -2...2, using: &random)
        * Int([0, 60, 3600, 30_000, 90_000, 300_000].randomElement(using: &random)!)
      let text = try Int.random(in: 0..<6, using: &random) == 0 ? typed(&random) : credential(&random)
      return CheckerCase(
        bundle: Int.random(in: 0..<20, using: &random) == 0 ? nil : Int.random(in: 0..<bundles.count, using: &random),
        text: text, now: now, ward: Bool.random(using: &random) ? nil : Int.random(in: 0...6, using: &random))
    }

    private func typed(_ random: inout SplitMix) -> String {
      let code = TypedCode(value: UInt64.random(in: 0...9, using: &random) * 999_999_937).description
      switch Int.random(in: 0..<6, using: &random) {
      case 0: return code.lowercased()
      case 1: return String(code.prefix(9)) + "0"
      case 2: return " " + code.replacing("-", with: " ") + "\r\n"
      case 3: return code.replacing("0", with: "o").replacing("1", with: "l")
      default: return code
      }
    }

    private func credential(_ random: inout SplitMix) throws -> String {
      var claims = town.claims(serial: Int.random(in: 8...18, using: &random))
      func maybe(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }
      if maybe(12) { claims.house = "village" }
      if maybe(6) { claims.vintage = [1, 2, 3, 4] }
      if maybe(3) { claims.group = ["1", "10", "ă"].randomElement(using: &random)! }
      if maybe(2) {
        claims.hours = ClockSpan(
          from: Int.random(in: 0..<1440, using: &random), until: Int.random(in: 0...1440, using: &random))
      }
      if maybe(3) { claims.weekdays = Set((1...7).filter { _ in Bool.random(using: &random) }).union([2]) }
      if maybe(2) {
        claims.origin = Int.random(in: 0...5, using: &random)
        claims.destination = Int.random(in: 0...6, using: &random)
        claims.route = Set([claims.origin, claims.destination, Int.random(in: 0...5, using: &random)]).sorted()
      }
      if maybe(4) { (claims.birthYear, claims.lastDigits, claims.plate) = (nil, nil, nil) }
      let keys = [
        town.issuing, town.issuing, town.issuing, town.edwards, town.bundling, town.stolen, town.retired, town.stranger,
      ]
      var text = try town.text(claims, by: keys.randomElement(using: &random)!)
      if maybe(8) {
        var letters = Array(text)
        letters[Int.random(in: 4..<letters.count, using: &random)] = "0123456789ABC $%*+-./:a".randomElement(
          using: &random)!
        text = String(letters)
      }
      if maybe(20) { text += ["\r\n", " ", "0", "\n \n"].randomElement(using: &random)! }
      return text
    }
  }
}
