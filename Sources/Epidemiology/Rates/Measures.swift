public import Quantities

/// Figures of areas by day that are neither cases nor doses: tests, positives, admissions, plans.
public struct Measures: Sendable {
  public struct Key: Hashable, Sendable {
    public var measure: String
    public var ward: Int

    public init(measure: String, ward: Int) {
      self.measure = measure
      self.ward = ward
    }
  }

  /// By day, ascending, one value a day.
  let series: [Key: [(day: Day, value: Fraction)]]
  public let names: Set<String>

  public init(_ rows: [(key: Key, day: Day, value: Fraction)]) {
    var series: [Key: [(day: Day, value: Fraction)]] = [:]
    for row in rows { series[row.key, default: []].append((row.day, row.value)) }
    for key in series.keys { series[key]?.sort { $0.day < $1.day } }
    self.series = series
    names = Set(rows.map(\.key.measure))
  }

  /// The figures of some wards, which are numbered anew in the order given.
  public func of(_ wards: [Int]) -> Measures {
    var rows: [(key: Key, day: Day, value: Fraction)] = []
    for (number, ward) in wards.enumerated() {
      for name in names {
        for (day, value) in series[Key(measure: name, ward: ward)] ?? [] {
          rows.append((Key(measure: name, ward: number), day, value))
        }
      }
    }
    return Measures(rows)
  }

  /// The name under which the wards of a district have its figure of a measure, apart from figures of their own.
  public static func ofDistrict(_ measure: String) -> String { measure + "@district" }

  static func isOfDistrict(_ measure: String) -> Bool { measure.hasSuffix("@district") }

  /// All figures in the order of measure, ward and day.
  public var sorted: [(key: Key, day: Day, value: Fraction)] {
    series.sorted { ($0.key.measure, $0.key.ward) < ($1.key.measure, $1.key.ward) }
      .flatMap { key, values in values.map { (key, $0.day, $0.value) } }
  }

  /// All figures of a measure in a ward, by day; empty when there is none.
  package func figures(_ measure: String, ward: Int) -> [(day: Day, value: Fraction)] {
    series[Key(measure: measure, ward: ward)] ?? []
  }

  /// The figures of the last `days` days up to and with `day`; empty when there is none.
  public func values(_ measure: String, ward: Int, through day: Day, days: Int) -> [Fraction] {
    guard let values = series[Key(measure: measure, ward: ward)] else { return [] }
    let first = day - max(days - 1, 0)
    return values.lazy.filter { $0.day >= first && $0.day <= day }.map(\.value)
  }
}
