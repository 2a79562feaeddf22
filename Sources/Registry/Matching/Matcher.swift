import Foundation

/// Weighs how likely records without identifier are of given citizens, and says why, field by field.
///
/// The score is the logarithm to base 2 of the odds that a record is of a citizen: the sum of its ``Evidence``, less the logarithm
/// of the number of people whom it could be of. At 10 one expects a thousandth of a namesake who agrees as well. Fields are weighed
/// as if they were independent of one another, which the members of a family are not: therefore ``AutomaticRule`` asks for a lead.
///
/// Pure, immutable and shared between threads: the same record and people give the same, in any order of the people.
///
/// Sources: see ``RecordWeights``; P. Christen, "Data Matching", Springer 2012, doi:10.1007/978-3-642-31164-2.
public struct Matcher: Sendable {
  let frequencies: RegisterFrequencies
  let shares: MatchShares
  let constantBits: [Double]
  private let districts: [Int32: Int32]
  /// What the number of people takes from every score.
  private let prior: Double

  /// - Parameters:
  ///   - districts: the district's number by the row number of the ward; wards that are not in it have none.
  public init(frequencies: RegisterFrequencies, shares: MatchShares = .byHand, districts: [Int: Int] = [:]) {
    self.frequencies = frequencies
    self.shares = shares
    self.districts = Dictionary(uniqueKeysWithValues: districts.map { (Int32($0.key), Int32($0.value)) })
    prior = -log2(Double(max(1, frequencies.count)))
    constantBits = RecordWeights.constantBits(
      shares, frequencies, givenSlips: frequencies.slipShares(frequencies.given),
      familySlips: frequencies.slipShares(frequencies.family))
  }

  /// A record made ready to be compared with many citizens.
  struct Prepared {
    let record: MatchRecord
    let weights: RecordWeights
    let otherOrders: [PersonName]
  }

  func prepared(_ record: MatchRecord) -> Prepared {
    Prepared(record: record, weights: RecordWeights(record, self), otherOrders: record.name.otherOrders)
  }

  /// The score of a citizen with what it is made of.
  public func candidate(_ record: MatchRecord, _ person: MatchPerson) -> MatchCandidate {
    candidate(prepared(record), person)
  }

  func candidate(_ prepared: borrowing Prepared, _ person: MatchPerson) -> MatchCandidate {
    var evidence: [Evidence] = []
    var score = prior
    compare(prepared, person) { field, agreement, bits in
      evidence.append(Evidence(field, agreement, bits: bits))
      score += bits
    }
    let wards = (0..<4).map { Int(person.wards[$0]) }.filter { $0 != 0 }
    return MatchCandidate(citizen: person.citizen, score: score, evidence: evidence, wards: wards)
  }

  /// The score alone.
  func score(_ prepared: borrowing Prepared, _ person: MatchPerson) -> Double {
    var score = prior
    compare(prepared, person) { _, _, bits in score += bits }
    return score
  }

  /// Whether a name shares a word with that of the record: with slips in both words nobody would take it for the same.
  func isWorthComparing(_ prepared: borrowing Prepared) -> (NameBrief) -> Bool {
    let (family, given) = (prepared.record.name.family, prepared.record.name.given)
    let own = NameBrief(prepared.record.name)
    let knowsLittle = family.isNone || given.count == 1
    return { other in
      if own.given == other.given || own.joined == other.joined { return true }
      if own.given == other.family || own.family == other.given { return true }
      guard own.family == other.family else { return false }
      return knowsLittle || TypingSlip.between(given, NameWord(letters: other.given)) != nil
    }
  }

  // MARK: Comparing

  /// Calls `body` with each field that both have, how it agrees and what that is worth.
  @inline(__always)
  private func compare(
    _ prepared: borrowing Prepared, _ person: MatchPerson, _ body: (Evidence.Field, Agreement, Double) -> Void
  ) {
    let record = prepared.record
    compareNames(prepared, person.name, body)
    func tell(_ field: Evidence.Field, _ agreement: Agreement) {
      body(field, agreement, prepared.weights[field, agreement])
    }
    if let birth = record.birth { tell(.birthDate, BirthDateParts.agreement(birth, person.birth)) }
    if record.sex != .unknown, person.sex != .unknown { tell(.sex, record.sex == person.sex ? .same : .different) }
    if record.ward != 0, person.wards != .zero { tell(.ward, wardAgreement(Int32(record.ward), person.wards)) }
    if let a = record.phone, let b = person.phone { tell(.phone, DigitAgreement.between(a.number, b.number)) }
    if let a = record.formerNumber, let b = person.formerNumber {
      tell(.formerNumber, DigitAgreement.between(UInt64(a.number), UInt64(b.number)))
    }
  }

  private func wardAgreement(_ ward: Int32, _ wards: SIMD4<Int32>) -> Agreement {
    for place in 0..<4 where wards[place] == ward { return .same }
    guard let district = districts[ward] else { return .different }
    for place in 0..<4 where wards[place] != 0 && districts[wards[place]] == district { return .sameDistrict }
    return .different
  }

  @inline(__always)
  private func compareNames(
    _ prepared: borrowing Prepared, _ b: PersonName, _ body: (Evidence.Field, Agreement, Double) -> Void
  ) {
    let a = prepared.record.name
    if a.joined == b.joined, a.given.letters != b.given.letters || a.family.letters != b.family.letters {
      return body(.givenName, .spacing, prepared.weights[.givenName, .spacing])
    }
    if a.given.letters != b.given.letters, a.family.letters != b.family.letters {
      for other in prepared.otherOrders
      where other.given.letters == b.given.letters && other.family.letters == b.family.letters {
        body(.nameOrder, .exchanged, prepared.weights[.nameOrder, .exchanged])
        // So few that the frequencies of the other words are looked up only here.
        var turned = prepared.record
        turned.name = other
        return compareWords(other, b, RecordWeights(turned, self), body)
      }
    }
    compareWords(a, b, prepared.weights, body)
  }

  @inline(__always)
  private func compareWords(
    _ a: PersonName, _ b: PersonName, _ weights: RecordWeights, _ body: (Evidence.Field, Agreement, Double) -> Void
  ) {
    let isUnmarked = a.isPlain != b.isPlain
    func tell(_ field: Evidence.Field, _ agreement: Agreement) {
      // What only one side has says nothing.
      body(field, agreement, agreement == .absent ? 0 : weights[field, agreement])
    }
    tell(.familyName, NameAgreement.between(a.family, b.family, isUnmarked: isUnmarked))
    tell(.middleName, NameAgreement.between(a.middle, b.middle, isUnmarked: isUnmarked))
    tell(.givenName, NameAgreement.between(a.given, b.given, isUnmarked: isUnmarked))
  }
}
