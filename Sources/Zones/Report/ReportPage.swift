import Criteria
public import Epidemiology
import Quantities
import SpatialCore

/// The report of a zone map as one HTML file that opens without a network: map, reasons, counts, table, findings, criteria.
///
/// Findings are shown without the values of the rows, which may say where somebody lives.
public struct ReportPage: Sendable {
  private let map: ZoneMap
  private let files: [(name: String, kind: String, counts: RowCounts)]
  private let warnings: [String]
  private let findings: [Finding]
  private let counts: [Finding.Code: Int]

  /// - Parameters:
  ///   - files: how the rows of each file were used.
  ///   - findings: some of each code; `counts` has how many there are of each.
  public init(
    map: ZoneMap, files: [(name: String, kind: String, counts: RowCounts)], warnings: [String], findings: [Finding],
    counts: [Finding.Code: Int]
  ) {
    self.map = map
    self.files = files
    self.warnings = warnings
    self.findings = findings
    self.counts = counts
  }

  /// Hands over the page in pieces, in order, one after the other.
  ///
  /// - Parameters:
  ///   - threads: how many may draw wards; the bytes do not depend on it.
  ///   - write: takes the next piece, on whichever thread made it.
  public func write<E: Error>(threads: Int = 1, _ write: ([UInt8]) throws(E) -> Void) throws(E) {
    try write(Array(opening.utf8))
    var writer = JSONWriter()
    writer.append(123)
    beforeWards(&writer)
    let drawing = MapDrawing(map.wards, threads: threads)
    writer.key("width")
    writer.integer(drawing.width)
    writer.key("height")
    writer.integer(drawing.height)
    writer.key("wards")
    writer.append(91)
    try write(writer.bytes)
    try map.pieces(threads: threads).forEach { (range) throws(E) -> [UInt8] in
      let labels = LabelPlacer()
      var writer = JSONWriter()
      for i in range {
        writer.raw(i > 0 ? ",{" : "{")
        ward(map.zones[i], drawing, labels, &writer)
        writer.append(125)
      }
      return writer.bytes
    } take: { (bytes) throws(E) in
      try write(bytes)
    }
    writer.removeAll()
    writer.append(93)
    afterWards(&writer)
    map.writeDecrees(drawing, &writer)
    writer.append(125)
    try write(writer.bytes)
    try write(Array(closing.utf8))
  }

  /// The page up to its data.
  private var opening: String {
    PageFrame.opening(
      title: "\(map.criteria.title.vietnamese) · \(map.on)", styles: [ReportStyle.css],
      main: """
        <div id="warnings" role="status"></div>
        <ul id="legend"></ul>
        <div class="columns">
          <section id="map-section"><svg id="map" role="group"></svg><div class="zoom"><button type="button" id="zoom-in" data-label="nearer">+</button><button type="button" id="zoom-out" data-label="farther">−</button><button type="button" id="zoom-all" data-label="all">⤢</button></div><div id="tip" hidden></div></section>
          <section id="panel" aria-live="polite"></section>
        </div>
        <section><h2 data-text="table"></h2>
          <p class="tools"><label><span data-text="search"></span> <input id="search" type="search"></label></p>
          <div class="scroll"><table id="table"></table></div></section>
        <section><h2 data-text="files"></h2><div class="scroll"><table id="files"></table></div></section>
        <section><h2 data-text="findings"></h2><p data-text="findingsNote"></p><div class="scroll"><table id="findings"></table></div></section>
        <section><h2 data-text="criteria"></h2><div id="criteria"></div></section>
        <footer id="origin"></footer>
        """)
  }

  /// The page from the end of its data.
  private var closing: String {
    PageFrame.closing(scripts: [ReportScript.javascript] + (map.inForce == nil ? [] : [DecreeScript.javascript]))
  }

  // MARK: Data

  private func beforeWards(_ writer: inout JSONWriter) {
    writer.key("origin", first: true)
    map.writeOrigin(&writer)
    writer.key("title")
    writer.localized(map.criteria.title)
    writer.key("warnings")
    writer.value(.array(warnings.map(JSONValue.string)))
    writer.key("indicators")
    writer.list(map.indicators) { indicator, writer in
      writer.key("id", first: true)
      writer.string(indicator.id)
      writer.key("name")
      writer.localized(indicator.name)
      writer.key("unit")
      writer.localized(indicator.unit)
    }
  }

