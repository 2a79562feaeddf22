import Quantities

/// What earlier rows of the same file said of a citizen, so that a later one can add to it but not contradict it.
///
/// Without it, two rows that contradict each other would overwrite one another again with every import of their file.
struct SaidBefore: Hashable, Sendable {
  struct Period: Hashable, Sendable {
    var kind: ResidenceKind
    var first: Day?
  }

  var fields: CitizenFields = []
  /// Fields that were taken back.
  var withdrawn: CitizenFields = []
  var periods: [Period] = []

  mutating func add(_ statement: CitizenStatement) {
    fields.formUnion(statement.record.fields)
    withdrawn.formUnion(statement.withdrawn.subtracting(fields))
    for residence in statement.residences {
      let period = Period(kind: residence.kind, first: residence.first)
      if !periods.contains(period) { periods.append(period) }
    }
  }

  func contains(_ residence: Residence) -> Bool {
    periods.contains(Period(kind: residence.kind, first: residence.first))
  }
}
