import Epidemiology
public import SpatialCore

/// The decreed areas of some files, with all that was found while reading them.
public struct DecreeSet: Sendable {
  /// In the order of the files.
  public var areas: [DecreedArea]
  public var findings: [DecreeFinding]
  /// Features and rows that were read: areas and rejected findings together.
  public var features: Int

  public init(areas: [DecreedArea] = [], findings: [DecreeFinding] = [], features: Int = 0) {
    self.areas = areas
    self.findings = findings
    self.features = features
  }

  /// Reads files of decrees: GeoJSON when the name ends in `json`, else a table with a header.
  ///
  /// A day in `from` is the beginning of that day; a day in `until` is in force to its end; a moment in `until` is the first
  /// one no longer in force. Several codes in one field are parted by `;` or `|`. An id that a file before has is refused.
  ///
  /// - Throws: `DecreeError.geoJSON`, `.table`, `.noProperty`.
  public static func load(paths: [String], options: DecreeOptions = DecreeOptions()) throws(DecreeError) -> DecreeSet {
    var reader = DecreeReader(options: options)
    for path in paths {
      if path.hasSuffix("json") {
        let document: GeoJSONDocument
        do throws(GeoJSONError) { document = try GeoJSON.read(path: path) } catch { throw .geoJSON(error) }
        try reader.read(document, file: path)
      } else {
        let file: DelimitedFile
        do throws(IntakeError) { file = try DelimitedFile(path: path) } catch { throw .table(error) }
        try reader.check(file.header, file: path)
        do throws(IntakeError) {
          try file.forEachRecord { row, fields in reader.read(fields, header: file.header, row: row, file: path) }
        } catch { throw .table(error) }
      }
    }
    reader.checkRepeals()
    return reader.result
  }

  /// Reads a GeoJSON document that is in memory.
  ///
  /// - Throws: `DecreeError.noProperty`.
  public static func read(
    _ document: GeoJSONDocument, file: String, options: DecreeOptions = DecreeOptions()
  ) throws(DecreeError) -> DecreeSet {
    var reader = DecreeReader(options: options)
    try reader.read(document, file: file)
    reader.checkRepeals()
    return reader.result
  }
}
