import Epidemiology
import SpatialCore

/// Finds the ward that a person names by code or by name.
enum WardChoice {
  static func find(_ text: String, in boundaries: BoundarySet) throws -> Int {
    if let index = boundaries.wards.firstIndex(where: { $0.code == text }) { return index }
    let index = WardIndex(wards: boundaries.wards)
    let parts = text.split(separator: ",", maxSplits: 1).map(String.init)
    switch index.resolve(ward: parts[0], district: parts.count > 1 ? parts[1] : nil) {
    case .resolved(let ward, _): return ward
    case .ambiguous(let wards):
      throw InputError.unknownWard(
        text,
        suggestions: wards.map {
          "\(boundaries.wards[$0].code) \(boundaries.wards[$0].name) (\(boundaries.wards[$0].district ?? ""))"
        })
    case .unknown(let suggestions): throw InputError.unknownWard(text, suggestions: suggestions)
    }
  }
}
