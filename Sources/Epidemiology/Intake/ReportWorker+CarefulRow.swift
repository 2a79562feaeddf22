import Quantities

extension ReportWorker {
  /// Reads a record field by field, with a finding for whatever is wrong or remarkable.
  mutating func readCarefully(_ fields: UnsafeMutablePointer<Field>) {
    guard let day = day(fields[plan.date]), let count = count(fields), let stratum = stratum(fields, day, count) else {
      return
    }
    var moment: Moment?
    if plan.knownAt >= 0 {
      guard let known = knownAt(fields[plan.knownAt], day, count) else { return }
      if isKnownLater(known, day) { return }
      if fields[plan.knownAt].trimmed.count > 0 { moment = known }
    }
    if isLater(day) { return }
    if plan.caseID >= 0 { noteIdentifier(fields[plan.caseID].trimmed, count) }
    if plan.keepsRows { begin(fields, day, knownAt: moment, stratum, count) }
    place(fields, day, stratum, count)
  }

  private mutating func day(_ field: Field) -> Day? {
    switch DateReading.read(field, plan.dateFormat) {
    case .day(let day):
      if day >= TallyAccumulator.firstDay, day <= TallyAccumulator.lastDay { return day }
      return rejectDate(.dateOutOfRange, field, "the date lies outside 1900 to 2099")
    case .empty:
      return rejectDate(.missingDate, field, "the row has no date")
    case .ambiguous:
      return rejectDate(
        .invalidDate, field, "day and month can be exchanged in this date; say which comes first with --date-format")
    case .invalid:
      return rejectDate(.invalidDate, field, "this is no day that the calendar has, or not a form that is read")
    }
  }

  private mutating func rejectDate(_ code: Finding.Code, _ field: Field, _ message: String) -> Day? {
    reject(code, plan.kind == .cases ? "report_date" : "dose_date", field, message)
    return nil
  }

  private mutating func count(_ fields: UnsafeMutablePointer<Field>) -> Int? {
    guard plan.count >= 0 else { return 1 }
    let field = fields[plan.count].trimmed
    if field.count == 0 { return 1 }
    if let count = field.wholeNumber(decimalComma: plan.decimalComma), abs(count) <= 1_000_000_000 { return count }
    reject(.invalidCount, "count", field, "a count is a whole number between −10⁹ and 10⁹")
    return nil
  }

  private mutating func stratum(_ fields: UnsafeMutablePointer<Field>, _ day: Day, _ count: Int) -> Int? {
    let age = ageBand(fields, count)
    if plan.kind == .doses { return doseStratum(fields, age, count) }
    var classification = CaseClassification.confirmed.rawValue
    if plan.classification >= 0 {
      classification = words.classifications.value(fields[plan.classification].trimmed)
      if classification < 0 {
        reject(
          .invalidCategory, "classification", fields[plan.classification],
          "a classification is suspected, probable, confirmed or discarded", count)
        return nil
      }
    }
    var transmission = Transmission.community.rawValue
    if plan.transmission >= 0 {
      transmission = words.transmissions.value(fields[plan.transmission].trimmed)
      if transmission < 0 {
        reject(
          .invalidCategory, "transmission", fields[plan.transmission],
          "a transmission is community, imported or quarantined", count)
        return nil
      }
    }
    var outcome = Outcome.unknown.rawValue
    if plan.outcome >= 0 {
      outcome = words.outcomes.value(fields[plan.outcome].trimmed)
      if outcome < 0 {
        outcome = Outcome.unknown.rawValue
        note(
          .invalidCategory, "outcome", fields[plan.outcome],
          "the outcome is not known by that word; counted as unknown", count)
      }
    }
    if plan.onset >= 0, fields[plan.onset].count > 0 { checkOnset(fields[plan.onset], day, count) }
    return Stratum.code(classification: classification, transmission: transmission, outcome: outcome, ageBand: age)
  }

  private mutating func doseStratum(_ fields: UnsafeMutablePointer<Field>, _ age: Int, _ count: Int) -> Int? {
    let field = fields[plan.doseNumber].trimmed
    guard let number = field.wholeNumber(decimalComma: false), (1...99).contains(number) else {
      reject(.invalidNumber, "dose_number", field, "a dose number is 1, 2, 3 …", count)
      return nil
    }
    var series = SeriesState.unknown.rawValue
    if plan.series >= 0 {
      series = words.states.value(fields[plan.series].trimmed)
      if series < 0 {
        reject(.invalidCategory, "series_complete", fields[plan.series], "series_complete is true or false", count)
        return nil
      }
    }
    return Stratum.code(dose: number, series: series, ageBand: age)
  }

  private mutating func ageBand(_ fields: UnsafeMutablePointer<Field>, _ count: Int) -> Int {
    guard plan.age >= 0 else { return Stratum.unknownAge }
    let field = fields[plan.age].trimmed
    if field.count == 0 { return Stratum.unknownAge }
    if let age = age(field) { return Int(plan.ageBands.bandOfAge[age]) }
    note(
      .invalidAge, "age", field, "an age is a number of years from 0 to \(AgeBands.oldest); counted without age", count)
    return Stratum.unknownAge
  }

  /// Completed years; `nil` when the field is no age.
  func age(_ field: Field) -> Int? {
    guard let age = field.decimal(decimalComma: plan.decimalComma), age >= 0, age < Double(AgeBands.oldest + 1) else {
      return nil
    }
    return Int(age)
  }

  private mutating func checkOnset(_ field: Field, _ day: Day, _ count: Int) {
    switch DateReading.read(field, plan.dateFormat) {
    case .day(let onset) where onset > day:
      note(
        .onsetAfterReport, "onset_date", field, "the onset lies after the report of \(day); the report day is counted",
        count)
    case .day, .empty: break
    case .ambiguous, .invalid:
      note(.invalidDate, "onset_date", field, "the onset is no date that is read; the report day is counted", count)
    }
  }

  // MARK: Findings

  mutating func unlocated(
    _ code: Finding.Code, _ column: String, _ value: String, _ message: String, _ count: Int, _ stratum: Int,
    _ day: Day,
    district: Int? = nil
  ) {
    countUnlocated(count, stratum, day, district: district)
    append(.rejected, code, column, value, message, count)
  }

  mutating func reject(
    _ code: Finding.Code, _ column: String, _ field: Field?, _ message: String, _ count: Int? = nil
  ) {
    counts.rejected += 1
    append(.rejected, code, column, field?.text ?? "", message, count)
  }

  private mutating func note(_ code: Finding.Code, _ column: String, _ field: Field, _ message: String, _ count: Int) {
    append(.note, code, column, field.text, message, count)
  }

  private mutating func append(
    _ severity: Finding.Severity, _ code: Finding.Code, _ column: String, _ value: String, _ message: String,
    _ count: Int?
  ) {
    findings.append(
      Finding(
        severity: severity, code: code, file: plan.fileName, row: row,
        column: column.isEmpty ? "" : plan.column(column),
        value: String(value.prefix(200)), count: count, message: message))
  }
}
