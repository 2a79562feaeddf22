public import SpatialCore

/// One of the ways in which a row can say where.
public enum PlaceForm: String, Sendable, CaseIterable {
  case code, point, name
}

/// The columns of a file that say where, for looking up places without counting anything.
public struct PlaceColumns {
  private let layout: ColumnLayout
  private let decimalComma: Bool

  /// - Throws: `IntakeError.missingColumns` when the file names no place.
  public init(_ file: DelimitedFile, mapping: ColumnMapping) throws(IntakeError) {
    layout = try ColumnLayout(file, places: mapping)
    decimalComma = file.dialect.allowsDecimalComma
  }

  private func field(_ name: String, _ fields: [String]) -> String {
    guard let position = layout.positions[name], position < fields.count else { return "" }
    return fields[position]
  }

  /// - Parameter form: the only way to use; `nil` takes a code, else a point, else a name.
  /// - Returns: the ward of a record and how it was found: `code`, `point`, `name`, or why not: `unknown`, `ambiguous`, `outside`, `none`.
  public func resolve(
    _ fields: [String], _ index: WardIndex, _ transformation: Transformation?, by form: PlaceForm? = nil
  ) -> (ward: Int?, how: String) {
    let code = form == nil || form == .code ? field("ward_code", fields) : ""
    if !code.isEmpty {
      let ward = index.index(ofCode: code)
      return (ward, ward == nil ? "unknown" : "code")
    }
    let usesPoint = form == nil || form == .point
    let x = usesPoint ? field("longitude", fields) : ""
    let y = usesPoint ? field("latitude", fields) : ""
    if !x.isEmpty || !y.isEmpty {
      guard let longitude = number(x), let latitude = number(y) else { return (nil, "invalid") }
      var positions = [Coordinate(x: longitude, y: latitude)]
      do throws(ReferenceSystemError) { try transformation?.apply(&positions) } catch { return (nil, "invalid") }
      let ward = index.locator.ward(at: positions[0])
      return (ward, ward == nil ? "outside" : "point")
    }
    let name = form == nil || form == .name ? field("ward", fields) : ""
    guard !name.isEmpty else { return (nil, "none") }
    let district = field("district", fields)
    switch index.resolve(ward: name, district: district.isEmpty ? nil : district) {
    case .resolved(let ward, _): return (ward, "name")
    case .ambiguous: return (nil, "ambiguous")
    case .unknown: return (nil, "unknown")
    }
  }

  /// The position that a record gives; `nil` when it gives none that can be read.
  public func position(_ fields: [String], _ transformation: Transformation?) -> Coordinate? {
    guard let longitude = number(field("longitude", fields)), let latitude = number(field("latitude", fields)) else {
      return nil
    }
    var positions = [Coordinate(x: longitude, y: latitude)]
    do throws(ReferenceSystemError) { try transformation?.apply(&positions) } catch { return nil }
    return abs(positions[0].x) <= 180 && abs(positions[0].y) <= 90 ? positions[0] : nil
  }

  private func number(_ text: String) -> Double? {
    var text = text
    return text.withUTF8 { bytes in
      bytes.baseAddress.flatMap { Field(start: $0, count: bytes.count).trimmed.decimal(decimalComma: decimalComma) }
    }
  }
}
