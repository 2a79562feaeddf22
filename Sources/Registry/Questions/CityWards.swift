public import Store

/// The wards that residences name, as people know them: by the codes of one vintage, and back from row numbers of any.
///
/// Immutable and shared between threads.
public struct CityWards: Sendable {
  public struct Ward: Hashable, Sendable {
    /// Row number in `store_wards`.
    public let number: Int
    public let code: String
    public let name: String
    public let district: String?
  }

  /// The name of the vintage whose codes are read, as the table has it; `sha256:…` for one that was given none.
  public let vintage: String
  private let byCode: [String: Int]
  private let byNumber: [Int: Ward]
  /// The number of the ward's district by the row number of the ward, for ``Matcher``; wards of no district are not in it.
  public let districts: [Int: Int]

  /// - Parameter vintage: whose codes are read; `nil` for the one imported last.
  /// - Complexity: O(wards of all vintages)
  /// - Throws: `RegistryError.unknownVintage`; `StoreError`.
  public init(vintage: String? = nil, _ reading: Reading) throws {
    let vintages = try reading.all("SELECT id, name FROM store_vintages ORDER BY id") { ($0.int(0), $0.text(1)) }
    guard let chosen = vintage.map({ name in vintages.first { $0.1 == name } }) ?? vintages.last else {
      throw RegistryError.unknownVintage(name: vintage ?? "", known: vintages.map(\.1))
    }
    self.vintage = chosen.1
    var byCode: [String: Int] = [:]
    var byNumber: [Int: Ward] = [:]
    var numbers: [String: Int] = [:]
    var districts: [Int: Int] = [:]
    let rows = try reading.all("SELECT vintage, id, code, name, district, district_code FROM store_wards") { row in
      (
        row.int(0), Ward(number: row.int(1), code: row.text(2), name: row.text(3), district: row.optionalText(4)),
        row.optionalText(5)
      )
    }
    for (place, ward, district) in rows {
      byNumber[ward.number] = ward
      if place == chosen.0 { byCode[ward.code] = ward.number }
      guard let district else { continue }
      // Codes of districts hold within a vintage.
      let key = "\(place) \(district)"
      let number = numbers[key] ?? numbers.count + 1
      numbers[key] = number
      districts[ward.number] = number
    }
    self.byCode = byCode
    self.byNumber = byNumber
    self.districts = districts
  }

  /// The row number of a code of the vintage.
  public func number(of code: String) -> Int? { byCode[code] }

  /// The ward of a row number, of any vintage.
  public func ward(_ number: Int) -> Ward? { byNumber[number] }

  /// The row number of a code of the vintage.
  ///
  /// - Throws: `RegistryError.unknownWard`.
  public func find(_ code: String) throws(RegistryError) -> Int {
    guard let number = byCode[code] else { throw .unknownWard(code: code, vintage: vintage) }
    return number
  }
}
