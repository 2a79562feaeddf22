/// The wards that permits and zones name by number.
public struct CheckVintage: Hashable, Sendable {
  public struct Ward: Hashable, Sendable {
    public var code: String
    public var name: String
    /// Empty where wards are in no district.
    public var district: String

    public init(code: String, name: String, district: String) {
      self.code = code
      self.name = name
      self.district = district
    }
  }

  /// The first four bytes of the SHA-256 of the list of wards.
  public var digest: [UInt8]
  public var wards: [Ward]

  public init(digest: [UInt8], wards: [Ward]) {
    precondition(digest.count == 4 && wards.count <= 65_536, "four bytes, and numbers of two")
    self.digest = digest
    self.wards = wards
  }

  /// The number of a ward by its code.
  public func number(of code: String) -> Int? { wards.firstIndex { $0.code == code } }
}
