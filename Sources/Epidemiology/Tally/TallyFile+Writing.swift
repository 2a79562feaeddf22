import Quantities

extension TallyFile {
  /// Writes the file, handing over pieces of its text in order. Equal values are equal bytes.
  ///
  /// - Complexity: O(n) for n entries; memory does not grow with them.
  public func write(_ put: ([UInt8]) throws -> Void) rethrows {
    var text = TallyText()
    text.append(header)
    text.append(Self.columns + "\n")
    let codes = tally.wardList.codes.map { Array((Finding.quoted($0) + ",").utf8) } + [[44]]
    for (stratum, range) in tally.strata {
      let prefix = Array((stratum.fields(tally.ageBands) + ",").utf8)
      var day: Day?
      var dated: [UInt8] = []
      for entry in tally.entries[range] {
        if entry.day != day {
          day = entry.day
          dated = prefix + Array("\(entry.day),".utf8)
        }
        text.append(dated, codes[Int(entry.place)], entry.count)
        if text.isLong { try put(text.take()) }
      }
    }
    for (kind, counts) in [(RowKind.cases, cases), (.doses, doses)] {
      if let counts { text.append("\(TallyTrailer(kind: kind, counts: counts))\n") }
    }
    text.append("#end,lines=\(tally.entries.count)\n")
    try put(text.take())
  }

  private var header: String {
    let list = tally.wardList
    return "#zonal-tally,version=1,wards=\(list.total),ward_codes=sha256:\(list.digest),"
      + "age_from=\(TallyMismatch.list(tally.ageBands.starts, ";"))\n"
  }
}

/// Text that grows until it is handed on.
private struct TallyText {
  private var bytes: [UInt8] = []

  var isLong: Bool { bytes.count > 1 << 18 }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(_ start: [UInt8], _ code: [UInt8], _ count: Int64) {
    bytes.append(contentsOf: start)
    bytes.append(contentsOf: code)
    // Most counts are a digit or two.
    if count >= 0, count < 10 {
      bytes.append(48 + UInt8(count))
    } else {
      bytes.append(contentsOf: String(count).utf8)
    }
    bytes.append(10)
  }

  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }
}

extension Stratum {
  /// The columns of a tally file that say what is counted, from `kind` to `age_from`.
  func fields(_ bands: AgeBands) -> String {
    let age = ageBand < bands.starts.count ? String(bands.starts[ageBand]) : ""
    if isDose { return "doses,,,,\(doseNumber == 0 ? "" : String(doseNumber)),\(series.name),\(age)" }
    return "cases,\(classification.name),\(transmission.name),\(outcome.name),,,\(age)"
  }

  /// The stratum that such columns name; `nil` with the reason when they name none.
  static func read(_ fields: [String], _ bands: AgeBands) -> Result<Stratum, TallyFileReason> {
    var band = unknownAge
    if !fields[6].isEmpty {
      guard let age = Int(fields[6]), let found = bands.starts.firstIndex(of: age) else {
        return .failure(TallyFileReason("age_from '\(fields[6])' is no first age of a band of this section"))
      }
      band = found
    }
    switch fields[0] {
    case "cases":
      guard let classification = CaseClassification.allCases.first(where: { $0.name == fields[1] }),
        let transmission = Transmission.allCases.first(where: { $0.name == fields[2] }),
        let outcome = Outcome.allCases.first(where: { $0.name == fields[3] }), fields[4].isEmpty, fields[5].isEmpty
      else {
        return .failure(
          TallyFileReason("'\(fields[1...5].joined(separator: ","))' is no classification, transmission and outcome"))
      }
      return .success(of(case: classification, transmission, outcome, ageBand: band))
    case "doses":
      guard let number = fields[4].isEmpty ? 0 : Int(fields[4]), (0...15).contains(number),
        let series = SeriesState.allCases.first(where: { $0.name == fields[5] }),
        fields[1...3].allSatisfy(\.isEmpty)
      else {
        return .failure(TallyFileReason("'\(fields[1...5].joined(separator: ","))' is no dose number and series"))
      }
      return .success(of(dose: number, series, ageBand: band))
    default: return .failure(TallyFileReason("'\(fields[0])' is neither cases nor doses"))
    }
  }
}

extension SeriesState {
  var name: String { ["unknown", "incomplete", "complete"][rawValue] }
}
