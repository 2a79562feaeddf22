public import Quantities

extension Crosswalk {
  /// A crosswalk that was read, and what had to be done to its shares.
  public struct Reading: Hashable, Sendable {
    public let crosswalk: Crosswalk
    /// Wards whose shares were divided by their sum, which differed from 1 by rounding (at most one millionth).
    public let normalized: [String]
    /// Wards whose shares were rounded to ten-thousandths, since they had no common denominator.
    public let rounded: [String]
  }

  /// What `from`, `to` and `share` are for: a finished crosswalk, or pairs that shares are still to be made for.
  enum FileForm {
    case crosswalk, relation
  }

  /// Reads a crosswalk: `from,to,share,basis,low,high`, the last three of which may be missing.
  ///
  /// A share is a decimal or a fraction (`1/3`). Shares of a ward that miss 1 by at most one millionth are divided by their sum.
  ///
  /// - Throws: `CrosswalkError.file`, `.malformed`, `.empty`.
  public static func read(_ path: String, mapping: ColumnMapping = ColumnMapping()) throws(CrosswalkError) -> Reading {
    try read(path, mapping: mapping, as: .crosswalk)
  }

  /// Makes a crosswalk from pairs of codes: a ward with one successor is merged whole, one with several is split.
  ///
  /// With a column `share` (any weights that are not negative) the parts follow it; without they are equal, and may be anything
  /// between nothing and all. Rows that repeat a pair are one.
  ///
  /// - Throws: `CrosswalkError.file`, `.malformed`, `.empty`.
  public static func relation(
    _ path: String, mapping: ColumnMapping = ColumnMapping()
  ) throws(CrosswalkError) -> Reading { try read(path, mapping: mapping, as: .relation) }

  private static func read(
    _ path: String, mapping: ColumnMapping, as form: FileForm
  ) throws(CrosswalkError) -> Reading {
    var reader: CrosswalkReader
    do throws(IntakeError) {
      let file = try DelimitedFile(path: path)
      let layout = try ColumnLayout(file, kind: .crosswalk, mapping: mapping)
      if form == .crosswalk, layout.positions["share"] == nil {
        throw IntakeError.missingColumns(file: path, kind: "a crosswalk", missing: ["share"], found: file.header)
      }
      reader = CrosswalkReader(file, layout, form)
      var failure: CrosswalkError?
      try file.forEachRecord { line, fields in
        guard failure == nil else { return }
        do throws(CrosswalkError) { try reader.read(fields, line: line) } catch { failure = error }
      }
      reader.failure = failure
    } catch { throw .file(error) }
    return try reader.finish()
  }

  /// Writes the crosswalk; the same value gives the same bytes, and reads back as itself.
  public var csv: String {
    var text = "from,to,share,basis,low,high\n"
    for row in rows {
      let cells = [
        Finding.quoted(row.from), Finding.quoted(row.to), Self.text(row.share), row.basis.rawValue, Self.text(row.low),
        Self.text(row.high),
      ]
      text += cells.joined(separator: ",") + "\n"
    }
    return text
  }

  /// A decimal where one says the share exactly, else a fraction.
  public static func text(_ share: Fraction) -> String {
    let scaled = share * 1_000_000
    guard scaled.denominator == 1 else { return "\(share.numerator)/\(share.denominator)" }
    var digits = String(scaled.numerator % 1_000_000)
    digits = String(repeating: "0", count: 6 - digits.utf8.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return "\(scaled.numerator / 1_000_000)" + (digits.isEmpty ? "" : ".\(digits)")
  }
}
