import Quantities

/// Reads rows that are written in the plainest way, in one pass over their bytes: days as `2021-09-06`, numbers as digits with
/// a point, the contract's words, fields bare or in quotes without quotes inside.
///
/// Whatever is written in another way, or is wrong, is left to the careful reader, which reads the whole row anew. So this one
/// never decides what a finding is; it only has to be right about rows that have none. The bytes behind a chunk must be a line
/// break and `ChunkReader.padding` readable bytes.
struct PlainRowReader: ~Copyable {
  private let roles: UnsafeMutablePointer<ColumnRole>
  private let columns: Int
  private let delimiter: UInt8
  private let delimiters: UInt64
  private let decimalMark: UInt8
  private let bandOfAge: UnsafeMutablePointer<UInt8>
  private let words = CaseReading()
  /// Months that were read before, at a place that follows from their text.
  private let months: UnsafeMutablePointer<Month>

  /// A month as it is written, `2021-09-`, the number of the day before its first one, and its length.
  private struct Month: BitwiseCopyable {
    var text: UInt64 = 0
    var before: Int32 = 0
    var length: Int32 = 0
  }

  private static let monthSlots = 256

  init(_ plan: ReportPlan) {
    columns = plan.fieldCount
    delimiter = plan.delimiter
    delimiters = ByteWord.repeating(plan.delimiter)
    decimalMark = plan.decimalComma ? UInt8(ascii: ",") : UInt8(ascii: ".")
    roles = .allocate(capacity: max(columns, 1))
    roles.initialize(repeating: .unread, count: max(columns, 1))
    for (column, role) in plan.roles { roles[column] = roles[column] == .unread ? role : .several }
    bandOfAge = .allocate(capacity: AgeBands.oldest + 1)
    for age in 0...AgeBands.oldest { bandOfAge[age] = plan.ageBands.bandOfAge[age] }
    months = .allocate(capacity: Self.monthSlots)
    months.initialize(repeating: Month(), count: Self.monthSlots)
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
    case .unread: return field(&p, end, isQuoted) != nil
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

  @inline(__always)
  private func day(_ p: inout UnsafePointer<UInt8>, _ day: inout Int32) -> Bool {
    let text = ByteWord.load(p)
    let slot = Int(truncatingIfNeeded: (text &* 0x9E37_79B9_7F4A_7C15) >> 56)
    if months[slot].text != text {
      guard let month = Self.month(text) else { return false }
      months[slot] = month
    }
    let (tens, ones) = (p[8] &- 48, p[9] &- 48)
    guard tens < 10, ones < 10 else { return false }
    let dayOfMonth = Int32(tens &* 10 &+ ones)
    guard dayOfMonth > 0, dayOfMonth <= months[slot].length else { return false }
    day = months[slot].before &+ dayOfMonth
    p += 10
    return true
  }

  /// The month that a text of the form `2021-09-` names, of the years that can be counted; `nil` for any other text.
  @inline(never)
  private static func month(_ text: UInt64) -> Month? {
    // Both hyphens become zeros, so that eight digits are left.
    let digits = text ^ 0x1D00_001D_0000_0000
    guard text & 0xFF00_00FF_0000_0000 == 0x2D00_002D_0000_0000, ByteWord.digits(digits) == 8 else { return nil }
    let year = Int(ByteWord.number(digits, digits: 4))
    let month = Int(digits >> 40 & 15) * 10 + Int(digits >> 48 & 15)
    guard let first = Day(year: year, month: month, day: 1), first >= TallyAccumulator.firstDay,
      first <= TallyAccumulator.lastDay
    else { return nil }
    return Month(text: text, before: first.number - 1, length: Int32(Day.length(ofMonth: month, year: year)))
  }

  @inline(__always)
  private func decimal(_ p: inout UnsafePointer<UInt8>, _ value: inout Double) -> Bool {
    var q = p
    let isNegative = q[0] == 45
    if isNegative { q += 1 }
    let word = ByteWord.load(q)
    let whole = ByteWord.digits(word)
    guard whole > 0, whole <= 4 else { return false }
    var mantissa = UInt64(ByteWord.shortNumber(word, digits: whole))
    var scale = 0
    q += whole
    if q[0] == 46 || q[0] == decimalMark {
      q += 1
      while true {
        let word = ByteWord.load(q)
        let digits = ByteWord.digits(word)
        guard digits > 0 else { break }
        guard whole &+ scale &+ digits <= 19 else { return false }
        mantissa = mantissa &* wholePowersOfTen[digits] &+ ByteWord.number(word, digits: digits)
        scale &+= digits
        q += digits
        if digits < 8 { break }
      }
    }
    p = q
    let magnitude = ExactDecimal.nearest(mantissa, scale: scale)
    value = isNegative ? -magnitude : magnitude
    return true
  }

  @inline(__always)
  private func age(_ p: inout UnsafePointer<UInt8>, _ band: inout Int) -> Bool {
    let word = ByteWord.load(p)
    let digits = ByteWord.digits(word)
    if digits == 0 {
      band = Stratum.unknownAge
      return true
    }
    guard digits <= 3 else { return false }
    let age = Int(ByteWord.shortNumber(word, digits: digits))
    guard age <= AgeBands.oldest else { return false }
    band = Int(bandOfAge[age])
    p += digits
    return true
  }

  @inline(__always)
  private func count(_ p: inout UnsafePointer<UInt8>, _ count: inout Int) -> Bool {
    let isNegative = p[0] == 45
    if isNegative { p += 1 }
    let word = ByteWord.load(p)
    let digits = ByteWord.digits(word)
    if digits == 0 {
      count = 1
      return !isNegative
    }
    guard digits < 8 else { return false }
    let value = Int(truncatingIfNeeded: ByteWord.number(word, digits: digits))
    count = isNegative ? -value : value
    p += digits
    return true
  }

  @inline(__always)
  private func doseNumber(_ p: inout UnsafePointer<UInt8>, _ number: inout Int) -> Bool {
    let word = ByteWord.load(p)
    let digits = ByteWord.digits(word)
    guard digits > 0, digits <= 2 else { return false }
    number = Int(truncatingIfNeeded: ByteWord.number(word, digits: digits))
    p += digits
    return number > 0
  }
}
