import ArgumentParser
import Foundation
import SpatialCore

/// A line as it is given on the command line: pairs of longitude and latitude, or a file of GeoJSON.
enum LineText {
  /// - Throws: `ValidationError` for another form; what reading the file throws.
  static func positions(_ text: String) throws -> [Coordinate] {
    if FileManager.default.fileExists(atPath: text) { return try positions(inFile: text) }
    return try text.split(separator: " ").map { pair in
      let parts = pair.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
      guard parts.count == 2, let x = parts[0], let y = parts[1], x.isFinite, y.isFinite else {
        throw ValidationError(
          "--line is pairs of longitude,latitude with blanks between them, as \"105.84,21.04 105.85,21.03\", or a file of GeoJSON"
        )
      }
      return Coordinate(x: x, y: y)
    }
  }

  private static func positions(inFile path: String) throws -> [Coordinate] {
    let document = try GeoJSON.read(path: path)
    let lines = document.features.compactMap { feature -> [Coordinate]? in
      if case .lineString(let line)? = feature.geometry { line } else { nil }
    }
    guard lines.count == 1, let line = lines.first else {
      throw ValidationError("'\(path)' must have one feature with a LineString; it has \(lines.count)")
    }
    return line
  }
}
