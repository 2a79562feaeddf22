import Quantities
import SpatialCore

/// Reads chunks of one file on one thread: fields, days, places and strata, into a tally of its own.
///
/// Rows that are written plainly take the quick way; all others, and all that have a finding, are read carefully
/// (`ReportWorker+CarefulRow.swift`). A value that is not copied, so that its counters cost no check of who else may be
/// using them.
struct ReportWorker: ~Copyable {
  let tally: TallyAccumulator
  /// Reports of wards of before a reform; of no wards when there was none.
  let earlierTally: TallyAccumulator
  /// Reports in no ward by the district that they name; its last place has those that name none.
  let districtTally: TallyAccumulator
  var counts = RowCounts()
  /// Rows placed by position, and how many of these lie in a ward only with longitude and latitude exchanged.
  var points = 0
  var swapped = 0

  let plan: ReportPlan
  private let identifiers: CaseIdentifiers
  private var newIdentifiers: [CaseIdentifier] = []
  private let plain: PlainRowReader
  private let readsPlainly: Bool
  /// Whether a row was met that is plain but for its quotes.
  private var hasQuotes = false
  let words = CaseReading()
  private var chunkIndex = 0
  var findings = FindingBatch()
  let forms: PlaceFindings
  var row = 0
  var block = PointBlock()
  let transformation: Transformation?
  var names = NameCache()
  /// The rows that were placed since they were last taken, when the plan asks for them.
  var kept: [LocatedReport] = []
  /// The row that is being read, until it has a place.
  var draft: LocatedReport?
  /// The bytes of that row.
  var written = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var writtenDistricts: [String: Int?] = [:]

  /// - Parameter readsPlainly: whether the quick way may be taken; the result is the same without.
  /// - Throws: `IntakeError.referenceSystem`.
  init(plan: ReportPlan, identifiers: CaseIdentifiers, readsPlainly: Bool = true) throws(IntakeError) {
    self.plan = plan
    // Moments are written in many ways and asked for seldom, so the quick way knows nothing of them.
    self.readsPlainly = readsPlainly && plan.knownAt < 0 && !plan.keepsRows
    self.identifiers = identifiers
    plain = PlainRowReader(plan)
    forms = PlaceFindings(plan)
    do throws(ReferenceSystemError) {
      transformation = try plan.referenceSystem.map { system throws(ReferenceSystemError) in
        try Transformation(from: system)
      }
    } catch { throw .referenceSystem(reason: error.description) }
    tally = TallyAccumulator(wards: plan.wards.wards.count)
    earlierTally = TallyAccumulator(wards: plan.earlier?.list.codes.count ?? 0)
    districtTally = TallyAccumulator(wards: plan.wards.districts.names.count)
  }

  /// Reads the records of a chunk, behind which `ChunkReader.padding` bytes are readable.
  ///
  /// - Returns: the number of records and their findings, rows counted from 1.
  /// - Throws: `IntakeError.unclosedQuote`.
  mutating func process(_ chunk: UnsafeBufferPointer<UInt8>, index: Int) throws(IntakeError) -> (
    rows: Int, findings: FindingBatch
  ) {
    chunkIndex = index
    findings = FindingBatch()
    row = 0
    var scanner = RecordScanner(chunk, delimiter: plan.delimiter, capacity: plan.fieldCount)
    var cursor = chunk.baseAddress!
    let end = cursor + chunk.count
    var values = PlainRow(at: cursor)
    while cursor < end {
      if cursor[0] == 10 || cursor[0] == 13 {
        cursor += 1
        continue
      }
      row += 1
      if readsPlainly, let next = readPlainly(cursor, end, &values) {
        cursor = next
        continue
      }
      scanner.position = cursor
      let fieldCount = scanner.next()
      if plan.keepsRows { written = UnsafeBufferPointer(start: cursor, count: scanner.position - cursor) }
      cursor = scanner.position
      if scanner.endedInsideQuotes { throw .unclosedQuote(file: plan.path, record: row) }
      if fieldCount == plan.fieldCount {
        readCarefully(scanner.fields)
      } else {
        reject(
          .fieldCount, "", nil,
          "the row has \(fieldCount) fields and the header \(plan.fieldCount); a delimiter may stand unquoted in a field"
        )
      }
    }
    locateBlock()
    findings.sort()
    counts.rows += row
    if newIdentifiers.count > 4096 { finishIdentifiers() }
    return (row, findings)
  }

  /// Hands over the identifiers that were read.
  mutating func finishIdentifiers() {
    identifiers.add(newIdentifiers)
    newIdentifiers.removeAll(keepingCapacity: true)
  }

  /// Reads and counts a row that is written plainly and has no finding of its own.
  ///
  /// - Returns: where the next row begins; `nil` when nothing was counted and the row must be read carefully.
  @inline(__always)
  private mutating func readPlainly(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ values: inout PlainRow
  ) -> UnsafePointer<UInt8>? {
    // Files that quote one field quote the same field in most rows.
    var next: UnsafePointer<UInt8>?
    if !hasQuotes { next = plain.read(start, end: end, &values, allowingQuotes: false) }
    if next == nil {
      next = plain.read(start, end: end, &values, allowingQuotes: true)
      guard next != nil else { return nil }
      hasQuotes = true
    }
    guard values.onset <= values.day else { return nil }
    var ward = -1
    let code = values.wardCode.trimmed
    // Codes and names of before a reform are for the careful way.
    if values.day < plan.reform, code.count > 0 || plan.longitude < 0 { return nil }
    if code.count > 0 {
      guard let known = plan.wards.codes.index(of: code) else { return nil }
      ward = known
    } else if plan.longitude < 0 {
      guard values.ward.trimmed.count > 0 else { return nil }
    }
    let stratum =
      plan.kind == .doses
      ? Stratum.code(dose: values.doseNumber, series: values.series, ageBand: values.ageBand)
      : Stratum.code(
        classification: values.classification, transmission: values.transmission, outcome: values.outcome,
        ageBand: values.ageBand)
    let day = Day(number: values.day)
    if isLater(day) { return next }
    noteIdentifier(values.caseID.trimmed, values.count)
    if ward >= 0 {
      count(values.count, stratum, day, ward)
    } else if plan.longitude >= 0 {
      append(values.longitude, values.latitude, day, stratum, values.count)
    } else {
      placeByName(values.ward, values.district, day, stratum, values.count)
    }
    return next
  }

  /// Whether the day lies after the day of the map, or ended after its moment; such rows are sound, and left out.
  @inline(__always)
  mutating func isLater(_ day: Day) -> Bool {
    guard let through = plan.through, day > through else { return false }
    leaveOut(day, known: .end(of: day))
    return true
  }

  /// Keeps the identifier of a case, unless the rows are kept themselves. A correction row names the case that it takes back, so it repeats nothing.
  @inline(__always)
  mutating func noteIdentifier(_ field: Field, _ count: Int) {
    if field.count > 0, count >= 0, !plan.keepsRows {
      newIdentifiers.append(CaseIdentifier(field, chunk: chunkIndex, row: row))
    }
  }
}
