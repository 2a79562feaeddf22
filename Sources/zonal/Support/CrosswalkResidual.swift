import Epidemiology
import SpatialCore

/// Ground that a crosswalk does not account for.
struct CrosswalkResidual {
  enum Kind: String {
    /// In common, but too little to be more than two drawings of one border.
    case sliver
    /// Of an earlier ward, in no later one.
    case uncovered
    /// Of a later ward, in no earlier one.
    case added
    /// Of an earlier ward, in several later ones.
    case overlap
  }

  var kind: Kind
  var from: String
  var to: String
  /// Square metres.
  var area: Double
  /// Part of the ward that it belongs to: the earlier one where there is one.
  var share: Double

  /// The residuals of an overlay, the largest first; nothing below what rounding of positions makes.
  static func all(_ overlay: WardOverlay, earlier: [Ward], later: [Ward]) -> [CrosswalkResidual] {
    var found = overlay.slivers.map { part in
      CrosswalkResidual(
        kind: .sliver, from: earlier[part.earlier].code, to: later[part.later].code, area: part.area,
        share: part.area / overlay.earlierAreas[part.earlier])
    }
    var covered = [Double](repeating: 0, count: earlier.count)
    for part in overlay.parts + overlay.slivers { covered[part.earlier] += part.area }
    for (i, ward) in earlier.enumerated() {
      let (whole, rest) = (overlay.earlierAreas[i], overlay.uncovered[i])
      found.append(CrosswalkResidual(kind: .uncovered, from: ward.code, to: "", area: rest, share: rest / whole))
      let twice = covered[i] + rest - whole
      found.append(CrosswalkResidual(kind: .overlap, from: ward.code, to: "", area: twice, share: twice / whole))
    }
    for (j, ward) in later.enumerated() {
      let (whole, rest) = (overlay.laterAreas[j], overlay.added[j])
      found.append(CrosswalkResidual(kind: .added, from: "", to: ward.code, area: rest, share: rest / whole))
    }
    // New corners of parts move lines by less than a billionth of a ward.
    return found.filter { $0.area >= CoverageCheck.defaultTolerance && $0.share > 1e-9 }
      .sorted { ($1.area, $0.from, $0.to) < ($0.area, $1.from, $1.to) }
  }

  static func csv(_ residuals: [CrosswalkResidual]) -> String {
    "kind,from,to,square_metres,share\n"
      + residuals.map {
        "\($0.kind.rawValue),\(Finding.quoted($0.from)),\(Finding.quoted($0.to)),\($0.area),\($0.share)\n"
      }.joined()
  }
}
