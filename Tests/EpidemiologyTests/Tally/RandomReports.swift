import Quantities

@testable import Epidemiology

/// Reports with ages, before anybody counts them.
struct RandomReports {
  struct Report {
    var isDose: Bool
    var kind: Int
    var age: Int?
    var day: Int32
    /// `nil` for no ward.
    var ward: Int?
    var count: Int
  }

  let wards: [String]
  var reports: [Report] = []

  init(_ count: Int, wards: Int = 5, random: inout SplitMix64) {
    self.wards = (0..<wards).map { "w\(10 + $0)" }
    for _ in 0..<count {
      reports.append(
        Report(
          isDose: Bool.random(using: &random), kind: Int.random(in: 0..<36, using: &random),
          age: Int.random(in: 0..<6, using: &random) == 0 ? nil : Int.random(in: 0...130, using: &random),
          day: 18_900 + Int32.random(in: 0...9, using: &random),
          ward: Int.random(in: 0..<8, using: &random) == 0 ? nil : Int.random(in: 0..<wards, using: &random),
          count: Int.random(in: -2...4, using: &random)))
    }
  }

  static func stratum(_ report: Report, _ bands: AgeBands) -> Stratum {
    let band = report.age.map { Int(bands.bandOfAge[$0]) } ?? Stratum.unknownAge
    if report.isDose {
      return .of(dose: 1 + report.kind % 15, SeriesState(rawValue: report.kind % 3)!, ageBand: band)
    }
    return .of(
      case: CaseClassification(rawValue: report.kind % 4)!, Transmission(rawValue: report.kind % 3)!,
      Outcome(rawValue: report.kind / 9)!, ageBand: band)
  }

  /// The tally of some of the reports, with how many rows there were.
  static func file(_ reports: some Sequence<Report>, wards: [String], bands: AgeBands) -> TallyFile {
    let accumulator = TallyAccumulator(wards: wards.count)
    var counts = [RowCounts(), RowCounts()]
    for report in reports {
      accumulator.add(
        report.count, stratum: stratum(report, bands).code, day: report.day, place: report.ward ?? wards.count)
      let kind = report.isDose ? 1 : 0
      counts[kind].rows += 1
      if report.ward == nil {
        counts[kind].unlocated += 1
        counts[kind].unlocatedReports += report.count
      } else {
        counts[kind].counted += 1
        counts[kind].reports += report.count
      }
    }
    var file = TallyFile(tally: accumulator.finish(ageBands: bands, wardList: WardList(codes: wards)))
    file.add(counts[0], of: .cases)
    file.add(counts[1], of: .doses)
    return file
  }

  func file(bands: AgeBands = AgeBands(breaks: [18, 65])) -> TallyFile {
    Self.file(reports, wards: wards, bands: bands)
  }
}

extension TallyFile {
  var text: String {
    var bytes: [UInt8] = []
    write { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
