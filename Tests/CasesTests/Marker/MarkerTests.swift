import Quantities
import SpatialCore
import Store
import TestSupport
import Testing

@testable import Cases

@Suite struct MarkerTests {
  let city: CaseCity
  let marker: Int

  init() throws {
    city = try CaseCity()
    marker = try city.office.enter(
      CaseMarker(
        ward: city.ward(0), place: "Chợ Long Biên", position: Coordinate(x: 105.8512, y: 21.0416),
        fromAt: CaseCity.at(16, 5), untilAt: CaseCity.at(16, 9)), by: city.access("chi"))
  }

  private func visit(_ record: Int, _ from: Int, _ until: Int) throws {
    _ = try city.office.enter(
      MarkerVisit(marker: marker, record: record, fromAt: CaseCity.at(16, from), untilAt: CaseCity.at(16, until)),
      city.rules(), by: city.access("dung"))
  }

  @Test func `who was there at the same time as a case is told, an hour that only touches too`() throws {
    let (a, b, c, d) = (
      try city.enter("A", onset: 17).number, try city.enter("B").number, try city.enter("C").number,
      try city.enter("D", ward: 5).number
    )
    try city.test(a, .pcr, .positive)
    try visit(a, 6, 7)
    try visit(b, 7, 8)
    try visit(c, 8, 9)
    try visit(d, 5, 6)
    let present = try city.office.present(at: marker, city.rules(), to: city.access("chi"))
    #expect(present.map(\.record) == [d, a, b, c])
    #expect(present.map(\.withCases) == [[a], [], [a], []])
    #expect(present.map(\.name) == [nil, "A", "B", "C"])
  }

  @Test func `the same place as a case with two symptoms makes a suspected case`() throws {
    let (a, b) = (try city.enter("A", onset: 17).number, try city.enter("B").number)
    try visit(a, 6, 7)
    try visit(b, 6, 7)
    _ = try city.office.enter(
      symptoms: [CaseSymptom("fever"), CaseSymptom("cough")], of: b, city.rules(), by: city.access("dung"))
    #expect(try city.status(b).caseClass == .discarded)
    try city.test(a, .pcr, .positive)
    #expect(try city.status(b).caseClass == .suspected)
  }

  @Test func `a visit outside the marker's time is refused`() throws {
    let a = try city.enter("A").number
    #expect(throws: CaseError.self) { try visit(a, 10, 11) }
    #expect(throws: CaseError.order(first: "the begin of the visit", second: "its end")) { try visit(a, 7, 6) }
  }

  @Test func `markers are listed for their own wards`() throws {
    let found = try city.office.markers(to: city.access("chi"))
    #expect(found.map(\.place) == ["Chợ Long Biên"])
    #expect(found[0].position == Coordinate(x: 105.8512, y: 21.0416))
    #expect(try city.office.markers(to: city.access("em")).isEmpty)
  }
}
