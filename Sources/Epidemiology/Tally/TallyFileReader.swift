#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Quantities

/// Reads the lines of a tally file, section after section.
///
/// Lines of one stratum and day follow one another and wards come in the same order every day, so most lines cost two
/// comparisons of bytes; any other order is read as well, only slower.
struct TallyFileReader {
  private enum Place { case outside, columns, counts }

  private let file: String
  private var codes: CodeNumbers
  private var list: WardList?
  private var bands: AgeBands?
  private var line = 0
  private var place = Place.outside
  private var section = TallySection()
  private var sections: [TallySection] = []
  /// Where the entries of each section begin, and their units.
  private var scales: [(start: Int, scale: Int)] = []

  private var entries: [Tally.Entry] = []
  private var isSorted = true
  private var size: Int64 = 0
  /// Columns up to the day, comma included, of the line before, and the key that they stand for.
  private var prefix: [UInt8] = []
  private var prefixKey: UInt64 = 0
  private var isDose = false
  private var lastKey: UInt64 = 0
  private var hasZeros = false

  init(file: String, wards: WardList?) {
    self.file = file
    list = wards
    codes = CodeNumbers(wards?.codes)
  }

  /// Reads the whole lines of the bytes; by pointer, since a country's year is millions of short lines.
  ///
  /// - Returns: how many bytes were used.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, atEnd: Bool) throws(TallyFileError) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var start = 0
    while start < bytes.count {
      guard let end = Self.endOfLine(base, start, bytes.count) else {
        // A line without its end may have been cut in the middle of a number.
        if atEnd { throw .cutOff(file: file, line: line + 1) }
        guard bytes.count - start < 1 << 20 else { throw fail("the line is longer than any line of a tally", after: 1) }
        return start
      }
      line += 1
      let isReturn = end > start && base[end - 1] == 13
      try readLine(UnsafeBufferPointer(start: base + start, count: end - start - (isReturn ? 1 : 0)))
      start = end + 1
    }
    return start
  }

  /// Position of the line feed that ends a line, one in quotes being part of it; `nil` when there is none.
  private static func endOfLine(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
    guard let found = memchr(bytes + start, 10, count - start) else { return nil }
    let end = UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
    if memchr(bytes + start, 34, end - start) == nil { return end }
    var quoted = false
    for position in start..<count {
      if bytes[position] == 34 { quoted.toggle() }
      if bytes[position] == 10, !quoted { return position }
    }
    return nil
  }

  private func fail(_ reason: String, after lines: Int = 0) -> TallyFileError {
    .malformed(file: file, line: line + lines, reason: reason)
  }

  private mutating func readLine(_ bytes: UnsafeBufferPointer<UInt8>) throws(TallyFileError) {
    switch place {
    case .outside:
      if bytes.isEmpty { return }
      try readHeader(String(decoding: bytes, as: UTF8.self))
      place = .columns
    case .columns:
      guard String(decoding: bytes, as: UTF8.self) == TallyFile.columns else {
        throw fail("here the columns stand: \(TallyFile.columns)")
      }
      place = .counts
    case .counts:
      if bytes.first == 35 { return try readTrailer(String(decoding: bytes, as: UTF8.self)) }
      guard section.trailers.isEmpty else { throw fail("a count stands behind the '#rows' of its section") }
      try readCount(bytes)
    }
  }

  // MARK: Head and end

  private mutating func readHeader(_ text: String) throws(TallyFileError) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2, parts[0] == "#zonal-tally" else {
      throw .noHeader(file: file, line: line, found: String(text.prefix(60)))
    }
    guard parts[1] == "version=1" else {
      throw .version(file: file, line: line, found: String(parts[1].drop { $0 != "=" }.dropFirst()))
    }
    func value(_ position: Int, _ name: String) -> String? {
      guard parts.count == 5 || parts.count == 6, parts[position].hasPrefix(name) else { return nil }
      return String(parts[position].dropFirst(name.count))
    }
    guard let total = value(2, "wards=").flatMap({ Int($0) }), (0...10_000_000).contains(total),
      let digest = value(3, "ward_codes=sha256:"), digest.utf8.count == 64,
      digest.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || ($0 >= 97 && $0 <= 102) }),
      let starts = value(4, "age_from=")?.split(separator: ";").map({ Int($0) }), !starts.contains(nil),
      starts.count <= 30
    else { throw fail("the first line says wards, ward_codes and age_from in a way that is not read") }
    var scale = 1
    if parts.count == 6 {
      guard parts[5].hasPrefix("scale="), let said = Int(parts[5].dropFirst("scale=".utf8.count)),
        (1...Tally.largestScale).contains(said)
      else { throw fail("'\(parts[5].prefix(60))' is no scale from 1 to \(Tally.largestScale)") }
      scale = said
    }
    let found = WardList(codes: [], of: total, digest: digest)
    if let list, !list.isSameList(as: found) {
      throw .otherWards(file: file, line: line, expected: list, found: found)
    }
    let ages = starts.compactMap { $0 }
    let sectionBands = AgeBands(breaks: ages)
    guard sectionBands.starts == ages else { throw fail("age_from lists no ascending ages from 0 on") }
    if let bands, bands != sectionBands {
      throw .otherAgeBands(file: file, line: line, expected: bands.starts, found: ages)
    }
    list = list ?? found
    bands = sectionBands
    section = TallySection()
    section.scale = scale
    scales.append((entries.count, scale))
    // What the columns before stood for was said by another section.
    prefix = []
  }

  private mutating func readTrailer(_ text: String) throws(TallyFileError) {
    if text.hasPrefix("#rows") {
      guard let trailer = TallyTrailer(text) else { throw fail("'\(text.prefix(60))' is no '#rows' line that is read") }
      guard !section.trailers.contains(where: { $0.kind == trailer.kind }) else {
        throw fail("the section says twice how rows of \(trailer.kind.rawValue) were used")
      }
      section.trailers.append(trailer)
      if let reason = section.contradiction(of: trailer) { throw .wrongTrailer(file: file, line: line, reason: reason) }
      return
    }
    guard text.hasPrefix("#end,lines="), let lines = Int(text.dropFirst("#end,lines=".count)) else {
      throw fail("'\(text.prefix(60))' is neither a count, nor '#rows', nor '#end'")
    }
    if let reason = section.contradiction(ofLines: lines) {
      throw .wrongTrailer(file: file, line: line, reason: reason)
    }
    sections.append(section)
    place = .outside
  }

  // MARK: Counts

  private mutating func readCount(_ bytes: UnsafeBufferPointer<UInt8>) throws(TallyFileError) {
    guard let base = bytes.baseAddress else { throw fail("the line has not 10 columns") }
    let isRepeated = !prefix.isEmpty && prefix.count <= bytes.count && memcmp(prefix, base, prefix.count) == 0
    if !isRepeated { try readPrefix(bytes) }
    var position = prefix.count
    let number: UInt32
    if position < bytes.count, bytes[position] == 34 {
      var code: [UInt8] = []
      position += 1
      while position < bytes.count {
        if bytes[position] == 34 {
          position += 1
          guard position < bytes.count, bytes[position] == 34 else { break }
        }
        code.append(bytes[position])
        position += 1
      }
      guard position < bytes.count, bytes[position] == 44 else { throw fail("the line has not 10 columns") }
      number = try code.withUnsafeBufferPointer { code throws(TallyFileError) in try place(of: code) }
    } else {
      let start = position
      while position < bytes.count, bytes[position] != 44 { position += 1 }
      guard position < bytes.count else { throw fail("the line has not 10 columns") }
      number = try place(of: UnsafeBufferPointer(rebasing: bytes[start..<position]))
    }
    let count = try readNumber(UnsafeBufferPointer(rebasing: bytes[(position + 1)...]))
    size += abs(count)
    guard size <= TallyFile.largestSum else { throw fail("the counts add up to more than a tally holds") }
    section.add(count, isDose: isDose, unlocated: number == CodeNumbers.none)
    let key = prefixKey | UInt64(number)
    if key <= lastKey { isSorted = false }
    hasZeros = hasZeros || count == 0
    lastKey = key
    entries.append(Tally.Entry(key: key, count: count))
  }

  private mutating func place(of code: UnsafeBufferPointer<UInt8>) throws(TallyFileError) -> UInt32 {
    if code.isEmpty { return CodeNumbers.none }
    guard let number = codes.number(of: code) else {
      throw .unknownWard(file: file, line: line, code: String(decoding: code, as: UTF8.self))
    }
    return number
  }

  private func readNumber(_ bytes: UnsafeBufferPointer<UInt8>) throws(TallyFileError) -> Int64 {
    let first = bytes.first == 45 ? 1 : 0
    guard bytes.count > first, bytes.count <= first + 16 else { throw notANumber(bytes) }
    var value: Int64 = 0
    for position in first..<bytes.count {
      let digit = bytes[position] &- 48
      guard digit < 10 else { throw notANumber(bytes) }
      value = value * 10 + Int64(digit)
    }
    guard value <= TallyFile.largestCount else { throw notANumber(bytes) }
    return first == 1 ? -value : value
  }

  private func notANumber(_ bytes: UnsafeBufferPointer<UInt8>) -> TallyFileError {
    fail("the count '\(String(decoding: bytes.prefix(40), as: UTF8.self))' is no whole number between −10¹⁵ and 10¹⁵")
  }

  /// Reads the columns up to the day, which the next lines mostly repeat.
  private mutating func readPrefix(_ bytes: UnsafeBufferPointer<UInt8>) throws(TallyFileError) {
    var fields: [String] = []
    var start = 0
    for i in bytes.indices where bytes[i] == 44 {
      fields.append(String(decoding: bytes[start..<i], as: UTF8.self))
      start = i + 1
      if fields.count == 8 { break }
    }
    guard fields.count == 8 else { throw fail("the line has not 10 columns") }
    guard let bands else { preconditionFailure("a count stands in a section") }
    let stratum: Stratum
    switch Stratum.read(fields, bands) {
    case .success(let found): stratum = found
    case .failure(let reason): throw fail(reason.text)
    }
    guard let day = Day(fields[7]), day >= TallyAccumulator.firstDay, day <= TallyAccumulator.lastDay else {
      throw fail("'\(fields[7])' is no day between \(TallyAccumulator.firstDay) and \(TallyAccumulator.lastDay)")
    }
    prefix = Array(bytes[..<start])
    prefixKey = Tally.Entry.key(stratum, day, 0)
    isDose = stratum.isDose
  }

  // MARK: The whole

  /// The sum of all sections.
  mutating func finish() throws(TallyFileError) -> TallyFile {
    guard place == .outside else { throw .cutOff(file: file, line: line) }
    guard let list, let bands else { throw .noHeader(file: file, line: 1, found: "") }
    let scale = try bringToOneScale()
    let (known, moved) = codes.ordered(entries)
    guard known.count <= list.total else { throw fail("there are more ward codes than the \(list.total) of the list") }
    let wards = list.codes.isEmpty ? WardList(codes: known, of: list.total, digest: list.digest) : list
    let sorted = isSorted && !hasZeros && !codes.isReordering ? moved : Tally.normalized(moved)
    var result = TallyFile(tally: Tally(wardList: wards, ageBands: bands, entries: sorted, scale: scale))
    for section in sections { for trailer in section.trailers { result.add(trailer.counts, of: trailer.kind) } }
    return result
  }

  /// Brings the counts of all sections to common units.
  private mutating func bringToOneScale() throws(TallyFileError) -> Int {
    guard scales.contains(where: { $0.scale != 1 }) else { return 1 }
    var common = 1
    do throws(TallyMismatch) {
      for (_, scale) in scales { common = try Tally.commonScale(common, scale) }
    } catch { throw fail("\(error)") }
    for (position, section) in scales.enumerated() where section.scale != common {
      let end = position + 1 < scales.count ? scales[position + 1].start : entries.count
      let factor = Int64(common / section.scale)
      for i in section.start..<end {
        let (count, overflow) = entries[i].count.multipliedReportingOverflow(by: factor)
        let (sum, isTooMuch) = size.addingReportingOverflow(Int64(clamping: count.magnitude))
        size = sum
        guard !overflow, !isTooMuch else { throw fail("the counts add up to more than a tally holds") }
        entries[i] = Tally.Entry(key: entries[i].key, count: count)
      }
    }
    return common
  }
}
