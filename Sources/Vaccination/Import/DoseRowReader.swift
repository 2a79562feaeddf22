import Epidemiology
import Foundation
import Quantities
import Registry
import SpatialCore
import Store
import Surveillance

/// Makes doses of the rows of a file. Findings never repeat what is personal.
struct DoseRowReader {
  let file: DelimitedFile
  let places: [DoseColumn: Int]
  let options: DoseImportOptions
  let vintage: BoundaryVintage
  let wardRows: [String: Int]
  /// Finds wards by points, where the file has points.
  let locator: WardIndex?
  let name: KeyedHash
  let content: KeyedHash
  private var occurrences: [[UInt8]: Int] = [:]
  var findings: [Finding] = []

  init(
    _ file: DelimitedFile, _ options: DoseImportOptions, _ vintage: BoundaryVintage, _ sealer: Sealer
  ) throws(IntakeError) {
    self.file = file
    self.options = options
    self.vintage = vintage
    places = try DoseColumn.places(in: file, mapping: options.mapping)
    wardRows = Dictionary(
      uniqueKeysWithValues: vintage.wards.indices.map { (vintage.wards[$0].code, vintage.row($0)) })
    locator = places[.longitude] != nil && places[.latitude] != nil ? WardIndex(wards: vintage.wards) : nil
    name = sealer.keyedHash(label: "vaccination row")
    content = sealer.keyedHash(label: "vaccination content")
  }

  /// Columns of the file that are not read.
  var unused: [String] {
    let used = Set(places.values)
    return file.header.indices.filter { !used.contains($0) }.map { file.header[$0] }
  }

  /// - Returns: `nil` for a row that is refused; the last finding says why.
  mutating func row(_ row: DelimitedRecord) -> DoseRow? {
    guard row.fieldCount == file.header.count else {
      refuse(.fieldCount, nil, row, "the row has \(row.fieldCount) fields and the header \(file.header.count)")
      return nil
    }
    var said: [DoseColumn: String] = [:]
    for (column, place) in places {
      let field = row.fields[place].trimmed
      guard field.count > 0 else { continue }
      guard field.count <= 500, let text = String(validating: field.bytes, as: UTF8.self) else {
        refuse(.invalidText, column, row, "the text is no UTF-8, or longer than 500 bytes")
        return nil
      }
      said[column] = text.precomposedStringWithCanonicalMapping
    }
    guard let day = day(row), let facts = facts(said, day, row) else { return nil }
    let person = person(said, row)
    let written = DoseColumn.allCases.map { said[$0] ?? "" }.joined(separator: "\u{1F}")
    let digest = content(written)
    if let record = said[.record] {
      // The register of doses keeps the name of the record in the clear.
      guard record.utf8.count <= 100,
        (try? IdentityNumber(record)).map({ if case .personal = $0 { false } else { true } }) ?? true
      else {
        refuse(.invalidIdentifier, .record, row, "the name of a record is short and no personal identifier")
        return nil
      }
      return DoseRow(
        line: row.row, facts: facts, person: person, key: name("\(options.source)\u{0}n\u{0}\(record)"), digest: digest,
        record: record)
    }
    // Rows that name nobody are doses of different people, however alike they are.
    var key = "\(options.source)\u{0}w\u{0}\(written)"
    if person.isNobody {
      let occurrence = occurrences[digest, default: 0]
      occurrences[digest] = occurrence + 1
      key += "\u{0}\(occurrence)"
    }
    return DoseRow(line: row.row, facts: facts, person: person, key: name(key), digest: digest, record: nil)
  }

  // MARK: The dose

  private mutating func day(_ row: DelimitedRecord) -> Day? {
    switch DateReading.read(row.fields[places[.day]!], options.dateFormat) {
    case .day(let day):
      if day > options.today {
        refuse(.dateOutOfRange, .day, row, "the dose would be given after today")
        return nil
      }
      if day.components.year < 1900 {
        refuse(.dateOutOfRange, .day, row, "the day lies before 1900")
        return nil
      }
      return day
    case .empty: refuse(.missingDate, .day, row, "the row has no day")
    case .ambiguous: refuse(.invalidDate, .day, row, "day and month can be confused; say the form of dates")
    case .invalid: refuse(.invalidDate, .day, row, "this is no day that is read")
    }
    return nil
  }

