import SpatialCore

/// What was found in a boundary file, for reading and for programs.
enum BoundaryPage {
  static func text(_ report: BoundaryReport, file: String) -> String {
    var lines = [
      "\(file): \(report.features) features, \(report.vertices) vertices, \(report.referenceSystem)",
      "  " + report.types.map { "\($0.count) \($0.name)" }.joined(separator: ", "),
    ]
    if let winding = report.followsWinding {
      lines.append(
        "  winding \(winding ? "as RFC 7946 asks" : "against RFC 7946, which is harmless; convert mends it")")
    }
    if report.droppedAltitudes > 0 {
      lines.append("  \(report.droppedAltitudes) positions have an altitude, which is not kept")
    }
    let repeated = report.defects.flatMap(\.defects).count { $0.kind == .repeatedPoint }
    if repeated > 0 { lines.append("  \(repeated) rings have a position twice in a row, which is harmless") }
    for feature in report.defects {
      for defect in feature.defects where ![.winding, .repeatedPoint].contains(defect.kind) {
        lines.append("  feature \(feature.feature)\(feature.id.map { " (id \($0))" } ?? ""): \(defect)")
      }
    }
    if let wards = report.wards {
      lines.append(
        "  \(wards.wards.count) wards, codes from \(wards.codeSource), names from \(wards.nameSource)"
          + (wards.districtSource.map { ", districts from \($0)" } ?? "")
          + ", \((report.area / 10_000).rounded() / 100) km²")
      for overlap in report.coverage?.overlaps ?? [] {
        lines.append(
          "  overlap: \(wards.wards[overlap.first].code) and \(wards.wards[overlap.second].code) share "
            + "\((overlap.area * 100).rounded() / 100) m² near \(overlap.position.x), \(overlap.position.y)")
      }
      for gap in report.coverage?.gaps ?? [] {
        lines.append(
          "  gap: \((gap.area * 100).rounded() / 100) m² in no ward near \(gap.position.x), \(gap.position.y)")
      }
      if !report.islands.isEmpty {
        lines.append(
          "  without neighbours: " + report.islands.prefix(20).map { wards.wards[$0].code }.joined(separator: ", "))
      }
    }
    if let problem = report.namingProblem { lines.append("  cannot serve as wards: \(problem)") }
    if !report.hasErrors { lines.append("  every geometry is valid") }
    return lines.joined(separator: "\n")
  }

  static func json(_ report: BoundaryReport, file: String) -> String {
    var writer = JSONWriter()
    writer.append(123)
    writer.key("file", first: true)
    writer.string(file)
    writer.key("features")
    writer.integer(report.features)
    writer.key("vertices")
    writer.integer(report.vertices)
    writer.key("reference_system")
    writer.string(report.referenceSystem.description)
    writer.key("types")
    writer.append(123)
    for (i, type) in report.types.enumerated() {
      writer.key(type.name, first: i == 0)
      writer.integer(type.count)
    }
    writer.append(125)
    writer.key("winding_rfc7946")
    if let winding = report.followsWinding { writer.value(.bool(winding)) } else { writer.raw("null") }
    writer.key("valid")
    writer.value(.bool(!report.hasErrors))
    writer.key("defects")
    writer.append(91)
    var first = true
    for feature in report.defects {
      for defect in feature.defects {
        if !first { writer.append(44) }
        first = false
        writer.append(123)
        writer.key("feature", first: true)
        writer.integer(feature.feature)
        writer.key("id")
        if let id = feature.id { writer.string(id) } else { writer.raw("null") }
        writer.key("kind")
        writer.string(defect.kind.rawValue)
        writer.key("error")
        writer.value(.bool(defect.isError))
        writer.key("part")
        writer.integer(defect.part)
        writer.key("ring")
        if let ring = defect.ring { writer.integer(ring) } else { writer.raw("null") }
        writer.key("position")
        position(defect.position, &writer)
        writer.key("message")
        writer.string(defect.message)
        writer.append(125)
      }
    }
    writer.append(93)
    writer.key("area_m2")
    writer.number(report.area)
    writer.key("overlaps")
    writer.append(91)
    for (i, overlap) in (report.coverage?.overlaps ?? []).enumerated() {
      if i > 0 { writer.append(44) }
      writer.append(123)
      writer.key("wards", first: true)
      writer.value(.array([overlap.first, overlap.second].map { .string(report.wards?.wards[$0].code ?? "") }))
      writer.key("area_m2")
      writer.number(overlap.area)
      writer.key("position")
      position(overlap.position, &writer)
      writer.append(125)
    }
    writer.append(93)
    writer.key("gaps")
    writer.append(91)
    for (i, gap) in (report.coverage?.gaps ?? []).enumerated() {
      if i > 0 { writer.append(44) }
      writer.append(123)
      writer.key("area_m2", first: true)
      writer.number(gap.area)
      writer.key("position")
      position(gap.position, &writer)
      writer.append(125)
    }
    writer.append(93)
    writer.key("islands")
    writer.value(.array(report.islands.map { .string(report.wards?.wards[$0].code ?? "") }))
    writer.key("problem")
    if let problem = report.namingProblem { writer.string(problem) } else { writer.raw("null") }
    writer.append(125)
    return writer.text
  }

  private static func position(_ position: Coordinate?, _ writer: inout JSONWriter) {
    guard let position else { return writer.raw("null") }
    writer.append(91)
    writer.number(position.x)
    writer.append(44)
    writer.number(position.y)
    writer.append(93)
  }
}
