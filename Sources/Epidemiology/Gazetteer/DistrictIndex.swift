import SpatialCore

/// The districts of a list of wards, and which of them a row means that names no ward that can be found.
///
/// A district is its name together with its code, so that districts of one name in different provinces stay apart. A written
/// district that fits several is nobody's. Immutable and shared between threads.
struct DistrictIndex: Sendable {
  /// In the order of the wards in which they first come.
  let names: [String]
  /// The place of each ward's district; `nil` for a ward without one.
  let places: [Int?]
  private let index: AreaIndex
  /// The district of the wards whose codes begin so; empty where codes are not made of districts.
  private let prefixes: [String: Int]
  private let prefixLength: Int
  private let codeLength: Int

  init(_ wards: [Ward]) {
    struct Key: Hashable { let name, code: String? }
    var numbers: [Key: Int] = [:]
    var names: [String] = []
    places = wards.map { ward in
      let key = Key(name: ward.district, code: ward.districtCode)
      guard let name = ward.district ?? ward.districtCode else { return nil }
      if let number = numbers[key] { return number }
      numbers[key] = names.count
      names.append(name)
      return names.count - 1
    }
    self.names = names
    let keys = numbers.sorted { $0.value < $1.value }.map(\.key)
    index = AreaIndex(names: keys.map(\.name), codes: keys.map(\.code), level: .district)
    (prefixes, prefixLength, codeLength) = Self.prefixes(wards, places, districts: names.count)
  }

  /// The beginnings of codes that stand for districts.
  ///
  /// They do where all codes have one length and each begins with its district's own code. Where districts have no codes,
  /// there must be a length at which beginnings and districts are one to one, and three districts of several wards at least:
  /// codes that merely ascend by district, as those of Viet Nam do, have no such length but by chance.
  private static func prefixes(_ wards: [Ward], _ places: [Int?], districts: Int) -> ([String: Int], Int, Int) {
    let none: ([String: Int], Int, Int) = ([:], 0, 0)
    let own = places.compactMap(\.self)
    guard let length = wards.first?.code.utf8.count, districts > 1, own.count == wards.count else { return none }
    guard wards.allSatisfy({ $0.code.utf8.count == length }) else { return none }
    let codes = wards.compactMap(\.districtCode)
    guard codes.isEmpty || codes.count == wards.count else { return none }
    if let first = codes.first {
      let prefix = first.utf8.count
      guard (1..<length).contains(prefix), codes.allSatisfy({ $0.utf8.count == prefix }) else { return none }
      guard zip(wards, codes).allSatisfy({ $0.code.hasPrefix($1) }) else { return none }
      let found = Dictionary(zip(codes, own)) { first, _ in first }
      return found.count == districts ? (found, prefix, length) : none
    }
    let sizes = own.reduce(into: [Int](repeating: 0, count: districts)) { $0[$1] += 1 }
    guard sizes.count(where: { $0 > 1 }) >= 3 else { return none }
    lengths: for prefix in 1..<length {
      var found: [String: Int] = [:]
      for (ward, place) in zip(wards, own) {
        guard let start = String(ward.code.utf8.prefix(prefix)) else { continue lengths }
        if let other = found[start], other != place { continue lengths }
        found[start] = place
      }
      return found.count == districts ? (found, prefix, length) : none
    }
    return none
  }

  /// The only district that a written name or code can mean.
  func place(written: String) -> Int? {
    let found = index.match(written)
    guard found.isGiven else { return nil }
    let matching = names.indices.filter(found.contains)
    return matching.count == 1 ? matching[0] : nil
  }

  /// The district of all these wards.
  func place(ofAll wards: [Int]) -> Int? {
    guard let first = wards.first, let place = places[first] else { return nil }
    return wards.allSatisfy { places[$0] == place } ? place : nil
  }

  /// The district that a ward code begins with, where codes are made of districts.
  func place(ofCode code: String) -> Int? {
    guard codeLength > 0, code.utf8.count == codeLength, let start = String(code.utf8.prefix(prefixLength)) else {
      return nil
    }
    return prefixes[start]
  }
}
