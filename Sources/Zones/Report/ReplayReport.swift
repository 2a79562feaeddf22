public import Criteria
public import Quantities
public import SpatialCore

/// The report of a replay as one HTML file that opens without a network: maps of many days, epidemic curve, wards by level,
/// the timeline of each ward with its reasons, and what other rules would have given.
///
/// Pure: the same values give the same bytes. Safe to share between threads.
public struct ReplayReport: Sendable {
  /// What other rules gave over the same days.
  public struct Comparison: Sendable {
    public var set: CriteriaSet
    public var history: LevelHistory
    public var whatIf: WhatIf

    public init(set: CriteriaSet, history: LevelHistory, whatIf: WhatIf) {
      self.set = set
      self.history = history
      self.whatIf = whatIf
    }
  }

  /// Maps in a row are at most so many.
  static let maps = 24
  /// More days with cases in all wards are shown week by week.
  static let wardDayLimit = 400_000

  let set: CriteriaSet
  let wards: [Ward]
  let history: LevelHistory
  let log: ChangeLog
  let curve: EpidemicCurve
  let dataThrough: String?
  let asInForceOn: String?
  let flapDays: Int
  let comparison: Comparison?
  let growing: ClosedRange<Day>?

  /// - Parameters:
  ///   - dataThrough: last day with a case, ISO 8601.
  ///   - growing: days whose counts are still growing, as earlier states of the list show; `nil` where that is not known.
  ///   - asInForceOn: day whose rules hold for all days, ISO 8601.
  /// - Precondition: history, log and curve are of these wards, and the history begins with the curve's first day.
  public init(
    set: CriteriaSet, wards: [Ward], history: LevelHistory, log: ChangeLog, curve: EpidemicCurve,
    dataThrough: String?, asInForceOn: String?, flapDays: Int, comparison: Comparison?, growing: ClosedRange<Day>? = nil
  ) {
    precondition(history.wards == wards.count && log.changes.count == wards.count, "of the same wards")
    self.set = set
    self.wards = wards
    self.history = history
    self.log = log
    self.curve = curve
    self.dataThrough = dataThrough
    self.asInForceOn = asInForceOn
    self.flapDays = flapDays
    self.comparison = comparison
    self.growing = growing
  }

  /// Offsets of the days whose maps stand in a row: evenly chosen, with the first and the last.
  static func shownDays(of length: Int) -> [Int] {
    let count = min(length, maps)
    guard count > 1 else { return Array(0..<count) }
    return (0..<count).map { ($0 * (length - 1) * 2 + count - 1) / (2 * (count - 1)) }
  }

  /// Hands over the page in pieces, in order, one after the other.
  ///
  /// - Parameters:
  ///   - threads: how many may look for the bounds of the wards; the bytes do not depend on it.
  ///   - write: takes the next piece.
  public func write<E: Error>(threads: Int = 1, _ write: ([UInt8]) throws(E) -> Void) throws(E) {
    try write(Array(ReplayFrame.opening(title: set.title.vietnamese, from: curve.first).utf8))
    var sentences = SentenceTable()
    var writer = JSONWriter()
    writer.append(123)
    writeSeries(&writer)
    let isLarge = wards.count > ChangeLog.wardLimit
    let drawing = MapDrawing(wards, longSide: isLarge ? 1500 : 2400, threads: threads)
    let labels = LabelPlacer()
    let isWeekly = curve.ofWards.reduce(0) { $0 + $1.count } > Self.wardDayLimit
    writer.key("width")
    writer.integer(drawing.width)
    writer.key("height")
    writer.integer(drawing.height)
    writer.key("caseDays")
    writer.integer(isWeekly ? 7 : 1)
    writer.key("keptChanges")
    writer.optional(log.kept)
    writer.key("wards")
    writer.append(91)
    for ward in wards.indices {
      if ward > 0 { writer.append(44) }
      writeWard(ward, drawing, isLarge ? nil : labels, isWeekly: isWeekly, &sentences, &writer)
      if writer.bytes.count > 1 << 18 {
        try write(writer.bytes)
        writer.removeAll()
      }
    }
    writer.append(93)
    writer.key("sentences")
    sentences.write(&writer)
    writer.append(125)
    try write(writer.bytes)
    try write(Array(ReplayFrame.closing.utf8))
  }

