import ArgumentParser
import Criteria
import Epidemiology
import Quantities
import SpatialCore
import Store
import Surveillance
import Zones

extension Status {
  /// Answers from what was published in a database.
  func ask(_ path: String) throws {
    try DatabaseArguments.look(path) { file in try file.read(ask) }
  }

  private func ask(_ reading: Reading) throws {
    let vintage = try BoundaryVintage.load(named: vintage, reading)
    let snapshot = try ZoneSnapshot(
      vintage, index: WardIndex(wards: vintage.wards), precedence: arguments.scale.readPrecedence(), reading)
    let offset = snapshot.clockOffset
    func instant(_ text: String) throws -> Instant {
      guard let moment = Moment(text, offset: offset) else {
        throw ValidationError("'\(text)' is no moment; write it as 2021-09-06T06:00, or 2021-09-06 for its beginning")
      }
      return Instant(moment, offset: offset)
    }
    let at = try at.map(instant) ?? DatabaseArguments.now()
    let known = try known.map(instant)
    let answer =
      place.count == 2
      ? try snapshot.answer(at: position(), at: at, known: known)
      : try snapshot.answer(ofWard: WardChoice.find(place[0], in: vintage.wards), at: at, known: known)
    let page = try PublishedStatusPage(answer, vintage, at: at, known: known, offset: offset, reading)
    Console.line(format == .json ? page.json : page.text)
  }
}
