import Foundation
import Quantities

/// The bits that each agreement of each field of one record is worth.
///
/// All look-ups of frequencies are made once a record, so that a comparison with a citizen only picks numbers.
///
/// Sources: I. P. Fellegi, A. B. Sunter, "A theory for record linkage", J. Am. Stat. Assoc. 64, 1969,
/// doi:10.1080/01621459.1969.10501049 (weights); W. E. Winkler, "String comparator metrics and enhanced decision rules in the
/// Fellegi-Sunter model of record linkage", 1990 (partial agreement of names, frequencies of values).
struct RecordWeights {
  private var bits: [Double]
  private static let width = Agreement.allCases.count

  subscript(field: Evidence.Field, agreement: Agreement) -> Double {
    bits[field.rawValue * Self.width + agreement.rawValue]
  }

  private mutating func set(_ field: Evidence.Field, _ agreement: Agreement, _ share: Double, among others: Double) {
    bits[field.rawValue * Self.width + agreement.rawValue] = log2(share / min(1, max(others, 1e-9)))
  }

  /// - Complexity: some 20 look-ups.
  init(_ record: MatchRecord, _ matcher: borrowing Matcher) {
    bits = matcher.constantBits
    let (shares, frequencies) = (matcher.shares, matcher.frequencies)
    setName(.familyName, record.name.family, isPlain: record.name.isPlain, frequencies.family, matcher)
    setName(.givenName, record.name.given, isPlain: record.name.isPlain, frequencies.given, matcher)
    let middle = frequencies.share(frequencies.middle[record.name.middleKey])
    for agreement in [Agreement.same, .unmarked] {
      set(.middleName, agreement, shares.share(.middleName, agreement), among: middle)
    }
    let sex = frequencies.share(frequencies.sexes[record.sex])
    set(.sex, .same, shares.share(.sex, .same), among: sex)
    set(.sex, .different, shares.share(.sex, .different), among: 1 - sex)
    set(.ward, .same, shares.share(.ward, .same), among: frequencies.share(frequencies.wards[Int32(record.ward)]))
    if let birth = record.birth { setBirth(birth, shares, frequencies) }
  }

  private mutating func setName(
    _ field: Evidence.Field, _ word: NameWord, isPlain: Bool, _ names: RegisterFrequencies.Names,
    _ matcher: borrowing Matcher
  ) {
    let (shares, frequencies) = (matcher.shares, matcher.frequencies)
    let sameLetters = frequencies.share(names.letters[word.letters])
    let sameWord = frequencies.share(names.words[word])
    // A record without diacritics cannot tell Dung from Dũng.
    set(field, .same, shares.share(field, .same), among: isPlain ? sameLetters : sameWord)
    set(field, .unmarked, shares.share(field, .unmarked), among: sameLetters)
    set(field, .otherMarks, shares.share(field, .otherMarks), among: max(sameLetters - sameWord, frequencies.share(0)))
    set(field, .different, shares.share(field, .different), among: 1 - sameLetters)
  }

  private mutating func setBirth(_ birth: BirthDateParts, _ shares: MatchShares, _ frequencies: RegisterFrequencies) {
    let year = frequencies.share(frequencies.years[birth.year])
    let day = frequencies.share(birth.filed.flatMap { frequencies.days[$0] })
    set(.birthDate, .same, shares.share(.birthDate, .same), among: day)
    set(.birthDate, .exchanged, shares.share(.birthDate, .exchanged), among: year / 365)
    // Some 45 days are one digit away.
    set(.birthDate, .oneDigit, shares.share(.birthDate, .oneDigit), among: 45 * year / 365)
    if birth.isPlaceholder || birth.day == 0 {
      // What the record does not say cannot disagree.
      set(.birthDate, .yearOnly, shares.share(.birthDate, .same), among: birth.month > 1 ? year / 12 : year)
    } else {
      let first = frequencies.share(Day(year: birth.year, month: 1, day: 1).flatMap { frequencies.days[$0] })
      set(.birthDate, .yearOnly, shares.share(.birthDate, .yearOnly), among: first)
    }
  }

  /// The bits that do not depend on the record.
  static func constantBits(
    _ shares: MatchShares, _ frequencies: RegisterFrequencies, givenSlips: [TypingSlip: Double],
    familySlips: [TypingSlip: Double]
  ) -> [Double] {
    var weights = RecordWeights(bits: [Double](repeating: 0, count: Evidence.Field.allCases.count * width))
    for slip in TypingSlip.allCases {
      let agreement = Agreement(slip)
      weights.set(
        .familyName, agreement, shares.share(.familyName, agreement), among: max(familySlips[slip] ?? 0, 0.0005))
      weights.set(
        .givenName, agreement, shares.share(.givenName, agreement), among: max(givenSlips[slip] ?? 0, 0.0005))
      weights.set(.middleName, agreement, shares.share(.middleName, agreement), among: 0.01)
    }
    for field in [Evidence.Field.familyName, .givenName] {
      weights.set(field, .initial, shares.share(field, .initial), among: 0.06)
      // All letters of the name in their order: its words are then not weighed one by one.
      weights.set(field, .spacing, shares.share(field, .spacing), among: 0.00001)
    }
    // Half of all women are Thị and many men Văn, so that a shared middle name is nothing rare.
    weights.set(.middleName, .otherMarks, shares.share(.middleName, .otherMarks), among: 0.02)
    weights.set(.middleName, .part, shares.share(.middleName, .part), among: 0.2)
    weights.set(.middleName, .different, shares.share(.middleName, .different), among: 0.7)
    weights.set(.nameOrder, .exchanged, shares.share(.nameOrder, .exchanged), among: 1)
    weights.set(.birthDate, .different, shares.share(.birthDate, .different), among: 1)
    weights.set(.ward, .sameDistrict, shares.share(.ward, .sameDistrict), among: 0.04)
    weights.set(.ward, .different, shares.share(.ward, .different), among: 1)
    // A family shares a phone.
    weights.set(.phone, .same, shares.share(.phone, .same), among: 4 / Double(max(1, frequencies.count)))
    weights.set(.phone, .oneDigit, shares.share(.phone, .oneDigit), among: 0.00001)
    weights.set(.phone, .different, shares.share(.phone, .different), among: 1)
    weights.set(
      .formerNumber, .same, shares.share(.formerNumber, .same), among: 1 / Double(max(1, frequencies.count)))
    weights.set(.formerNumber, .oneDigit, shares.share(.formerNumber, .oneDigit), among: 0.00001)
    weights.set(.formerNumber, .different, shares.share(.formerNumber, .different), among: 1)
    return weights.bits
  }

  private init(bits: [Double]) { self.bits = bits }
}
