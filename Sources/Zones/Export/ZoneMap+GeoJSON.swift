import Criteria
import Epidemiology
package import Quantities
package import SpatialCore

extension JSONWriter {
  /// An exact number as JSON: whole numbers as they are, others as the nearest floating-point number; `null` for none.
  package mutating func fraction(_ value: Fraction?) {
    guard let value else { return raw("null") }
    if value.denominator == 1, let whole = Int(exactly: value.numerator) {
      integer(whole)
    } else {
      number(value.doubleValue)
    }
  }

  package mutating func optional(_ text: String?) {
    if let text { string(text) } else { raw("null") }
  }

  package mutating func optional(_ number: Int?) {
    if let number { integer(number) } else { raw("null") }
  }
}

extension ZoneMap {
  /// Writes the map as one RFC 7946 FeatureCollection, handing over pieces of the text in order, one after the other.
  ///
  /// Each feature has the properties of the zone map contract; the foreign member `zonal` says what the map was made from.
  ///
  /// - Parameters:
  ///   - threads: how many may format features; the bytes do not depend on it.
  ///   - write: takes the next piece, on whichever thread made it.
  public func writeGeoJSON<E: Error>(threads: Int = 1, _ write: ([UInt8]) throws(E) -> Void) throws(E) {
    var writer = JSONWriter()
    writer.raw(#"{"type":"FeatureCollection","zonal":"#)
    writeOrigin(&writer)
    writer.raw(",\"features\":[\n")
    try write(writer.bytes)
    try pieces(threads: threads).forEach { (range) throws(E) -> [UInt8] in
      var writer = JSONWriter()
      for i in range {
        if i > 0 { writer.raw(",\n") }
        writeFeature(zones[i], &writer)
      }
      return writer.bytes
    } take: { (bytes) throws(E) in
      try write(bytes)
    }
    try write(Array("\n]}\n".utf8))
  }

  /// Zones in pieces of about ten thousand positions: a few hundred kilobytes of text.
  func pieces(threads: Int) -> OrderedRanges {
    let positions = zones.reduce(0) { $0 + wards[$1.ward].area.vertexCount }
    let pieces = positions / 10_000 + zones.count / 256 + 1
    return OrderedRanges(count: zones.count, size: max(zones.count / pieces, 1), threads: threads)
  }

  package func writeFeature(_ zone: ZoneStatus, _ writer: inout JSONWriter) {
    writer.raw(#"{"type":"Feature","id":"#)
    writer.string(wards[zone.ward].code)
    writer.raw(#","properties":"#)
    writeProperties(zone, &writer)
    writer.raw(#","geometry":"#)
    GeoJSONWriter.append(wards[zone.ward].area, to: &writer)
    writer.append(125)
  }

  /// The foreign member: criteria, boundaries, day, digests, levels.
  package func writeOrigin(_ writer: inout JSONWriter) {
    writer.append(123)
    writer.key("criteria", first: true)
    writer.string(criteria.id)
    writer.key("criteria_version")
    writer.string(criteria.version)
    if let asInForceOn {
      writer.key("criteria_as_in_force_on")
      writer.string(asInForceOn.description)
    }
    writer.key("boundaries")
    writer.string(vintage ?? "sha256:\(boundariesDigest)")
    writer.key("boundaries_digest")
    writer.string("sha256:\(boundariesDigest)")
    writer.key("on")
    writer.string(on.description)
    writer.key("data_through")
    writer.optional(dataThrough?.description)
    writer.key("inputs_digest")
    writer.string("sha256:\(inputsDigest)")
    writer.key("population")
    writer.string(populationSource.rawValue)
    writer.key("case_window_days")
    writer.integer(caseWindow)
    if let inForce {
      writer.key("in_force_at")
      writer.string("\(inForce.moment)")
    }
    if let disclosure {
      writer.key("counts_protected")
      writer.append(123)
      writer.key("threshold", first: true)
      writer.integer(disclosure.threshold)
      writer.key("base")
      writer.integer(disclosure.base)
      writer.key("cumulative_base")
      writer.integer(disclosure.cumulativeBase)
      writer.key("citation")
      writer.string(disclosure.citation)
      writer.append(125)
    }
    writer.key("levels")
    writeLevels(&writer)
    writer.append(125)
  }

  package func writeLevels(_ writer: inout JSONWriter) {
    writer.append(91)
    for (i, (level, count)) in zip(criteria.classes, counts).enumerated() {
      if i > 0 { writer.append(44) }
      writer.append(123)
      writer.key("id", first: true)
      writer.string(level.id)
      writer.key("rank")
      writer.optional(level.rank)
      writer.key("color")
      writer.string(level.color)
      writer.key("letter")
      writer.string(level.letter)
      writer.key("name")
      writer.localized(level.name)
      writer.key("wards")
      writer.integer(count)
      writer.append(125)
    }
    writer.append(93)
  }

  func writeProperties(_ zone: ZoneStatus, _ writer: inout JSONWriter) {
    writer.append(123)
    writeMembers(zone, &writer)
    writer.append(125)
  }

  /// The members of a feature's properties, without the braces around them.
  ///
  /// - Parameter reasonsAsText: whether reasons are JSON inside a text, for programs that know only plain values.
  package func writeMembers(_ zone: ZoneStatus, reasonsAsText: Bool = false, _ writer: inout JSONWriter) {
    let ward = wards[zone.ward]
    writer.key("ward_code", first: true)
    writer.string(ward.code)
    writer.key("name")
    writer.string(ward.name)
    writer.key("district")
    writer.optional(ward.district)
    writer.key("level")
    writer.string(zone.level.id)
    writer.key("rank")
    writer.optional(zone.level.rank)
    writer.key("color")
    writer.string(zone.level.color)
    writer.key("population")
    writer.fraction(zone.population)
    for (name, count) in zip(countNames, [zone.suspected, zone.probable, zone.confirmed, zone.confirmedTotal]) {
      writer.key(name)
      writer.fraction(count)
    }
    for (indicator, value) in zip(indicators, zone.values) {
      writer.key(indicator.id)
      writer.fraction(value)
    }
    writer.key("cases_to_higher_level")
    writer.optional(zone.casesToHigher)
    writer.key("cases_to_lower_level")
    writer.optional(zone.casesToLower)
    writer.key("reasons")
    if reasonsAsText {
      var text = JSONWriter()
      writeReasons(zone.reasons, &text)
      writer.string(text.text)
    } else {
      writeReasons(zone.reasons, &writer)
    }
    if let withheld = zone.withheld {
      writer.key("protected")
      writer.value(.array(withheld.map { .string($0) }))
    }
    if let inForce { writeInForce(inForce, ward: zone.ward, &writer) }
  }

  /// Names of the counts of cases by classification, with the days of their window, and of the confirmed ones in all.
  public var countNames: [String] {
    ["suspected", "probable", "confirmed"].map { "\($0)_\(caseWindow)d" } + ["confirmed_total"]
  }

  /// The reasons of a ward, as the array of the map contract.
  ///
  /// - Parameter ward: its number in the map.
  package func writeReasons(ofWard ward: Int, _ writer: inout JSONWriter) {
    writeReasons(zones[ward].reasons, &writer)
  }

  func writeReasons(_ reasons: [Reason], _ writer: inout JSONWriter) {
    writer.append(91)
    for (i, reason) in reasons.enumerated() {
      if i > 0 { writer.append(44) }
      writer.append(123)
      writer.key("rule", first: true)
      writer.string(reason.rule)
      writer.key("indicator")
      writer.optional(reason.indicator)
      writer.key("value")
      writer.fraction(reason.value)
      writer.key("comparison")
      writer.optional(reason.comparison?.rawValue)
      writer.key("threshold")
      writer.fraction(reason.threshold)
      writer.key("effect")
      writer.string(reason.effect)
      writer.key("to_next_up")
      writer.fraction(reason.toNextUp)
      writer.key("to_next_down")
      writer.fraction(reason.toNextDown)
      writer.key("citation")
      writer.string(reason.citation)
      writer.key("confidence")
      writer.string(reason.confidence.rawValue)
      writer.key("text")
      writer.localized(reason.sentence)
      writer.append(125)
    }
    writer.append(93)
  }
}
