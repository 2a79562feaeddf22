import ArgumentParser
import Foundation
import SpatialCore

struct GeoJSONTask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "geojson", abstract: "Read a file of features and write it again.")

  @Option var file: String
  @Option var output: String

  func run() throws {
    let (document, readWall, readCPU) = try Stopwatch.measure { try GeoJSON.read(path: file) }
    let (size, writeWall, writeCPU) = try Stopwatch.measure { try write(document) }
    report([
      "read_wall": readWall, "read_cpu": readCPU, "write_wall": writeWall, "write_cpu": writeCPU,
      "features": Double(document.features.count), "written": Double(size),
    ])
  }

  private func write(_ document: GeoJSONDocument) throws -> Int {
    guard FileManager.default.createFile(atPath: output, contents: nil),
      let handle = FileHandle(forWritingAtPath: output)
    else { throw CocoaError(.fileWriteUnknown) }
    defer { try? handle.close() }
    var writer = JSONWriter()
    var size = 0
    func flush() throws {
      size += writer.bytes.count
      try handle.write(contentsOf: writer.bytes)
      writer.removeAll()
    }
    writer.raw("{\"type\":\"FeatureCollection\",\"features\":[\n")
    for (index, feature) in document.features.enumerated() {
      if index > 0 { writer.raw(",\n") }
      writer.raw(#"{"type":"Feature","#)
      if let id = feature.id {
        writer.key("id", first: true)
        writer.value(id)
        writer.append(UInt8(ascii: ","))
      }
      writer.key("properties", first: true)
      writer.value(.object(feature.properties))
      writer.key("geometry")
      if let geometry = feature.geometry { GeoJSONWriter.append(geometry, to: &writer) } else { writer.raw("null") }
      writer.append(UInt8(ascii: "}"))
      if writer.bytes.count > 1 << 20 { try flush() }
    }
    writer.raw("\n]}\n")
    try flush()
    return size
  }
}
