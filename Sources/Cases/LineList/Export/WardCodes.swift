import Store

/// The codes of the wards of all vintages by their rows.
struct WardCodes {
  private let codes: [Int: String]

  init(_ reading: Reading) throws {
    codes = Dictionary(
      uniqueKeysWithValues: try reading.all("SELECT id, code FROM store_wards") { ($0.int(0), $0.text(1)) })
  }

  func code(_ row: Int) -> String { codes[row] ?? "" }
}
