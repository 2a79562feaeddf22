import Criteria
import Quantities
import Zones

/// Writes a zone status as bytes and reads it back exactly: numbers as fractions, reasons with their words.
///
/// A byte for the form, then fields one after the other; texts and numbers carry their length. The form is never changed: what
/// changes is a new one.
enum StatusCoding {
  private static let form: UInt8 = 1

  /// - Precondition: the status is exact: what is withheld was never kept.
  static func bytes(_ status: ZoneStatus) -> [UInt8] {
    guard let suspected = status.suspected, let probable = status.probable, let confirmed = status.confirmed,
      let total = status.confirmedTotal, status.withheld == nil
    else { preconditionFailure("an archive keeps exact maps") }
    var writer = ByteWriter()
    writer.bytes.reserveCapacity(1024)
    writer.bytes.append(form)
    writer.whole(status.classIndex)
    writer.list(status.values) { $0.optional($1) { $0.fraction($1) } }
    for count in [suspected, probable, confirmed, total] { writer.fraction(count) }
    writer.optional(status.population) { $0.fraction($1) }
    writer.optional(status.casesToHigher) { $0.whole($1) }
    writer.optional(status.casesToLower) { $0.whole($1) }
    writer.list(status.reasons) { writer, reason in
      writer.text(reason.rule)
      writer.optional(reason.indicator) { $0.text($1) }
      writer.optional(reason.value) { $0.fraction($1) }
      writer.optional(reason.comparison?.rawValue) { $0.text($1) }
      writer.optional(reason.threshold) { $0.fraction($1) }
      for text in [reason.effect, reason.citation, reason.confidence.rawValue] { writer.text(text) }
      writer.text(reason.sentence.english)
      writer.text(reason.sentence.vietnamese)
      writer.optional(reason.toNextUp) { $0.fraction($1) }
      writer.optional(reason.toNextDown) { $0.fraction($1) }
    }
    return writer.bytes
  }

  /// - Returns: `nil` when the bytes are no status of these classes.
  static func status(_ bytes: [UInt8], ward: Int, classes: [Level]) -> ZoneStatus? {
    var reader = ByteReader(bytes)
    guard reader.byte() == form, let classIndex = reader.whole(), classes.indices.contains(classIndex),
      let values = reader.list({ $0.optional { $0.fraction() } }), let suspected = reader.fraction(),
      let probable = reader.fraction(), let confirmed = reader.fraction(), let total = reader.fraction(),
      let population = reader.optional({ $0.fraction() }), let higher = reader.optional({ $0.whole() }),
      let lower = reader.optional({ $0.whole() }), let reasons = reader.list(reason), reader.isAtEnd
    else { return nil }
    return ZoneStatus(
      kept: ward, classIndex: classIndex, level: classes[classIndex], values: values, reasons: reasons,
      suspected: suspected, probable: probable, confirmed: confirmed, confirmedTotal: total, population: population,
      casesToHigher: higher, casesToLower: lower)
  }

  private static func reason(_ reader: inout ByteReader) -> Reason? {
    guard let rule = reader.text(), let indicator = reader.optional({ $0.text() }),
      let value = reader.optional({ $0.fraction() }), let comparison = reader.optional({ $0.text() }),
      let threshold = reader.optional({ $0.fraction() }), let effect = reader.text(), let citation = reader.text(),
      let confidence = reader.text().flatMap({ Confidence(rawValue: $0) }), let english = reader.text(),
      let vietnamese = reader.text(), let up = reader.optional({ $0.fraction() }),
      let down = reader.optional({ $0.fraction() })
    else { return nil }
    return Reason(
      kept: rule, indicator: indicator, value: value,
      comparison: comparison.flatMap { Condition.Comparison(rawValue: $0) },
      threshold: threshold, effect: effect, citation: citation, confidence: confidence,
      sentence: Localized(english: english, vietnamese: vietnamese), toNextUp: up, toNextDown: down)
  }
}
