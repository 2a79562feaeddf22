/// Where an officer's rights over people and reports hold.
///
/// A limit is by codes, as acts of law name areas, and holds for the wards with those codes of every vintage: those of before and
/// those of after a reform, as far as they have the codes.
public enum AreaLimit: Hashable, Sendable {
  case everything
  /// Wards whose district has one of these codes.
  case districts(Set<String>)
  /// Wards that have one of these codes.
  case wards(Set<String>)
  /// Wards whose codes begin with one of these, where codes nest.
  case prefixes(Set<String>)

  /// The numbers of its wards in `store_wards`; `nil` for all.
  ///
  /// - Complexity: O(wards of all vintages)
  /// - Throws: `StoreError`.
  func wards(_ reading: Reading) throws -> Set<Int>? {
    guard let has = membership else { return nil }
    return Set(
      try reading.all("SELECT id, code, district_code FROM store_wards") {
        has($0.text(1), $0.optionalText(2)) ? $0.int(0) : nil
      }.compactMap { $0 })
  }

  /// Codes of the limit that no ward of any vintage has.
  func unknownCodes(_ reading: Reading) throws -> [String] {
    let wards = try reading.all("SELECT code, district_code FROM store_wards") { ($0.text(0), $0.optionalText(1)) }
    let unknown: Set<String> =
      switch self {
      case .everything: []
      case .districts(let codes): codes.subtracting(wards.compactMap(\.1))
      case .wards(let codes): codes.subtracting(wards.map(\.0))
      case .prefixes(let codes): codes.filter { code in !wards.contains { $0.0.hasPrefix(code) } }
      }
    return unknown.sorted()
  }

  /// Whether a ward of a code in a district is in it; `nil` when every ward is.
  private var membership: ((_ code: String, _ district: String?) -> Bool)? {
    switch self {
    case .everything: nil
    case .districts(let codes): { _, district in district.map(codes.contains) ?? false }
    case .wards(let codes): { code, _ in codes.contains(code) }
    case .prefixes(let codes): { code, _ in codes.contains { code.hasPrefix($0) } }
    }
  }
}

extension AreaLimit: LosslessStringConvertible {
  /// As it is kept and given: `everything`, `districts 001 002`, `wards 00001 00004`, `prefixes 01`, codes in order.
  public var description: String {
    switch self {
    case .everything: "everything"
    case .districts(let codes): "districts " + codes.sorted().joined(separator: " ")
    case .wards(let codes): "wards " + codes.sorted().joined(separator: " ")
    case .prefixes(let codes): "prefixes " + codes.sorted().joined(separator: " ")
    }
  }

  /// `nil` for other words and for a list without codes, which would be no area at all.
  public init?(_ description: String) {
    let words = description.split(separator: " ").map(String.init)
    let codes = Set(words.dropFirst())
    switch (words.first, codes.isEmpty) {
    case ("everything", true): self = .everything
    case ("districts", false): self = .districts(codes)
    case ("wards", false): self = .wards(codes)
    case ("prefixes", false): self = .prefixes(codes)
    default: return nil
    }
  }
}
