import SpatialCore

/// Reads rows that are written in the plainest way, in one pass over their bytes: days with two digits for day and month, numbers
/// as digits with a point, the contract's words, fields bare or in quotes without quotes inside.
///
/// Whatever is written in another way, or is wrong, is left to the careful reader, which reads the whole row anew. So this one
/// never decides what a finding is; it only has to be right about rows that have none. The bytes behind a chunk must be a line
/// break and `ChunkReader.padding` readable bytes.
struct PlainRowReader: ~Copyable {
  private let roles: UnsafeMutablePointer<ColumnRole>
  private let columns: Int
  let delimiter: UInt8
  private let delimiters: UInt64
  let dateFormat: DateFormat
  let decimalMark: UInt8
  let powers = ExactDecimal.powers
  let wholePowers = ExactDecimal.wholePowers
  let bandOfAge: UnsafeMutablePointer<UInt8>
  private let words = CaseReading()
  /// Months that were read before, at a place that follows from their text.
  let months: UnsafeMutablePointer<WrittenMonth>

  private static let monthSlots = 256

  init(_ plan: ReportPlan) {
    columns = plan.fieldCount
    delimiter = plan.delimiter
    delimiters = ByteWord.repeating(plan.delimiter)
    dateFormat = plan.dateFormat
    decimalMark = plan.decimalComma ? UInt8(ascii: ",") : UInt8(ascii: ".")
    roles = .allocate(capacity: max(columns, 1))
    roles.initialize(repeating: .unread, count: max(columns, 1))
    for (column, role) in plan.roles { roles[column] = roles[column] == .unread ? role : .several }
    bandOfAge = .allocate(capacity: AgeBands.oldest + 1)
    for age in 0...AgeBands.oldest { bandOfAge[age] = plan.ageBands.bandOfAge[age] }
    months = .allocate(capacity: Self.monthSlots)
    months.initialize(repeating: WrittenMonth(), count: Self.monthSlots)
  }

  deinit {
    roles.deallocate()
    bandOfAge.deallocate()
    months.deallocate()
  }

  /// Reads the row that begins at `start` into `row`, of which every value that the file has a column for is set anew.
  ///
  /// - Parameter allowingQuotes: a constant; without, a row that has quotes is not plain, and is told so sooner.
  /// - Returns: where the next row begins; `nil` when the row is not plain.
  @inline(__always)
  func read(
    _ start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, _ row: inout PlainRow, allowingQuotes: Bool
  ) -> UnsafePointer<UInt8>? {
    var p = start
    var role = roles
    let last = roles + (columns &- 1)
    while true {
      let isQuoted = allowingQuotes && p[0] == 34
      if isQuoted { p += 1 }
      guard read(role[0], &p, end, isQuoted, &row) else { return nil }
      if isQuoted {
        guard p[0] == 34 else { return nil }
        p += 1
      }
      if role == last { break }
      guard p[0] == delimiter else { return nil }
      p += 1
      role += 1
    }
    if p[0] == 10 { return p + 1 }
    return p[0] == 13 && p[1] == 10 ? p + 2 : nil
  }

  /// Reads one field and stands behind it.
  @inline(__always)
  private func read(
    _ role: ColumnRole, _ p: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ isQuoted: Bool,
    _ row: inout PlainRow
  ) -> Bool {
    switch role {
    case .several: return false
    case .unread:
      guard field(&p, end, isQuoted) != nil else { return false }
      // Two quotes stand for one in a text that nobody reads.
      while isQuoted, p[0] == 34, p[1] == 34 {
        p += 2
        _ = field(&p, end, true)
      }
      return true
    case .date: return day(&p, &row.day)
    case .longitude: return decimal(&p, &row.longitude)
    case .latitude: return decimal(&p, &row.latitude)
    case .age: return age(&p, &row.ageBand)
    case .classification: return word(&p, end, isQuoted, words.classifications, &row.classification)
    case .transmission: return word(&p, end, isQuoted, words.transmissions, &row.transmission)
    case .outcome: return word(&p, end, isQuoted, words.outcomes, &row.outcome)
    case .series: return word(&p, end, isQuoted, words.states, &row.series)
    case .wardCode: return text(&p, end, isQuoted, &row.wardCode)
    case .ward: return text(&p, end, isQuoted, &row.ward)
    case .district: return text(&p, end, isQuoted, &row.district)
    case .caseID: return text(&p, end, isQuoted, &row.caseID)
    case .onset:
      // An empty onset says nothing.
      if p[0] == delimiter || p[0] < 14 || isQuoted && p[0] == 34 {
        row.onset = .min
        return true
      }
      return day(&p, &row.onset)
    case .count: return count(&p, &row.count)
    case .doseNumber: return doseNumber(&p, &row.doseNumber)
    }
  }

  @inline(__always)
  private func word(
    _ p: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ isQuoted: Bool, _ words: WordTable,
    _ value: inout Int
  ) -> Bool {
    guard let field = field(&p, end, isQuoted) else { return false }
    value = words.value(field)
    return value >= 0
  }

  @inline(__always)
  private func text(
    _ p: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ isQuoted: Bool, _ value: inout Field
  ) -> Bool {
    guard let field = field(&p, end, isQuoted) else { return false }
    value = field
    return true
  }

  /// The bytes up to the next delimiter or line break, or up to the closing quote; `nil` for a quote that was not expected.
  @inline(__always)
  private func field(_ p: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ isQuoted: Bool) -> Field? {
    let start = p
    if isQuoted {
      // Line breaks are text here, so only the chunk's end stops the search.
      while p < end {
        let found = ByteWord.matches(ByteWord.load(p), ByteWord.repeating(34))
        p += found == 0 ? 8 : found.trailingZeroBitCount >> 3
        if found != 0 { break }
      }
    } else {
      if p[0] == 34 { return nil }
      while true {
        let word = ByteWord.load(p)
        let found =
          ByteWord.matches(word, delimiters) | ByteWord.matches(word, ByteWord.repeating(10))
          | ByteWord.matches(word, ByteWord.repeating(13))
        p += found == 0 ? 8 : found.trailingZeroBitCount >> 3
        if found != 0 { break }
      }
    }
    return Field(start: start, count: p - start)
  }
}
