import Quantities
import SpatialCore
import Synchronization

/// All features of a collection at one time and as known at one time, in their order; never changes.
final class FeatureLayer: Sendable {
  struct Row: Sendable {
    var id: String
    var shapes: ShapeSet
    /// Number of its area in the shapes.
    var shape: Int
    /// Texts that begin a feature, up to some of its properties.
    var members: PieceSet
    /// Number of its text in these.
    var member: Int
    /// When the feature holds, for collections of which each feature has a time of its own.
    var from: Instant?
    var until: Instant?
  }

  /// Names the layer among all that the server may answer from.
  let name: String
  let rows: [Row]
  /// Of each row what comes after `members`, up to the geometry.
  let endings: PieceSet
  private let numbers: [String: Int]
  private let fields: [String: FeatureField.Kind]
  private let read = Mutex<[[String: FeatureValue]]?>(nil)

  /// - Parameter endings: of each row the last properties, each with a comma before it.
  init(name: String, rows: [Row], endings: [[UInt8]], fields: [FeatureField]) {
    self.name = name
    self.rows = rows
    self.endings = PieceSet(
      zip(rows, endings).map { row, ending in
        var writer = JSONWriter()
        writer.raw(#"},"id":"#)
        writer.string(row.id)
        writer.raw(#","geometry":"#)
        return ending + writer.bytes
      })
    self.fields = Dictionary(fields.map { ($0.name, $0.kind) }) { first, _ in first }
    numbers = Dictionary(rows.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
  }

  /// The number of a feature by its id.
  func number(_ id: String) -> Int? { numbers[id] }

  /// The text with which every text of `members` begins.
  static let opening = Array(#"{"type":"Feature","properties":{"#.utf8)

  /// More features than this are read anew for every filter, and not kept beside their texts.
  private static let mostKept = 16_384

  /// Properties by name, as they are written: nobody filters by what he is not shown.
  ///
  /// - Complexity: reads all features the first time.
  private var kept: [[String: FeatureValue]]? {
    guard rows.count <= Self.mostKept else { return nil }
    return read.withLock { read in
      if let read { return read }
      let made = rows.indices.map { values(of: $0) }
      read = made
      return made
    }
  }

  /// Gives each feature's properties by its number.
  func reader() -> (Int) -> [String: FeatureValue] {
    guard let kept else { return { self.values(of: $0) } }
    return { kept[$0] }
  }

  private func values(of number: Int) -> [String: FeatureValue] {
    var values: [String: FeatureValue] = [:]
    for (name, value) in properties(of: number) { values[name] = FeatureValue(value, fields[name]) }
    return values
  }

  /// The properties of a feature in their order.
  func properties(of number: Int) -> [(name: String, value: JSONValue)] {
    let row = rows[number]
    let text = row.members.texts[row.member] + endings.texts[number] + Array("null}".utf8)
    guard let feature = try? JSONValue(reading: text), case .object(let members)? = feature["properties"] else {
      preconditionFailure("what was written can be read")
    }
    return members.map { ($0.name, $0.value) }
  }

  var extent: BoundingBox { rows.reduce(into: .empty) { $0.extend(to: $1.shapes.areas[$1.shape].boundingBox) } }
}
