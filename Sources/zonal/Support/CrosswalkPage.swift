import Epidemiology
import Foundation
import Quantities

/// What a crosswalk says, for people: how many wards went whole, whom the splits concern, and what is left over.
struct CrosswalkPage {
  private static let longest = 20
  private let crosswalk: Crosswalk
  private let residents: [String: Fraction]
  private let residuals: [CrosswalkResidual]?

  init(_ crosswalk: Crosswalk, residents: [String: Fraction], residuals: [CrosswalkResidual]? = nil) {
    self.crosswalk = crosswalk
    self.residents = residents
    self.residuals = residuals
  }

  var text: String { (["\(head)"] + splits + leftOver).joined(separator: "\n") }

  private var split: [(code: String, rows: ArraySlice<Crosswalk.Row>)] {
    crosswalk.fromCodes.map { ($0, crosswalk.successors(of: $0)) }.filter { $0.rows.count > 1 }
  }

  private var head: String {
    let split = split
    let most = split.map(\.rows.count).max() ?? 0
    return "\(crosswalk.fromCodes.count) wards became part of \(crosswalk.toCodes.count): "
      + "\(crosswalk.fromCodes.count - split.count) went whole to one successor, which is exact, and \(split.count) were split"
      + (split.isEmpty ? "." : " among up to \(most), which is an assumption:") + assumption(split)
      + (crosswalk.scale == 1 ? "" : "\nCounts will be in units of 1/\(crosswalk.scale) of a report.")
  }

  private func assumption(_ split: [(code: String, rows: ArraySlice<Crosswalk.Row>)]) -> String {
    let bases = Set(split.flatMap { $0.rows.map(\.basis) })
    if bases.contains(.area) { return " shares are by area, as if people lived evenly." }
    if bases.contains(.equal) { return " nothing is known but the successors, so shares are equal." }
    return split.isEmpty ? "" : " shares are as given."
  }

  /// Residents that each split moves, the most first.
  private var splits: [String] {
    guard !residents.isEmpty else { return [] }
    var moved: [(row: Crosswalk.Row, people: Fraction)] = []
    var concerned: Fraction = 0
    var unknown = 0
    for (code, rows) in split {
      guard let people = residents[code] else {
        unknown += 1
        continue
      }
      concerned = concerned + people
      moved += rows.map { ($0, people * $0.share) }
    }
    moved.sort { $0.people > $1.people }
    let all = residents.values.reduce(Fraction(0), +)
    var lines = [
      "\nSplit wards have \(Self.whole(concerned)) of \(Self.whole(all)) residents"
        + (unknown == 0 ? "." : "; of \(unknown) of them nobody's number is known.")
    ]
    let rows = moved.prefix(Self.longest).map {
      [$0.row.from, "→", $0.row.to, Crosswalk.text($0.row.share), Self.whole($0.people) + " residents"]
    }
    if !rows.isEmpty { lines.append(Console.table(rows, right: [3, 4])) }
    if moved.count > rows.count { lines.append("… and \(moved.count - rows.count) more") }
    return lines
  }

  private var leftOver: [String] {
    guard let residuals else { return [] }
    if residuals.isEmpty { return ["\nNothing is left over: both vintages cover the same ground."] }
    var lines = ["\nLeft over:"]
    let rows = residuals.prefix(Self.longest).map { residual in
      [
        residual.kind.rawValue, residual.from.isEmpty ? residual.to : residual.from,
        residual.kind == .sliver ? "→ \(residual.to)" : "", "\(Int(residual.area.rounded())) m²",
        String(format: "%.3f %%", residual.share * 100),
      ]
    }
    lines.append(Console.table(rows, right: [3, 4]))
    if residuals.count > rows.count { lines.append("… and \(residuals.count - rows.count) smaller ones") }
    return lines
  }

  private static func whole(_ number: Fraction) -> String { String(Int(number.doubleValue.rounded())) }
}