  /// What is said of the whole area.
  private func writeSeries(_ writer: inout JSONWriter) {
    writer.key("title", first: true)
    writer.localized(set.title)
    writer.key("criteria")
    writer.string(set.id)
    writer.key("version")
    writer.string(set.version)
    writer.key("asIf")
    writer.optional(asInForceOn)
    writer.key("from")
    writer.string(curve.first.description)
    writer.key("days")
    writer.integer(curve.length)
    writer.key("dataThrough")
    writer.optional(dataThrough)
    writer.key("lead")
    writer.integer(EpidemicCurve.lead)
    writer.key("cases")
    writer.lists(curve.totals)
    writer.key("shown")
    writer.list(Self.shownDays(of: curve.length))
    // Marked up to the last day: what the page shows of later days is not known at all.
    if let growing, growing.lowerBound.days(since: curve.first) < curve.length {
      writer.key("growingFrom")
      writer.integer(max(growing.lowerBound.days(since: curve.first), 0))
      writer.key("growingDays")
      writer.integer(growing.upperBound.days(since: growing.lowerBound) + 1)
    }
    writer.key("flapDays")
    writer.integer(flapDays)
    writeRules(set, history, &writer)
    writer.key("other")
    guard let comparison else { return writer.raw("null") }
    writer.raw("{\"criteria\":")
    writer.string(comparison.set.id)
    writer.key("version")
    writer.string(comparison.set.version)
    writer.key("title")
    writer.localized(comparison.set.title)
    writeRules(comparison.set, comparison.history, &writer)
    writer.key("wardDays")
    writer.integer(comparison.whatIf.wardDays)
    writer.key("differing")
    writer.integer(comparison.whatIf.differingWardDays)
    writer.key("most")
    writer.lists(mostDiffering(comparison.whatIf).map { [$0.ward, $0.days] })
    writer.key("warnings")
    for (i, warning) in comparison.whatIf.warnings.enumerated() {
      writer.raw(i > 0 ? ",[" : "[[")
      for number in [warning.level, warning.both, warning.firstOnly, warning.secondOnly] {
        writer.integer(number)
        writer.append(44)
      }
      writer.optional(warning.median)
      writer.append(93)
    }
    writer.raw(comparison.whatIf.warnings.isEmpty ? "[]" : "]")
    writer.append(125)
  }

  private func writeRules(_ set: CriteriaSet, _ history: LevelHistory, _ writer: inout JSONWriter) {
    writer.key("levels")
    writer.levels(set.classes)
    writer.key("counts")
    writer.lists(history.wardsByClass(classes: set.classes.count))
    writer.key("changes")
    writer.integer(history.changes)
    writer.key("flaps")
    writer.integer(history.flaps(within: flapDays))
  }

  /// The wards with the most days on which the levels differ, the first of them in the order of wards among equals.
  func mostDiffering(_ whatIf: WhatIf, limit: Int = 100) -> [(ward: Int, days: Int)] {
    var days = [Int](repeating: 0, count: wards.count)
    for span in whatIf.differences { days[span.ward] += span.through.days(since: span.from) + 1 }
    return days.indices.filter { days[$0] > 0 }.sorted { (days[$1], $0) < (days[$0], $1) }.prefix(limit)
      .map { ($0, days[$0]) }
  }

  private func writeWard(
    _ index: Int, _ drawing: MapDrawing, _ labels: LabelPlacer?, isWeekly: Bool, _ sentences: inout SentenceTable,
    _ writer: inout JSONWriter
  ) {
    let ward = wards[index]
    writer.raw("{\"code\":")
    writer.string(ward.code)
    writer.key("name")
    writer.string(ward.name)
    writer.key("district")
    writer.optional(ward.district)
    writer.key("path")
    writer.raw("\"")
    drawing.append(ward.area, to: &writer)
    writer.raw("\"")
    if let label = labels?.position(in: ward.area) {
      let (x, y) = drawing.place(label)
      writer.key("label")
      writer.list([x, y])
    }
    writer.key("spans")
    writeSpans(history.spans(index), &writer)
    if let comparison {
      writer.key("others")
      writeSpans(comparison.history.spans(index), &writer)
    }
    writer.key("changes")
    writer.lists(
      log.changes[index].map { [$0.on.days(since: curve.first)] + $0.lines.map { sentences.number(of: $0) } })
    writer.key("cases")
    var flat: [Int] = []
    for (offset, count) in curve.ofWards[index] {
      let start = isWeekly ? offset / 7 * 7 : offset
      if flat.count > 1, flat[flat.count - 2] == start {
        flat[flat.count - 1] += count
      } else {
        flat += [start, count]
      }
    }
    writer.list(flat)
    writer.append(125)
  }

  /// Each span as its class and the offset of its first day.
  private func writeSpans(_ spans: [LevelSpan], _ writer: inout JSONWriter) {
    writer.list(spans.flatMap { [$0.classIndex, $0.from.days(since: curve.first)] })
  }
}
