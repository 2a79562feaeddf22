import Quantities
import Registry
import Store

/// Finds the citizens of doses, and keeps what people have to decide in the queue of matches.
///
/// An identifier is believed where the register has somebody of that name under it; where the name is another's, people decide, since a
/// mistyped digit makes another valid identifier. Without an identifier the automatic rule links or people decide.
struct DoseMatching {
  /// The source by which the queue knows doses; the record is the number of the dose.
  static let source = "vaccination"

  /// When a dose is linked unasked: fields may have slips where the whole tells one person apart from all others by far. What was measured
  /// stands in <doc:Doses>; with every field exact only eight doses in ten would find their people.
  static let rule = AutomaticRule(threshold: 8, lead: 8, allowance: 1.5, isExactOnly: false)

  let queue: MatchQueue
  let register: CitizenRegister
  /// The people among whom doses without identifier are looked for; `nil` leaves these to people.
  let people: (index: MatchIndex, matcher: Matcher)?
  /// Codes of wards by their rows, for what people are shown.
  let codes: (Int) -> String?
  let right: Right
  /// Officers of the wards where candidates dwell on this day may know of them.
  let today: Day

  func owner(of person: DosePerson, home: Int?, _ reading: Reading) throws -> DoseOwner {
    if let identifier = person.identifier {
      let found = try register.confirm(identifier, name: person.name, birthYear: person.birth?.year, reading)
      switch found.answer {
      case .agrees: return DoseOwner(citizen: found.citizen, answer: .agrees)
      case .differs where person.name.isEmpty && person.birth == nil:
        return DoseOwner(citizen: found.citizen, answer: .agrees)
      case .differs:
        var candidates: [MatchCandidate] = []
        if let citizen = found.citizen {
          let record = try register.record(ofCitizen: citizen, reading)
          let wards = record.map { CitizenRegister.wards(ofDweller: $0, on: today).sorted() } ?? []
          candidates.append(MatchCandidate(citizen: citizen, score: 0, evidence: [], wards: wards))
        }
        return DoseOwner(answer: .differs, outcome: .queued(candidates, [.inexact]))
      case .unknown:
        // Whoever is not in the register by number may be there by name: a digit was mistyped, or the number is missing.
        let outcome = person.name.isEmpty ? .queued([], [.nobodyAlike]) : find(person, home)
        if case .linked(let candidate) = outcome {
          return DoseOwner(answer: .unknown, outcome: .queued([candidate], [.inexact]))
        }
        return DoseOwner(answer: .unknown, outcome: outcome)
      }
    }
    if person.isNobody { return DoseOwner(answer: .unknown) }
    let outcome = find(person, home)
    if case .linked(let candidate) = outcome {
      return DoseOwner(citizen: candidate.citizen, answer: .agrees, outcome: outcome)
    }
    return DoseOwner(answer: .unknown, outcome: outcome)
  }

  private func find(_ person: DosePerson, _ home: Int?) -> MatchOutcome {
    guard let people else { return .queued([], [person.name.isEmpty ? .noName : .nobodyAlike]) }
    let record = MatchRecord(
      name: PersonName(person.name), birth: person.birth.map { BirthDateParts($0) }, sex: person.sex, ward: home ?? 0,
      phone: person.phone.isEmpty ? nil : PhoneNumber(person.phone))
    return people.index.match(record, with: people.matcher, rule: Self.rule)
  }

  /// Puts what was found of a dose into the queue.
  ///
  /// - Returns: the number of the entry; `nil` where nobody need look.
  func keep(
    _ owner: DoseOwner, dose: Int, _ person: DosePerson, home: Int?, by access: Access, _ writing: Writing
  ) throws -> Int? {
    guard let outcome = owner.outcome else { return nil }
    let said = written(person, home)
    switch outcome {
    case .linked(let candidate):
      try queue.link(
        source: Self.source, record: String(dose), ward: home, said: said, to: candidate, right: right, by: access,
        writing)
      return nil
    case .queued(let candidates, let reasons):
      return try queue.enqueue(
        source: Self.source, record: String(dose), ward: home, said: said, candidates: candidates, reasons: reasons,
        right: right, by: access, writing
      ).number
    }
  }

  private func written(_ person: DosePerson, _ home: Int?) -> WrittenRecord {
    var fields: [String: String] = [:]
    fields["name"] = person.name.isEmpty ? nil : person.name
    fields["birth_date"] = person.birth?.description
    fields["sex"] = person.sex == .unknown ? nil : person.sex == .male ? "M" : person.sex == .female ? "F" : "other"
    fields["ward_code"] = home.flatMap(codes)
    fields["phone"] = person.phone.isEmpty ? nil : person.phone
    fields["identifier"] = person.identifier?.digits
    return WrittenRecord(fields)
  }
}
