import SpatialCore
import Store

/// Tells of addresses on which side of an area's border they are, in wards that are in the area in part.
struct AreaBoundary {
  enum Side: Equatable {
    case inside, outside
    /// The address is missing, or no house is known for it.
    case unlocated
  }

  private enum Judge {
    /// Normalised addresses by ward.
    case listed([Int: [String]])
    /// Whether the house of a key is inside, by ward.
    case houses([Int: [[UInt8]: Bool]])
    case none
  }

  private let judge: Judge
  private let hashes: AreaHashes
  /// Whole families have one address.
  private var known: [Place: Side] = [:]

  private struct Place: Hashable {
    var ward: Int
    var address: String
  }

  /// - Throws: `StoreError`; `GEOSError`.
  init(_ place: AreaPlace, _ wards: [AreaWard], _ hashes: AreaHashes, _ reading: Reading) throws {
    self.hashes = hashes
    switch place {
    case .wards: judge = .none
    case .addresses(let addresses):
      var listed: [Int: [String]] = [:]
      for address in addresses { listed[address.ward, default: []].append(AddressText.normalised(address.text)) }
      judge = .listed(listed)
    case .shape(let shape):
      var houses: [Int: [[UInt8]: Bool]] = [:]
      let cut = AreaCut()
      for ward in wards where !ward.isWhole {
        let dwellings = try Dwelling.all(ofWard: ward.row, reading)
        let inside = try cut.covers(shape, dwellings.map(\.position))
        houses[ward.row] = Dictionary(
          zip(dwellings.map(\.key), inside), uniquingKeysWith: { first, _ in first })
      }
      judge = .houses(houses)
    }
  }

  mutating func side(ofAddress text: String, ward: Int) -> Side {
    let place = Place(ward: ward, address: text)
    if let side = known[place] { return side }
    let side = judged(AddressText.normalised(text), ward)
    known[place] = side
    return side
  }

  private func judged(_ address: String, _ ward: Int) -> Side {
    guard !address.isEmpty else { return .unlocated }
    switch judge {
    case .none: return .unlocated
    case .listed(let listed):
      return listed[ward]?.contains { AddressText.isAt(address, $0) } == true ? .inside : .outside
    case .houses(let houses):
      guard let isInside = houses[ward]?[hashes.key(ofAddress: address)] else { return .unlocated }
      return isInside ? .inside : .outside
    }
  }
}
