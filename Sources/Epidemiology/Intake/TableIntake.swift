import Quantities
import SpatialCore

/// Reads the tables that stand beside the reports: population and measures.
public struct TableIntake {
  private let wards: WardIndex
  private let options: IntakeOptions
  private let sink: FindingSink

  public init(wards: WardIndex, options: IntakeOptions, sink: FindingSink) {
    self.wards = wards
    self.options = options
    self.sink = sink
  }

  /// One record of a table with its columns by contract name.
  private struct Record {
    let file: DelimitedFile
    let layout: ColumnLayout
    let row: Int
    let fields: [String]

    subscript(name: String) -> String {
      guard let position = layout.positions[name], position < fields.count else { return "" }
      return fields[position].trimmingBlanks
    }

    func finding(_ code: Finding.Code, _ column: String, _ message: String, severity: Finding.Severity = .rejected)
      -> Finding
    {
      Finding(
        severity: severity, code: code, file: file.name, row: row, column: layout.fileNames[column] ?? column,
        value: self[column], message: message)
    }
  }

  private func read(
    _ path: String, _ kind: RowKind, _ body: (Record) -> Finding?
  ) throws(IntakeError) -> RowCounts {
    let file = try DelimitedFile(path: path)
    let layout = try ColumnLayout(file, kind: kind, mapping: options.mapping)
    if !layout.unused.isEmpty {
      sink.add([
        Finding(
          severity: .note, code: .unusedColumns, file: file.name, row: 1, column: layout.unused.joined(separator: " "),
          message: "these columns are not read: \(layout.unused.joined(separator: ", "))")
      ])
    }
    var counts = RowCounts()
    var findings: [Finding] = []
    try file.forEachRecord { row, fields in
      counts.rows += 1
      let record = Record(file: file, layout: layout, row: row, fields: fields)
      let finding =
        fields.count == file.header.count
        ? body(record)
        : record.finding(.fieldCount, "", "the row has \(fields.count) fields and the header \(file.header.count)")
      guard let finding else {
        counts.counted += 1
        return
      }
      findings.append(finding)
      if finding.severity == .note {
        counts.counted += 1
      } else if finding.code == .unknownWardCode {
        counts.unlocated += 1
      } else {
        counts.rejected += 1
      }
    }
    sink.add(findings)
    return counts
  }

  /// An exact number of a size that formulas of rates and shares can compute with: at most `limit`, and so many decimals.
  private func number(_ text: String, _ file: DelimitedFile, limit: Int, decimals: Int) -> Fraction? {
    var text = text
    let value = text.withUTF8 { bytes in
      bytes.baseAddress.flatMap {
        Field(start: $0, count: bytes.count).fraction(decimalComma: file.dialect.allowsDecimalComma)
      }
    }
    let finest = (0..<decimals).reduce(Int128(1)) { power, _ in power * 10 }
    guard let value, value.denominator <= finest, !(Fraction(limit) < value), !(value < Fraction(-limit)) else {
      return nil
    }
    return value
  }

  private func day(_ text: String) -> DateReading {
    var text = text
    return text.withUTF8 { bytes in
      guard let base = bytes.baseAddress, bytes.count > 0 else { return .empty }
      return DateReading.read(Field(start: base, count: bytes.count), options.dateFormat)
    }
  }

  /// Reads population files; where two rows for the same ward, ages and day contradict each other, neither holds.
  ///
  /// - Throws: `IntakeError`.
  public func population(_ paths: [String]) throws(IntakeError) -> (population: Population, counts: [RowCounts]) {
    var figures: [Population.Figure] = []
    var seen: [Population.Figure: Fraction] = [:]
    var contested: Set<Population.Figure> = []
    var counts: [RowCounts] = []
    for path in paths {
      counts.append(
        try read(path, .population) { record in
          guard let ward = wards.index(ofCode: record["ward_code"]) else {
            return record.finding(.unknownWardCode, "ward_code", "no ward of the boundaries has this code")
          }
          guard let value = number(record["population"], record.file, limit: 10_000_000_000, decimals: 3) else {
            return record.finding(
              .invalidNumber, "population",
              "a population is a number up to 10¹⁰ with at most 3 decimals; in this file a point before three digits may separate thousands"
            )
          }
          guard !(value < 0) else {
            return record.finding(.invalidNumber, "population", "a population cannot be negative")
          }
          var figure = Population.Figure(ward: ward, value: 0)
          for (column, path) in [("age_from", \Population.Figure.ageFrom), ("age_to", \Population.Figure.ageTo)] {
            guard !record[column].isEmpty else { continue }
            guard let age = Int(record[column]), (0...200).contains(age) else {
              return record.finding(.invalidAge, column, "an age is a whole number of years")
            }
            figure[keyPath: path] = age
          }
          switch day(record["from"]) {
          case .empty: break
          case .day(let day): figure.from = day
          case .ambiguous, .invalid: return record.finding(.invalidDate, "from", "this is no day that is read")
          }
          if let earlier = seen[figure] {
            if earlier == value {
              return record.finding(.duplicateFigure, "ward_code", "the same figure stands here twice", severity: .note)
            }
            contested.insert(figure)
            return record.finding(
              .conflictingFigure, "population",
              "another row says \(earlier) for the same ward, ages and day; neither holds until one is taken out")
          }
          seen[figure] = value
          figure.value = value
          figures.append(figure)
          return value == 0
            ? record.finding(
              .zeroPopulation, "population", "a population of 0 has no rates: the ward has no level", severity: .note)
            : nil
        })
    }
    figures.removeAll { figure in
      var key = figure
      key.value = 0
      return contested.contains(key)
    }
    return (Population(wards: wards.wards.count, figures: figures), counts)
  }

