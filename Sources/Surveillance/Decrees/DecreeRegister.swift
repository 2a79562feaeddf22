public import Quantities
import SpatialCore
public import Store
public import Zones

/// Decreed areas and overrides, kept by id and version: what ends one is a further version, and the computed level stays as it is.
public enum DecreeRegister {
  /// A decreed area as it is kept.
  public struct Entry: Sendable {
    public var number: Int
    public var version: Int
    public var recordedAt: Instant
    public var area: DecreedArea
    public var reason: String
    public var approver: String
  }

  /// Keeps decreed areas; one that is there as it is, is not kept twice, and one that is otherwise becomes a new version.
  ///
  /// - Parameters:
  ///   - reason: why, in words; of an override the reason that people are given.
  ///   - access: of who stands for it.
  /// - Returns: how many were new, and how many new versions.
  /// - Throws: `StoreError`.
  @discardableResult
  public static func keep(
    _ areas: [DecreedArea], reason: String, by access: Access, _ writing: Writing
  ) throws -> (added: Int, changed: Int) {
    try access.require(.decree, subject: "decrees")
    var (added, changed) = (0, 0)
    for area in areas {
      let before = try writing.first(
        "SELECT \(columns) FROM surveillance_decrees WHERE id = ? ORDER BY version DESC LIMIT 1", [.text(area.id)],
        entry)
      if let before, before.area == area { continue }
      if before == nil { added += 1 } else { changed += 1 }
      let number = try writing.nextNumber(of: "surveillance_decrees")
      let (place, shape) = placeText(area.place)
      try writing.run(
        """
        INSERT INTO surveillance_decrees (\(columns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          SQLValue(number), .text(area.id), SQLValue((before?.version ?? 0) + 1),
          .integer(writing.instant.milliseconds), .text(area.name), .text(place), SQLValue(shape), .text(area.level),
          .text(area.authority), .text(area.act), .text(area.article), .text(area.citation), .text(reason),
          .text(access.officer.name), .integer(area.from.seconds), SQLValue(area.until.map { Int($0.seconds) }),
          .text(area.repeals.joined(separator: ";")),
        ])
      writing.record(
        Act(
          actor: access.officer.name, kind: before == nil ? "decree.keep" : "decree.change",
          subject: "decree \(area.id)",
          reason: reason,
          facts: [
            "level": area.level, "from": area.from.description, "until": area.until?.description ?? "", "act": area.act,
            "article": area.article, "version": String((before?.version ?? 0) + 1),
          ]))
    }
    return (added, changed)
  }

  /// All versions of all areas, in the order in which they were kept.
  ///
  /// - Throws: `StoreError`; `WKBError`.
  public static func entries(_ reading: Reading) throws -> [Entry] {
    try reading.all("SELECT \(columns) FROM surveillance_decrees ORDER BY number", [], entry)
  }

  private static let columns = """
    number, id, version, recorded_at, name, place, area, level, authority, act, article, citation, reason, approver,
    from_moment, until_moment, repeals
    """

  private static func entry(_ row: Statement) throws -> Entry {
    let place: DecreedArea.Place
    let names = row.text(5).split(separator: ";").dropFirst().map(String.init)
    switch row.text(5).split(separator: ";").first {
    case "wards": place = .wards(names)
    case "districts": place = .districts(names)
    default: place = .area(try WKBReader.geometry(row.bytes(6)).area ?? MultiPolygon([]))
    }
    return Entry(
      number: row.int(0), version: row.int(2), recordedAt: Instant(milliseconds: Int64(row.int(3))),
      area: DecreedArea(
        id: row.text(1), name: row.text(4), place: place, level: row.text(7), authority: row.text(8), act: row.text(9),
        article: row.text(10), citation: row.text(11), from: Moment(seconds: Int64(row.int(14))),
        until: row.optionalInt(15).map { Moment(seconds: Int64($0)) },
        repeals: row.text(16).split(separator: ";").map(String.init)), reason: row.text(12), approver: row.text(13))
  }

  private static func placeText(_ place: DecreedArea.Place) -> (String, [UInt8]?) {
    switch place {
    case .wards(let codes): ((["wards"] + codes).joined(separator: ";"), nil)
    case .districts(let names): ((["districts"] + names).joined(separator: ";"), nil)
    case .area(let shape): ("area", WKBWriter.bytes(shape))
    }
  }
}
