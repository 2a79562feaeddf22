/// The 12-digit number by which every file of the state knows a citizen.
///
/// Three digits say where the birth was registered, one the century and the sex, two the year of birth; six are random, and there is
/// no check digit, so a mistyped random digit makes another valid number. The card numbers of 12 digits that were given from 2012
/// became personal identifiers as they are.
///
/// `description` and reflection show only the place; ``digits`` is the one way to the number, so that nothing prints it by accident.
/// An integer: no memory is taken, and the order is that of the digits.
///
/// Source: Decree 137/2015/NĐ-CP, article 13; Circular 07/2016/TT-BCA, article 7 and annex 1.
///
///     PersonalIdentifier(digits: "001098000123")?.birthYear  // 1998
public struct PersonalIdentifier: Hashable, Comparable, Sendable {
  /// The digits as one number, below 10¹²; for storing sealed and for hashing, never for showing.
  public let number: UInt64

  /// - Returns: `nil` for a number that cannot be an identifier: more than 12 digits, or a place that is no province.
  public init?(number: UInt64) {
    guard number < 1_000_000_000_000, Self.fault(ofPlace: Int(number / 1_000_000_000)) == nil else { return nil }
    self.number = number
  }

  /// - Returns: `nil` for any text that ``IdentityNumber`` does not take as a personal identifier.
  public init?(digits text: some StringProtocol) {
    guard case .personal(let identifier)? = try? IdentityNumber(text) else { return nil }
    self = identifier
  }

  /// What is wrong with the three digits of the place.
  ///
  /// Codes above those of the provinces are countries'. The annex of the countries is not held here, so these are taken unchecked.
  static func fault(ofPlace code: Int) -> IdentifierFault? {
    code > Province.all[Province.all.count - 1].code || Province.with(code: code) != nil ? nil : .place
  }

  /// Three digits: where the birth was registered.
  public var placeCode: Int { Int(number / 1_000_000_000) }

  /// Where the birth was registered; `nil` for a country abroad.
  public var province: Province? { Province.with(code: placeCode) }

  /// The digit of century and sex: even is male, and every two stand for a century from 1900.
  private var centuryAndSex: Int { Int(number / 100_000_000 % 10) }

  /// 1900 to 2399.
  public var birthYear: Int { 1900 + centuryAndSex / 2 * 100 + Int(number / 1_000_000 % 100) }

  /// Male or female, as the birth was registered.
  public var sex: Sex { centuryAndSex.isMultiple(of: 2) ? .male : .female }

  /// The twelve digits. Personal data: to be sealed, or shown to an officer whose reading is in the log.
  public var digits: String { Self.padded(number, to: 12) }

  static func padded(_ number: UInt64, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  public static func < (a: PersonalIdentifier, b: PersonalIdentifier) -> Bool { a.number < b.number }
}

extension PersonalIdentifier: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The place and nothing else, `001•••••••••`.
  public var description: String { Self.padded(UInt64(placeCode), to: 3) + "•••••••••" }
  public var debugDescription: String { description }
  /// Nothing: `dump` and failed expectations print what a mirror shows.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