  private func afterWards(_ writer: inout JSONWriter) {
    writer.key("files")
    writer.list(files) { file, writer in
      writer.key("name", first: true)
      writer.string(file.name)
      writer.key("kind")
      writer.string(file.kind)
      let numbers = [
        file.counts.rows, file.counts.counted, file.counts.later, file.counts.unlocated, file.counts.rejected,
      ]
      writer.key("numbers")
      writer.list(numbers)
    }
    writer.key("findings")
    writer.list(counts.sorted { $0.key.rawValue < $1.key.rawValue }) { entry, writer in
      writer.key("code", first: true)
      writer.string(entry.key.rawValue)
      writer.key("count")
      writer.integer(entry.value)
      let samples = findings.filter { $0.code == entry.key }
      writer.key("places")
      writer.value(
        .array(
          samples.prefix(5).map {
            .string([$0.file, $0.row.map(String.init) ?? ""].filter { !$0.isEmpty }.joined(separator: ":"))
          }))
      writer.key("message")
      writer.string(samples.first?.message ?? "")
    }
    writer.key("criteria")
    criteria(&writer)
  }

  private func ward(_ zone: ZoneStatus, _ drawing: MapDrawing, _ labels: LabelPlacer, _ writer: inout JSONWriter) {
    let ward = map.wards[zone.ward]
    writer.key("code", first: true)
    writer.string(ward.code)
    writer.key("name")
    writer.string(ward.name)
    writer.key("district")
    writer.optional(ward.district)
    writer.key("class")
    writer.integer(zone.classIndex)
    writer.key("path")
    writer.raw("\"")
    drawing.append(ward.area, to: &writer)
    writer.raw("\"")
    if let label = labels.position(in: ward.area) {
      let (x, y) = drawing.place(label)
      writer.key("label")
      writer.list([x, y])
    }
    writer.key("population")
    writer.fraction(zone.population)
    writer.key("cases")
    writer.append(91)
    for (i, count) in [zone.suspected, zone.probable, zone.confirmed].enumerated() {
      if i > 0 { writer.append(44) }
      writer.fraction(count)
    }
    writer.append(93)
    writer.key("values")
    writer.append(91)
    for (i, value) in zone.values.enumerated() {
      if i > 0 { writer.append(44) }
      writer.fraction(value)
    }
    writer.append(93)
    writer.key("up")
    writer.optional(zone.casesToHigher)
    writer.key("down")
    writer.optional(zone.casesToLower)
    writer.key("reasons")
    writer.list(zone.reasons) { reason, writer in
      writer.key("text", first: true)
      writer.localized(reason.sentence)
      writer.key("citation")
      writer.string(reason.citation)
      writer.key("confidence")
      writer.string(reason.confidence.rawValue)
    }
  }

  private func criteria(_ writer: inout JSONWriter) {
    writer.append(123)
    writer.key("periods", first: true)
    writer.list(map.criteria.periods) { period, writer in
      writer.key("from", first: true)
      writer.string(period.from.description)
      writer.key("until")
      writer.optional(period.until?.description)
      writer.key("citation")
      writer.string(period.citation)
    }
    writer.key("values")
    writer.list(map.criteria.values.flatMap { value in value.entries.map { (value.id, $0) } }) { value, writer in
      writer.key("id", first: true)
      writer.string(value.0)
      writer.key("from")
      writer.string(value.1.from.description)
      writer.key("value")
      writer.fraction(value.1.value)
      writer.key("citation")
      writer.string(value.1.citation)
      writer.key("confidence")
      writer.string(value.1.confidence.rawValue)
    }
    writer.key("sources")
    writer.list(map.criteria.sources) { source, writer in
      writer.key("key", first: true)
      writer.string(source.key)
      writer.key("text")
      writer.string(source.text)
    }
    writer.append(125)
  }
}
