/// The class of reports that one number of a tally counts: everything about them but ward and day.
///
/// Packed into 13 bits, so that a tally finds its numbers by one table look-up. Ages are bands of an `AgeBands`.
public struct Stratum: Hashable, Comparable, Sendable {
  package let code: Int

  /// Number of different codes.
  static let count = 1 << 13
  /// Ages without a band of their own share the last one.
  package static let unknownAge = 31

  package init(code: Int) { self.code = code }

  package static func of(
    case classification: CaseClassification, _ transmission: Transmission, _ outcome: Outcome, ageBand: Int
  ) -> Stratum {
    Stratum(
      code: code(
        classification: classification.rawValue, transmission: transmission.rawValue, outcome: outcome.rawValue,
        ageBand: ageBand))
  }

  /// Dose numbers above 14 share 15; 0 is unknown.
  package static func of(dose number: Int, _ series: SeriesState, ageBand: Int) -> Stratum {
    Stratum(code: code(dose: number, series: series.rawValue, ageBand: ageBand))
  }

  /// The code of a stratum of cases, from the raw values of its parts.
  @inline(__always)
  static func code(classification: Int, transmission: Int, outcome: Int, ageBand: Int) -> Int {
    classification | transmission << 2 | outcome << 4 | ageBand << 6
  }

  @inline(__always)
  static func code(dose number: Int, series: Int, ageBand: Int) -> Int {
    min(number, 15) | series << 4 | ageBand << 6 | 1 << 11
  }

  package var isDose: Bool { code & 1 << 11 != 0 }
  var classification: CaseClassification { CaseClassification(rawValue: code & 3)! }
  var transmission: Transmission { Transmission(rawValue: code >> 2 & 3)! }
  var outcome: Outcome { Outcome(rawValue: code >> 4 & 3)! }
  package var ageBand: Int { code >> 6 & 31 }
  var doseNumber: Int { code & 15 }
  var series: SeriesState { SeriesState(rawValue: code >> 4 & 3)! }

  /// Whether a dose says if it completed its series.
  package var saysSeries: Bool { isDose && series != .unknown }

  package func withAgeBand(_ band: Int) -> Stratum { Stratum(code: code & ~(31 << 6) | band << 6) }

  public static func < (a: Stratum, b: Stratum) -> Bool { a.code < b.code }
}

extension Stratum {
  /// A confirmed case found in the community, whose outcome and age are not known.
  public static let confirmedCase = Stratum.of(case: .confirmed, .community, .unknown, ageBand: unknownAge)
}
