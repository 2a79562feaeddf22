import Epidemiology
import Quantities
import Registry

/// What a row says of one person: whatever stands in `given` or is taken back by `withdrawn`, and nothing of the rest.
struct PersonLine: Sendable {
  /// A set of columns.
  struct Columns: OptionSet, Sendable {
    var rawValue: UInt64 = 0
    init(rawValue: UInt64) { self.rawValue = rawValue }
    init(_ column: CaseColumn) { rawValue = 1 << UInt64(column.rawValue) }
  }

  var row: Int
  var source: Int
  var name: String
  var person = CasePerson()
  var facts: CaseFacts
  var status: CaseStatus
  /// The record under which this one is read.
  var mergedInto: (source: Int, name: String)?
  var given: Columns = []
  var withdrawn: Columns = []

  /// Changes what is known by what the row says.
  ///
  /// The class changes only while it is the word of a source: what the office decided, a file does not undo.
  ///
  /// - Parameter derived: whether windows and F numbers are taken from the row, where nothing here reckons them.
  func apply(to person: inout CasePerson, _ facts: inout CaseFacts, _ status: inout CaseStatus, derived: Bool) {
    facts.reportDay = self.facts.reportDay
    put(.wardCode, self.facts.residence, &facts.residence, without: nil)
    put(.reportWardCode, self.facts.reportWard, &facts.reportWard, without: nil)
    put(.onsetDate, self.facts.onset, &facts.onset, without: nil)
    put(.exposureDate, self.facts.exposure, &facts.exposure, without: nil)
    put(.transmission, self.facts.transmission, &facts.transmission, without: .community)
    put(.age, self.facts.age, &facts.age, without: nil)
    put(.birthYear, self.facts.birthYear, &facts.birthYear, without: nil)
    put(.sex, self.facts.sex, &facts.sex, without: .unknown)
    put(.outcome, self.facts.outcome, &facts.outcome, without: .unknown)
    put(.outcomeDate, self.facts.outcomeDay, &facts.outcomeDay, without: nil)
    put(.doses, self.facts.doses, &facts.doses, without: nil)
    put(.lastDoseDate, self.facts.lastDose, &facts.lastDose, without: nil)
    put(.recoveredDate, self.facts.recovered, &facts.recovered, without: nil)
    put(.askedSymptoms, self.facts.askedSymptoms, &facts.askedSymptoms, without: false)
    put(.askedExposures, self.facts.askedExposures, &facts.askedExposures, without: false)
    put(.name, self.person.name, &person.name, without: "")
    put(.identifier, self.person.identifier, &person.identifier, without: nil)
    put(.phone, self.person.phone, &person.phone, without: "")
    put(.address, self.person.address, &person.address, without: "")
    put(.notes, self.person.notes, &person.notes, without: "")
    guard status.basis == .source else { return }
    if given.contains(Columns(.classification)) { status.caseClass = self.status.caseClass }
    guard derived else { return }
    put(.infectiousFrom, self.status.infectiousFrom, &status.infectiousFrom, without: nil)
    put(.infectiousUntil, self.status.infectiousUntil, &status.infectiousUntil, without: nil)
    put(.distance, self.status.distance, &status.distance, without: nil)
    put(.isOpen, self.status.isOpen, &status.isOpen, without: false)
  }

  private func put<Value>(_ column: CaseColumn, _ said: Value, _ known: inout Value, without nothing: Value) {
    if given.contains(Columns(column)) {
      known = said
    } else if withdrawn.contains(Columns(column)) {
      known = nothing
    }
  }
}
