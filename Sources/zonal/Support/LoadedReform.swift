import Epidemiology
import Quantities

/// A reform of the wards that reports were counted before: the crosswalk, and what was counted on the earlier wards.
struct LoadedReform {
  let crosswalk: Crosswalk
  private let list: WardList
  /// Counts in the wards of before the reform.
  private(set) var tally: Tally?

  /// - Parameter wards: the wards of the map, to which the crosswalk must lead.
  /// - Throws: `CrosswalkError`.
  init(_ path: String, _ mapping: ColumnMapping, wards list: WardList, sink: FindingSink) throws {
    Console.progress("reading \(path)")
    let reading = try Crosswalk.read(path, mapping: mapping)
    crosswalk = reading.crosswalk
    self.list = list
    let known = Set(list.codes)
    if let code = crosswalk.toCodes.first(where: { !known.contains($0) }) { throw CrosswalkError.unknownWard(to: code) }
    let file = LoadedInputs.name(path)
    func note(_ code: String, _ message: String) -> Finding {
      Finding(severity: .note, code: .adjustedShares, file: file, column: "share", value: code, message: message)
    }
    sink.add(
      reading.normalized.map { note($0, "the shares of '\($0)' add up to 1 by rounding only; divided by their sum") }
        + reading.rounded.map {
          note($0, "the shares of '\($0)' have no small common denominator with the others; rounded to ten-thousandths")
        })
  }

  /// Adds counts of the earlier wards.
  mutating func add(_ counts: Tally) throws { tally = try tally?.merging(counts) ?? counts }

  /// The counts of both vintages on the wards of the map.
  func adding(to counts: Tally) throws -> Tally {
    guard let tally else { return counts }
    return try counts.merging(tally.translated(by: crosswalk, to: list))
  }

  /// What each ward's confirmed cases of a window can be, as far as they come from before the reform.
  func bounds(from first: Day, through last: Day) throws -> [Crosswalk.Bounds] {
    guard let tally else { return [] }
    return try crosswalk.bounds(
      of: tally, .cases(classifications: [.confirmed]), from: first, through: last, to: list)
  }
}
