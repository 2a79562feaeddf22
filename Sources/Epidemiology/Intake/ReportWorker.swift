import Quantities
import SpatialCore

/// Reads chunks of one file on one thread: fields, days, places and strata, into a tally of its own.
///
/// A value that is not copied, so that its counters cost no check of who else may be using them.
struct ReportWorker: ~Copyable {
  let tally: TallyAccumulator
  var counts = RowCounts()
  /// Rows placed by position, and how many of these lie in a ward only with longitude and latitude exchanged.
  var points = 0
  var swapped = 0

  /// Identifiers of the cases read, as hashes, where the file has them.
  private(set) var identifiers: [CaseIdentifier] = []

  let plan: ReportPlan
  private var chunkIndex = 0
  private var findings: [Finding] = []
  var row = 0
  var block = PointBlock()
  let transformation: Transformation?
  var names: [[UInt8]: Gazetteer.Resolution] = [:]

  /// - Throws: `IntakeError.referenceSystem`.
  init(plan: ReportPlan) throws(IntakeError) {
    self.plan = plan
    do throws(ReferenceSystemError) {
      transformation = try plan.referenceSystem.map { system throws(ReferenceSystemError) in
        try Transformation(from: system)
      }
    } catch { throw .referenceSystem(reason: error.description) }
    tally = TallyAccumulator(wards: plan.wards.wards.count)
  }

  /// Reads the records of a chunk.
  ///
  /// - Returns: the number of records and their findings, rows counted from 1.
  /// - Throws: `IntakeError.unclosedQuote`.
  mutating func process(_ chunk: UnsafeBufferPointer<UInt8>, index: Int) throws(IntakeError) -> (
    rows: Int, findings: [Finding]
  ) {
    chunkIndex = index
    findings.removeAll(keepingCapacity: true)
    row = 0
    var scanner = RecordScanner(chunk, delimiter: plan.delimiter, capacity: plan.fieldCount)
    while true {
      let fieldCount = scanner.next()
      if fieldCount < 0 { break }
      row += 1
      if scanner.endedInsideQuotes { throw .unclosedQuote(file: plan.path, record: row) }
      if fieldCount == plan.fieldCount {
        read(scanner.fields)
      } else {
        reject(
          .fieldCount, "", nil,
          "the row has \(fieldCount) fields and the header \(plan.fieldCount); a delimiter may stand unquoted in a field"
        )
      }
    }
    locateBlock()
    findings.sort { ($0.row ?? 0) < ($1.row ?? 0) }
    counts.rows += row
    return (row, findings)
  }

  // MARK: One record

  @inline(__always)
  private mutating func read(_ fields: UnsafeMutablePointer<Field>) {
    guard let day = day(fields[plan.date]), let count = count(fields), let stratum = stratum(fields, day, count) else {
      return
    }
    if let through = plan.through, day > through {
      counts.later += 1
      counts.lastLaterDay = max(counts.lastLaterDay ?? day, day)
      return
    }
    // A correction row names the case that it takes back.
    if plan.caseID >= 0, count >= 0 {
      let field = fields[plan.caseID].trimmed
      if field.count > 0 { identifiers.append(CaseIdentifier(field, chunk: chunkIndex, row: row)) }
    }
    place(fields, day, stratum, count)
  }

  @inline(__always)
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

  @inline(__always)
  private mutating func count(_ fields: UnsafeMutablePointer<Field>) -> Int? {
    guard plan.count >= 0 else { return 1 }
    let field = fields[plan.count].trimmed
    if field.count == 0 { return 1 }
    if let count = field.wholeNumber(decimalComma: plan.decimalComma), abs(count) <= 1_000_000_000 { return count }
    reject(.invalidCount, "count", field, "a count is a whole number between −10⁹ and 10⁹")
    return nil
  }

  @inline(__always)
  private mutating func stratum(_ fields: UnsafeMutablePointer<Field>, _ day: Day, _ count: Int) -> Int? {
    let age = ageBand(fields, count)
    if plan.kind == .doses { return doseStratum(fields, age, count) }
    var classification = CaseClassification.confirmed
    if plan.classification >= 0 {
      guard let value = CaseReading.classification(fields[plan.classification].trimmed) else {
        reject(
          .invalidCategory, "classification", fields[plan.classification],
          "a classification is suspected, probable, confirmed or discarded", count)
        return nil
      }
      classification = value
    }
    var transmission = Transmission.community
    if plan.transmission >= 0 {
      guard let value = CaseReading.transmission(fields[plan.transmission].trimmed) else {
        reject(
          .invalidCategory, "transmission", fields[plan.transmission],
          "a transmission is community, imported or quarantined", count)
        return nil
      }
      transmission = value
    }
    var outcome = Outcome.unknown
    if plan.outcome >= 0 {
      if let value = CaseReading.outcome(fields[plan.outcome].trimmed) {
        outcome = value
      } else {
        note(
          .invalidCategory, "outcome", fields[plan.outcome],
          "the outcome is not known by that word; counted as unknown", count)
      }
    }
    if plan.onset >= 0, fields[plan.onset].count > 0 { checkOnset(fields[plan.onset], day, count) }
    return Stratum.of(case: classification, transmission, outcome, ageBand: age).code
  }

  private mutating func doseStratum(_ fields: UnsafeMutablePointer<Field>, _ age: Int, _ count: Int) -> Int? {
    let field = fields[plan.doseNumber].trimmed
    guard let number = field.wholeNumber(decimalComma: false), (1...99).contains(number) else {
      reject(.invalidNumber, "dose_number", field, "a dose number is 1, 2, 3 …", count)
      return nil
    }
    var series = SeriesState.unknown
    if plan.series >= 0 {
      guard let value = CaseReading.series(fields[plan.series].trimmed) else {
        reject(.invalidCategory, "series_complete", fields[plan.series], "series_complete is true or false", count)
        return nil
      }
      series = value
    }
    return Stratum.of(dose: number, series, ageBand: age).code
  }

  @inline(__always)
  private mutating func ageBand(_ fields: UnsafeMutablePointer<Field>, _ count: Int) -> Int {
    guard plan.age >= 0 else { return Stratum.unknownAge }
    let field = fields[plan.age].trimmed
    if field.count == 0 { return Stratum.unknownAge }
    // Almost every age is one to three digits.
    if field.count <= 3, let age = field.smallWholeNumber, age <= AgeBands.oldest {
      return Int(plan.ageBands.bandOfAge[age])
    }
    if let age = field.decimal(decimalComma: plan.decimalComma), age >= 0, age < Double(AgeBands.oldest + 1) {
      return Int(plan.ageBands.bandOfAge[Int(age)])
    }
    note(
      .invalidAge, "age", field, "an age is a number of years from 0 to \(AgeBands.oldest); counted without age", count)
    return Stratum.unknownAge
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
    _ code: Finding.Code, _ column: String, _ value: String, _ message: String, _ count: Int, _ stratum: Int, _ day: Day
  ) {
    tally.add(count, stratum: stratum, day: day.number, place: tally.places - 1)
    counts.unlocated += 1
    counts.unlocatedReports += count
    append(.rejected, code, column, value, message, count)
  }

  private mutating func reject(
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