  /// The wards of each district, by its code, and by its name where no code is the same.
  private var districts: [String: [Int]] {
    var members: [String: [Int]] = [:]
    for (ward, place) in wards.wards.enumerated() {
      if let code = place.districtCode { members[code, default: []].append(ward) }
    }
    let codes = Set(members.keys)
    for (ward, place) in wards.wards.enumerated() {
      if let name = place.district, !codes.contains(name) { members[name, default: []].append(ward) }
    }
    return members
  }

  /// Reads measures files; where two rows for the same area, day and measure contradict each other, neither holds.
  ///
  /// - Throws: `IntakeError`.
  public func measures(_ paths: [String]) throws(IntakeError) -> (measures: Measures, counts: [RowCounts]) {
    var rows: [(key: Measures.Key, day: Day, value: Fraction)] = []
    var seen: [Measures.Key: [Day: Fraction]] = [:]
    var contested: [Measures.Key: Set<Day>] = [:]
    let districts = self.districts
    var counts: [RowCounts] = []
    for path in paths {
      counts.append(
        try read(path, .measures) { record in
          if let earlier = options.earlier, case .day(let day) = day(record["date"]), day < earlier.reform {
            // A figure may be a share or a plan, which no crosswalk can divide.
            return record.finding(
              .unknownWardCode, "area_code",
              "before \(earlier.reform) the code is that of an earlier ward, and figures are not brought over")
          }
          let area = record["area_code"]
          let ward = wards.index(ofCode: area)
          let members = ward.map { [$0] } ?? districts[area] ?? []
          guard let first = members.first else {
            return record.finding(
              .unknownWardCode, "area_code", "no ward and no district of the boundaries has this code")
          }
          guard case .day(let day) = day(record["date"]) else {
            return record.finding(.invalidDate, "date", "this is no day that is read")
          }
          guard !record["measure"].isEmpty else {
            return record.finding(.unknownMeasure, "measure", "the row names no measure")
          }
          guard let value = number(record["value"], record.file, limit: 1_000_000_000_000, decimals: 6) else {
            return record.finding(.invalidNumber, "value", "a value is a number up to 10¹² with at most 6 decimals")
          }
          let name = ward == nil ? Measures.ofDistrict(record["measure"]) : record["measure"]
          let key = Measures.Key(measure: name, ward: first)
          if let earlier = seen[key]?[day] {
            if earlier == value {
              return record.finding(.duplicateFigure, "measure", "the same figure stands here twice", severity: .note)
            }
            contested[key, default: []].insert(day)
            return record.finding(
              .conflictingFigure, "value",
              "another row says \(earlier) for the same area and day; neither holds until one is taken out")
          }
          seen[key, default: [:]][day] = value
          // A district's figure stands for each of its wards.
          for member in members { rows.append((Measures.Key(measure: name, ward: member), day, value)) }
          return nil
        })
    }
    // Where figures of a district contradict each other, its first ward has the key, and all its wards go without.
    for (key, days) in contested {
      guard Measures.isOfDistrict(key.measure),
        let code = wards.wards[key.ward].districtCode ?? wards.wards[key.ward].district
      else { continue }
      for ward in districts[code] ?? [] {
        contested[Measures.Key(measure: key.measure, ward: ward), default: []].formUnion(days)
      }
    }
    rows.removeAll { contested[$0.key]?.contains($0.day) ?? false }
    return (Measures(rows), counts)
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var text = Substring(self)
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }
}
