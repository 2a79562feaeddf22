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