  private mutating func facts(_ said: [DoseColumn: String], _ day: Day, _ row: DelimitedRecord) -> DoseFacts? {
    if let text = said[.count], Int(text) != 1 {
      refuse(.invalidCount, .count, row, "a row is one dose here; numbers of doses come in with 'import doses'")
      return nil
    }
    var facts = DoseFacts(
      day: day, product: said[.product] ?? "", lot: said[.lot] ?? "", site: said[.site] ?? "", ward: nil)
    if let text = said[.ward] {
      facts.ward = wardRows[text]
      if facts.ward == nil {
        note(.unknownWardCode, .ward, row, "no ward has this code; the dose counts where nobody knows")
      }
    } else if let locator, let x = said[.longitude].flatMap({ Double($0) }),
      let y = said[.latitude].flatMap({ Double($0) })
    {
      facts.ward = locator.locator.ward(at: Coordinate(x: x, y: y)).map { vintage.row($0) }
      if facts.ward == nil { note(.outsideEveryWard, .longitude, row, "the point lies in no ward") }
    } else {
      note(.missingPlace, nil, row, "the row says no place that is read; the dose counts where nobody knows")
    }
    if let text = said[.home] {
      facts.home = wardRows[text]
      if facts.home == nil { note(.unknownWardCode, .home, row, "no ward has this code; the row counts without it") }
    }
    if let text = said[.number] {
      facts.number = Int(text).flatMap { (1...20).contains($0) ? $0 : nil }
      if facts.number == nil { note(.invalidNumber, .number, row, "this is no number of a dose; it is left out") }
    }
    if let text = said[.age] {
      facts.age = Int(text).flatMap { (0...130).contains($0) ? $0 : nil }
      if facts.age == nil { note(.invalidAge, .age, row, "this is no age; it is left out") }
    }
    if let text = said[.series] {
      switch text.lowercased() {
      case "true", "1", "yes": facts.series = .complete
      case "false", "0", "no": facts.series = .incomplete
      default: note(.invalidCategory, .series, row, "true and false are read; it is left out")
      }
    }
    if let text = said[.time] {
      facts.minute = Self.minute(text)
      if facts.minute == nil { note(.invalidMoment, .time, row, "this is no time as 14:05; it is left out") }
    }
    return facts
  }

  static func minute(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, let hour = Int(parts[0]), let minute = Int(parts[1]),
      (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    return hour * 60 + minute
  }

  // MARK: The person

  private mutating func person(_ said: [DoseColumn: String], _ row: DelimitedRecord) -> DosePerson {
    var person = DosePerson(identifier: nil, name: said[.name] ?? "", phone: said[.phone] ?? "")
    if let text = said[.person] {
      if case .personal(let identifier)? = try? IdentityNumber(text, restoringZeros: options.restoresZeros) {
        person.identifier = identifier
      } else {
        note(.invalidIdentifier, .person, row, "this is no identifier of 12 digits; the person is looked for by name")
      }
    }
    if let text = said[.sex] {
      if let sex = Sex(text) {
        person.sex = sex
      } else {
        note(.invalidCategory, .sex, row, "M, F, Nam or Nữ are read; the row counts without it")
      }
    }
    person.birth = birth(row)
    return person
  }

  private mutating func birth(_ row: DelimitedRecord) -> BirthDate? {
    guard let place = places[.birth] else { return nil }
    let field = row.fields[place].trimmed
    guard field.count > 0 else { return nil }
    if field.count == 4, let year = Int(field.text), (1850...2100).contains(year) { return BirthDate(year: year) }
    if case .day(let day) = DateReading.read(field, options.dateFormat), day.components.year >= 1850 {
      return BirthDate(day)
    }
    note(.invalidDate, .birth, row, "this is no day that is read, or day and month can be confused; it is left out")
    return nil
  }

  // MARK: Findings

  private mutating func refuse(_ code: Finding.Code, _ column: DoseColumn?, _ row: DelimitedRecord, _ message: String) {
    add(.rejected, code, column, row, message + "; the row is left out")
  }

  private mutating func note(_ code: Finding.Code, _ column: DoseColumn?, _ row: DelimitedRecord, _ message: String) {
    add(.note, code, column, row, message)
  }

  private mutating func add(
    _ severity: Finding.Severity, _ code: Finding.Code, _ column: DoseColumn?, _ row: DelimitedRecord,
    _ message: String
  ) {
    findings.append(
      Finding(
        severity: severity, code: code, file: file.name, row: row.row,
        column: column.flatMap { places[$0] }.map { file.header[$0] } ?? "", message: message))
  }
}
