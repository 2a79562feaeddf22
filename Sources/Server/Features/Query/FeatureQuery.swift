import HTTPTypes
import Quantities
import SpatialCore

/// Which features of a layer are asked for.
struct FeatureQuery: Sendable {
  var box: FeatureBox?
  var filter: FilterExpression?
  /// Times that features with a time of their own must meet.
  var selection: TimeSelection?
  var crs = FeatureCRS.crs84
  var limit = 100
  var offset = 0

  /// - Parameters:
  ///   - fields: those that are parameters too.
  ///   - layer: what the filter will be asked of.
  /// - Throws: `Problem` for a value that cannot be used.
  init(_ call: Call, fields: [FeatureField], layer: FeatureLayer, clockOffset: Int) throws(Problem) {
    func crs(_ name: String) -> FeatureCRS { call.text(name).flatMap(FeatureCRS.init) ?? .crs84 }
    if let numbers = call.numbers("bbox") { box = FeatureBox(numbers, crs("bbox-crs")) }
    self.crs = crs("crs")
    limit = min(call.integer("limit") ?? 100, FeatureParameters.largestLimit)
    offset = call.integer("offset") ?? 0
    var parts: [FilterExpression] = []
    for field in fields {
      guard let text = call.text(field.name) else { continue }
      parts.append(.compare(.property(field.name), .equal, .value(try Self.value(text, of: field, clockOffset))))
    }
    if let text = call.text("filter") {
      let kinds = Dictionary(fields.map { ($0.name, $0.kind) }) { first, _ in first }
      parts.append(
        try FilterParser.expression(text, crs: crs("filter-crs"), offset: clockOffset) {
          kinds[$0] ?? layer.kind(of: $0)
        })
    }
    if !parts.isEmpty { filter = .all(parts) }
  }

  private static func value(_ text: String, of field: FeatureField, _ clockOffset: Int) throws(Problem) -> FeatureValue
  {
    switch field.kind {
    case .text: return .text(text)
    case .integer, .number: return .number(Double(text) ?? .nan)
    case .truth: return .truth(text == "true" || text == "1")
    case .instant:
      return .instant(try TimeText.instant(text, parameter: field.name, offset: clockOffset).milliseconds)
    }
  }

  /// Numbers of all features of a layer that are asked for, in their order.
  ///
  /// - Complexity: O(features), and positions of those near the border of the box.
  /// - Throws: `Problem` when the layer cannot be shown in a reference system of the query.
  func matches(in layer: FeatureLayer) throws(Problem) -> [Int] {
    do {
      let values = filter == nil ? nil : layer.reader()
      return try layer.rows.indices.filter { number in
        let row = layer.rows[number]
        if let selection, !selection.meets(from: row.from, until: row.until) { return false }
        func meets(_ box: FeatureBox) throws -> Bool {
          let form = try row.shapes.form(box.crs)
          return box.meets(form.areas[row.shape], within: form.boxes[row.shape])
        }
        if let box, try !meets(box) { return false }
        guard let filter, let values else { return true }
        return try filter.holds(values(number), meets: meets) ?? false
      }
    } catch let error as ReferenceSystemError {
      throw Problem(
        .badRequest, "Reference system cannot be used", "features lie outside of this reference system: \(error)")
    } catch {
      preconditionFailure("only reference systems are in the way")
    }
  }
}

extension FeatureLayer {
  /// What a property holds that is not among the fields of the collection, as an indicator of other criteria; `nil` when no feature
  /// has it.
  fileprivate func kind(of name: String) -> FeatureField.Kind? {
    let values = reader()
    return rows.indices.lazy.compactMap { values($0)[name]?.kind }.first
  }
}
