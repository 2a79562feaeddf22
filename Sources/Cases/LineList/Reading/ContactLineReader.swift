import Epidemiology
import Quantities

/// Makes lines of the records of a list of contacts.
struct ContactLineReader: Sendable {
  var cells: LineCells<ContactColumn>
  let sources: LineSources
  let now: Instant

  mutating func line(_ record: DelimitedRecord, _ names: NameIndex) -> ContactLine? {
    guard cells.isWhole(record, .from),
      let from = cells.record(.fromSource, .from, record, sources, names),
      let to = cells.record(.toSource, .to, record, sources, names)
    else { return nil }
    var contact = CaseContact(from: from, to: to)
    if let kind = cells.word(
      .meeting, record, LineWords.kinds, ContactKind.allCases.map(\.name).joined(separator: ", "))
    {
      contact.kind = kind
    }
    contact.fromAt = cells.instant(.fromTime, record, now: now)
    contact.untilAt = cells.instant(.untilTime, record, now: now)
    contact.closeness = Closeness(
      distance: cells.number(.distance, record, in: 0...100_000), masked: cells.truth(.masked, record),
      minutes: cells.number(.minutes, record, in: 0...100_000), touched: cells.truth(.touched, record))
    contact.place = cells.text(.whereabouts, record, limit: 500) ?? ""
    if let begin = contact.fromAt, let end = contact.untilAt, end < begin {
      cells.refuse(.endBeforeStart, .untilTime, record, "they parted before they met; correct one of the times")
      return nil
    }
    do throws(CaseError) { try contact.check(now: now) } catch {
      cells.refuse(.contradictingRow, .to, record, error.description)
      return nil
    }
    return ContactLine(row: record.row, contact: contact, again: cells.number(.again, record, in: 1...1000) ?? 1)
  }
}
