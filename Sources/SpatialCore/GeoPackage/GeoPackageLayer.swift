/// A layer of areas with typed columns, to be written as a GeoPackage.
public struct GeoPackageLayer: Sendable {
  /// What a column holds; `NULL` is allowed everywhere.
  public enum Kind: String, Hashable, Sendable {
    case text = "TEXT"
    case integer = "INTEGER"
    case real = "REAL"
  }

  public struct Column: Hashable, Sendable {
    public var name: String
    public var kind: Kind

    public init(_ name: String, _ kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  /// Name of the table.
  public var name: String
  /// What it is, in a sentence.
  public var description: String
  /// When it was changed last, as `2021-09-05T23:00:00.000Z`; the file says nothing of when it was written.
  public var changed: String
  public var columns: [Column]
  /// Areas in degrees on WGS 84 with their properties; a property that is not there is `NULL`, arrays and objects become their JSON.
  public var features: [Feature]

  public init(name: String, description: String, changed: String, columns: [Column], features: [Feature]) {
    self.name = name
    self.description = description
    self.changed = changed
    self.columns = columns
    self.features = features
  }

  /// Columns for whatever the features have, in the order in which it first comes: integers where all numbers are whole, text where anything
  /// is no number.
  ///
  /// - Parameter kinds: of columns whose kind does not depend on the features.
  public static func columns(of features: [Feature], kinds: [String: Kind] = [:]) -> [Column] {
    var names: [String] = []
    var found: [String: Kind] = [:]
    var known: Set<String> = []
    for property in features.lazy.flatMap(\.properties) {
      if known.insert(property.name).inserted { names.append(property.name) }
      let kind: Kind
      switch property.value {
      case .null: continue
      case .number(let digits): kind = Int64(digits) == nil ? .real : .integer
      case .bool: kind = .integer
      default: kind = .text
      }
      switch (found[property.name], kind) {
      case (nil, _), (.integer, _): found[property.name] = kind
      case (.real, .text): found[property.name] = .text
      default: break
      }
    }
    return names.map { Column($0, kinds[$0] ?? found[$0] ?? .text) }
  }
}
