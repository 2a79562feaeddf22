import Epidemiology
import SpatialCore

/// Finds the ward that a person names by code or by name.
enum WardChoice {
  static func find(_ text: String, in wards: [Ward]) throws -> Int {
    if let index = wards.firstIndex(where: { $0.code == text }) { return index }
    let index = WardIndex(wards: wards)
    let parts = text.split(separator: ",", maxSplits: 1).map(String.init)
    guard let name = parts.first else { throw InputError.unknownWard(text, suggestions: []) }
    switch index.resolve(ward: name, district: parts.count > 1 ? parts[1] : nil) {
    case .resolved(let found, _): return found
    case .ambiguous(let possible):
      throw InputError.unknownWard(
        text,
        suggestions: possible.map {
          "\(wards[$0].code) \(wards[$0].name) (\(wards[$0].district ?? ""))"
        })
    case .unknown(let suggestions): throw InputError.unknownWard(text, suggestions: suggestions)
    }
  }
}
