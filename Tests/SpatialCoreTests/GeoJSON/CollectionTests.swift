import Foundation
import Testing

@testable import SpatialCore

/// The quick reading of a collection against the careful one, byte by byte.
@Suite struct CollectionTests {
  /// Everything that a document says, or the words of its refusal.
  enum Outcome: Equatable {
    case document(ids: [JSONValue?], properties: [[JSONMember]], geometries: [Geometry?], others: [String])
    case refused(GeoJSONError)

    init(_ document: GeoJSONDocument) {
      self = .document(
        ids: document.features.map(\.id), properties: document.features.map(\.properties),
        geometries: document.features.map(\.geometry),
        others: [
          document.referenceSystemName ?? "none", String(document.droppedAltitudes), "\(document.foreignMembers)",
        ])
    }
  }

  static func carefully(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
    var reader = GeoJSONReader(bytes, file: "text")
    reader.scanner.takesWords = false
    do throws(GeoJSONError) { return Outcome(try reader.document()) } catch { return .refused(error) }
  }

  /// Compares all ways to read a text; whether the quick way took it.
  static func compare(_ text: [UInt8], _ note: String) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      let expected = carefully(bytes)
      do throws(GeoJSONError) {
        let found = Outcome(try GeoJSON.read(bytes, file: "text", threads: 2))
        if found != expected { Issue.record("\(note): \(String(decoding: text, as: UTF8.self))") }
      } catch {
        if expected != .refused(error) { Issue.record("\(note), \(error): \(String(decoding: text, as: UTF8.self))") }
      }
      var isTaken = false
      for (threads, piece) in [(1, 1), (2, 1), (3, 40), (2, 200)] {
        guard let quick = GeoJSONReader.collection(bytes, file: "text", threads: threads, piece: piece) else {
          continue
        }
        isTaken = true
        if Outcome(quick) != expected {
          Issue.record("\(note), \(threads) threads: \(String(decoding: text, as: UTF8.self))")
        }
      }
      return isTaken
    }
  }

  // MARK: Random files

  static func blank(_ style: Int, _ random: inout SplitMix64) -> String {
    switch style {
    case 0: ""
    case 1: " "
    default:
      ["", " ", "\n", "\r\n\t", String(repeating: " ", count: Int.random(in: 1...20, using: &random)), "\n        "]
        .randomElement(using: &random) ?? ""
    }
  }

  static func number(_ random: inout SplitMix64) -> String {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: String(Int.random(in: -180...180, using: &random))
    case 1: "\(Double.random(in: -180...180, using: &random))"
    case 2: "1.5e1"
    case 3: "-0.0000001"
    case 4: "20.12345678901234567890"
    default: "\(Double(Int.random(in: -1_800_000_000...1_800_000_000, using: &random)) / 1e7)"
    }
  }

  static func positions(_ style: Int, _ random: inout SplitMix64) -> String {
    func b() -> String { blank(style, &random) }
    let positions = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      let altitude = Int.random(in: 0..<12, using: &random) == 0 ? ",\(number(&random))" : ""
      return "[\(b())\(number(&random))\(b()),\(b())\(number(&random))\(altitude)\(b())]"
    }
    return "[\(b())" + positions.joined(separator: "\(b()),\(b())") + "\(b())]"
  }

  static func geometry(_ style: Int, _ random: inout SplitMix64) -> String {
    func b() -> String { blank(style, &random) }
    let ring = positions(style, &random)
    let (type, coordinates) =
      switch Int.random(in: 0..<7, using: &random) {
      case 0: ("LineString", ring)
      case 1: ("MultiPolygon", "[\(b())[\(ring)],[\(ring),\(b())\(positions(style, &random))]]")
      case 2: ("Point", "[\(number(&random)),\(number(&random))]")
      default: ("Polygon", "[\(b())\(ring)\(b())]")
      }
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return "null"
    case 1: return #"{"coordinates":\#(coordinates),\#(b())"type":"\#(type)"}"#
    case 2: return #"{"type":"GeometryCollection","geometries":[{"type":"\#(type)","coordinates":\#(coordinates)}]}"#
    default:
      return #"{\#(b())"type"\#(b()):\#(b())"\#(type)",\#(b())"coordinates"\#(b()):\#(b())\#(coordinates)\#(b())}"#
    }
  }

  static func feature(_ style: Int, _ random: inout SplitMix64) -> String {
    func b() -> String { blank(style, &random) }
    let decoys = [
      #""a{\"type\":\"Feature\"""#, #"{"type":"Feature","geometry":null}"#, #"[{"type":"Feature"},{"type":"Feature"}]"#,
      #""Phường Cửa Đông""#, #""tab\tĐ\u0111\ud83d\ude00""#, "12.50", "-3e5", "true", "null", "[1,[2,{\"x\":[]}]]",
    ]
    let properties = (0..<Int.random(in: 0...4, using: &random)).map { i in
      "\(b())\"p\(i)\"\(b()):\(b())\(decoys.randomElement(using: &random) ?? "0")"
    }
    var members = [#""type"\#(b()):\#(b())"Feature""#, #""properties":{\#(properties.joined(separator: ","))\#(b())}"#]
    members.append(#""geometry"\#(b()):\#(b())\#(geometry(style, &random))"#)
    if Bool.random(using: &random) { members.insert(#""id":\#(Int.random(in: 0...99, using: &random))"#, at: 1) }
    if Int.random(in: 0..<5, using: &random) == 0 { members.append(#""bbox":[1,2,3,4]"#) }
    if Int.random(in: 0..<5, using: &random) == 0 { members.shuffle(using: &random) }
    return "{\(b())" + members.joined(separator: "\(b()),\(b())") + "\(b())}"
  }

  static func collection(_ random: inout SplitMix64) -> String {
    let style = Int.random(in: 0...2, using: &random)
    func b() -> String { blank(style, &random) }
    let features = (0..<Int.random(in: 0...8, using: &random)).map { _ in feature(style, &random) }
    var members = [
      #""type":\#(b())"FeatureCollection""#,
      "\"features\"\(b()):\(b())[\(b())" + features.joined(separator: "\(b()),\(b())") + "\(b())]",
    ]
    if Int.random(in: 0..<4, using: &random) == 0 {
      members.insert(#""crs":{"type":"name","properties":{"name":"EPSG:4326"}}"#, at: 1)
    }
    if Int.random(in: 0..<4, using: &random) == 0 { members.append(#""zonal":{"on":"2021-09-20","x":[1,2]}"#) }
    if Int.random(in: 0..<4, using: &random) == 0 { members.append(#""note":{"type":"Feature","features":[]}"#) }
    if Int.random(in: 0..<4, using: &random) == 0 { members.shuffle(using: &random) }
    return "\(b()){\(b())" + members.joined(separator: "\(b()),\(b())") + "\(b())}\(b())"
  }

  @Test func `random files are read the same way quickly and with care, and all of them quickly`() {
    var random = SplitMix64(seed: 61)
    for round in 0..<1_500 {
      let text = Self.collection(&random)
      #expect(Self.compare(Array(text.utf8), "seed 61, round \(round)"), "seed 61: \(text)")
    }
  }

  @Test func `files with bytes changed, lost, doubled or cut off are refused in the same words`() {
    var random = SplitMix64(seed: 62)
    var taken = 0
    let rounds = 6_000
    for round in 0..<rounds {
      var text = Array(Self.collection(&random).utf8)
      for _ in 0..<Int.random(in: 1...2, using: &random) where !text.isEmpty {
        let place = Int.random(in: 0..<text.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: text[place] = UInt8.random(in: 0...255, using: &random)
        case 1: text[place] = Array("[]{},:\"\\0.-eE9 n".utf8).randomElement(using: &random) ?? 0
        case 2: text.remove(at: place)
        case 3: text.insert(text[place], at: place)
        default: text.removeSubrange(max(place, text.count - 30)...)
        }
      }
      if Self.compare(text, "seed 62, round \(round)") { taken += 1 }
    }
    #expect(taken > rounds / 20 && taken < rounds / 2, "\(taken) of \(rounds) are still sound")
  }

  @Test(arguments: [120, 245, 250, 253, 254, 255, 256, 257, 300, 505, 506, 507, 508, 509, 510, 511, 512, 513])
  func `deep nesting is allowed and refused at the same level`(_ levels: Int) {
    let deep = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    for text in [
      #"{"type":"FeatureCollection","x":\#(deep),"features":[]}"#,
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":\#(deep)},"geometry":null}]}"#,
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","x":\#(deep),"coordinates":[1,2]}}]}"#,
    ] {
      _ = Self.compare(Array(text.utf8), "\(levels) levels")
    }
  }

  @Test func `members that stand twice, or of another type, are left to the careful reading`() {
    for text in [
      #"{"type":"FeatureCollection","type":"FeatureCollection","features":[]}"#,
      #"{"type":"FeatureCollection","features":[],"features":[]}"#, #"{"type":"FeatureCollection"}"#,
      #"{"features":[]}"#, #"{"type":"Feature","properties":null,"geometry":null}"#, "{}", "[]", "",
      #"{"features":[],"type":"Polygon"}"#, #"{"type":"FeatureCollection","features":[]} x"#,
      #"{"type":"FeatureCollection","features":{}}"#, #"{"type":1,"features":[]}"#,
    ] {
      #expect(!Self.compare(Array(text.utf8), "form"), "\(text)")
    }
  }

  /// A mapped file may fill its last page: whoever reads a byte behind it is stopped by the processor.
  @Test func `nothing behind the last byte is read`() throws {
    let page = sysconf(Int32(_SC_PAGESIZE))
    let anywhere = mmap(nil, 4 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    let mapping = try #require(anywhere != MAP_FAILED ? anywhere : nil)
    defer { munmap(mapping, 4 * page) }
    #expect(mprotect(mapping + 3 * page, page, PROT_NONE) == 0)
    var random = SplitMix64(seed: 63)
    for _ in 0..<300 {
      let text = Array(Self.collection(&random).utf8.prefix(3 * page))
      for length in Set([text.count, text.count / 2, max(1, text.count - 7), min(text.count, 33)]) {
        let start = (mapping + (3 * page - length)).assumingMemoryBound(to: UInt8.self)
        for (i, byte) in text.prefix(length).enumerated() { start[i] = byte }
        let bytes = UnsafeBufferPointer(start: UnsafePointer(start), count: length)
        let quick = GeoJSONReader.collection(bytes, file: "text", threads: 2, piece: 50).map { Outcome($0) }
        #expect(quick == nil || quick == Self.carefully(bytes), "seed 63")
        _ = try? GeoJSON.read(bytes, file: "text")
      }
    }
  }
}
