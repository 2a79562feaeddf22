import Epidemiology
import Quantities

/// Makes lines of the records of a list of tests.
struct TestLineReader: Sendable {
  var cells: LineCells<TestColumn>
  let sources: LineSources
  let now: Instant

  mutating func line(_ record: DelimitedRecord, _ names: NameIndex) -> TestLine? {
    guard cells.isWhole(record, .caseID), let person = cells.record(.source, .caseID, record, sources, names)
    else { return nil }
    guard let kind = cells.word(.test, record, LineWords.tests, "pcr and antigen"),
      let result = cells.word(.result, record, LineWords.results, "pending, negative, positive and inconclusive")
    else {
      cells.reject(.invalidCategory, .test, record, "kind and result of a test are needed")
      return nil
    }
    var test = CaseTest(
      kind: kind, result: result, sample: cells.text(.sample, record, limit: 100),
      laboratory: cells.text(.laboratory, record, limit: 200), sampledAt: cells.instant(.sampledAt, record, now: now),
      resultedAt: cells.instant(.resultedAt, record, now: now))
    if let field = cells.field(.ct, record) {
      test.ct = Self.hundredths(field)
      if test.ct == nil {
        cells.note(.invalidNumber, .ct, record, "a Ct is a number such as 24.5; the row counts without it")
      }
    }
    if let taken = test.sampledAt, let known = test.resultedAt, known < taken {
      cells.refuse(.endBeforeStart, .resultedAt, record, "the result is before the sample; correct one of the times")
      return nil
    }
    do throws(CaseError) { try test.check(now: now) } catch {
      cells.refuse(.contradictingRow, .result, record, error.description)
      return nil
    }
    return TestLine(
      row: record.row, record: person, test: test, again: cells.number(.again, record, in: 1...1000) ?? 1)
  }

  /// `24.5` and `24,5` are 2450.
  static func hundredths(_ field: Field) -> Int? {
    let parts = field.text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let whole = Int(parts[0]), whole < 1000
    else { return nil }
    guard parts.count == 2 else { return whole * 100 }
    let digits = parts[1].utf8.map { Int($0 - 48) }
    guard digits.dropFirst(2).allSatisfy({ $0 == 0 }) else { return nil }
    return whole * 100 + digits[0] * 10 + (digits.count > 1 ? digits[1] : 0)
  }
}
