import Criteria
public import Quantities
import SpatialCore
public import Surveillance
import Zones

extension ZoneOutlook {
  /// What a snapshot of published maps and decrees tells from an instant on.
  ///
  /// - Parameters:
  ///   - instant: from when.
  ///   - days: how far, 1 and more; see `PolicyEdition.outlookDays`.
  ///   - known: as known at this instant; `nil` for now.
  /// - Complexity: O(wards · changes of each in the time).
  /// - Throws: `GEOSError` when decrees of before cannot be placed.
  public init(_ snapshot: ZoneSnapshot, from instant: Instant, days: Int, known: Instant? = nil) throws {
    let offset = snapshot.clockOffset
    let end = Instant(milliseconds: instant.milliseconds + Int64(max(days, 1)) * 86_400_000)
    var decrees: [Decree] = []
    var numbers: [String: Int] = [:]
    func number(_ id: String) -> Int? {
      if let number = numbers[id] { return number }
      guard let area = snapshot.decree(id, known: known) else { return nil }
      numbers[id] = decrees.count
      decrees.append(Decree(id: id, name: area.name, level: area.level, source: area.source))
      return decrees.count - 1
    }
    func span(_ answer: ZoneSnapshot.Answer, _ instant: Instant) -> Span {
      let decree = answer.decree.flatMap(number)
      return Span(
        from: instant.moment(offset: offset), level: answer.level,
        isUnranked: decree == nil && answer.computed.map { $0.rank == nil } ?? false, decree: decree,
        revision: answer.revision, parts: (answer.status?.inside ?? []).compactMap(number).sorted())
    }
    let wards = snapshot.vintage.wards
    var spans: [[Span]] = []
    spans.reserveCapacity(wards.count)
    for ward in wards.indices {
      let answer = try snapshot.answer(ofWard: ward, at: instant, known: known)
      var own = [span(answer, instant)]
      // Decrees in a part of the ward are no change of its level.
      var moments = Set(try snapshot.turns(ofWard: ward, after: instant, until: end, known: known))
      var last = instant
      while let change = try snapshot.change(ofWard: ward, after: last, known: known), change < end {
        moments.insert(change)
        last = change
      }
      for moment in moments.sorted() {
        let new = span(try snapshot.answer(ofWard: ward, at: moment, known: known), moment)
        var same = new
        same.from = own[own.count - 1].from
        // Another revision that says the same is no change.
        same.revision = own[own.count - 1].revision
        if same != own[own.count - 1], new.from > own[own.count - 1].from { own.append(new) }
      }
      spans.append(own)
    }
    self.init(
      from: instant.moment(offset: offset), until: end.moment(offset: offset),
      places: wards.map { Place(code: $0.code, name: $0.name, district: $0.district) }, decrees: decrees, spans: spans)
  }
}
