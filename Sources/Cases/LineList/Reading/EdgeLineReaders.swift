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

/// Makes lines of the records of a list of symptoms.
struct SymptomLineReader: Sendable {
  var cells: LineCells<SymptomColumn>
  let sources: LineSources

  mutating func line(_ record: DelimitedRecord, _ names: NameIndex) -> SymptomLine? {
    guard cells.isWhole(record, .caseID), let person = cells.record(.source, .caseID, record, sources, names)
    else { return nil }
    guard let word = cells.text(.symptom, record, limit: 60), Self.isWord(word) else {
      cells.reject(
        .invalidCategory, .symptom, record, "a symptom is of small letters and hyphens, as in the definitions")
      return nil
    }
    let symptom = CaseSymptom(
      word, isPresent: cells.truth(.present, record) ?? true, from: cells.day(.from, record),
      until: cells.day(.until, record))
    if let from = symptom.from, let until = symptom.until, until < from {
      cells.refuse(.endBeforeStart, .until, record, "it ends before it begins; correct one of the days")
      return nil
    }
    do throws(CaseError) { try symptom.check(today: cells.today) } catch {
      cells.refuse(.contradictingRow, .present, record, error.description)
      return nil
    }
    return SymptomLine(row: record.row, record: person, symptom: symptom)
  }

  /// Whether a text can name a symptom.
  static func isWord(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }
}

/// Makes lines of the records of a list of exposures.
struct ExposureLineReader: Sendable {
  var cells: LineCells<ExposureColumn>
  let sources: LineSources

  mutating func line(_ record: DelimitedRecord, _ names: NameIndex) -> ExposureLine? {
    guard cells.isWhole(record, .caseID), let person = cells.record(.source, .caseID, record, sources, names)
    else { return nil }
    guard let kind = cells.word(.exposure, record, LineWords.exposures, "outbreak-area and confirmed-case") else {
      cells.reject(.invalidCategory, .exposure, record, "outbreak-area or confirmed-case is needed")
      return nil
    }
    let exposure = CaseExposure(
      kind: kind, ward: cells.ward(.wardCode, record), from: cells.day(.from, record), until: cells.day(.until, record),
      place: cells.text(.whereabouts, record, limit: 500) ?? "")
    if let from = exposure.from, let until = exposure.until, until < from {
      cells.refuse(.endBeforeStart, .until, record, "it ends before it begins; correct one of the days")
      return nil
    }
    do throws(CaseError) { try exposure.check(today: cells.today) } catch {
      cells.refuse(.contradictingRow, .exposure, record, error.description)
      return nil
    }
    return ExposureLine(
      row: record.row, record: person, exposure: exposure, again: cells.number(.again, record, in: 1...1000) ?? 1)
  }
}
