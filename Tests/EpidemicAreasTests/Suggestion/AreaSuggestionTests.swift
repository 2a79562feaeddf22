import Quantities
import Registry
import SpatialCore
import Store
import TestSupport
import Testing

@testable import EpidemicAreas

@Suite struct AreaSuggestionTests {
  private let day = AreaCity.day

  private func position(_ city: AreaCity, _ ward: Int, _ x: Double, _ y: Double) -> Coordinate {
    let box = city.city.wards[ward].area.boundingBox
    return Coordinate(x: box.minX + x * box.width, y: box.minY + y * box.height)
  }

  private func suggest(_ city: AreaCity, _ cases: [CasePlace], _ grain: AreaGrain) throws -> [AreaSuggestion] {
    try city.office.suggestions(
      from: cases, grain: grain, at: Moment(day, second: 43_200), city.policy().policy, city.city.vintage,
      by: city.access("khoa"))
  }

  private func inhabited() throws -> AreaCity {
    let city = try AreaCity()
    // 20 houses along a line of about 1040 m, one person in each; one whose house nobody knows.
    try city.register(
      (0..<20).map { "\(AreaCity.identifier($0).digits),N,1990-01-01,00000,H\($0),Nhà \($0)" }
        + [
          "\(AreaCity.identifier(50).digits),N,1990-01-01,00000,H50,Nhà 50",
          "\(AreaCity.identifier(51).digits),N,1990-01-01,00001,H51,Nhà 1",
        ])
    try city.houses((0..<20).map { (0, "Nhà \($0)", Double($0) / 20 + 0.02, 0.5) })
    return city
  }

  @Test func `a cluster suggests the ground around it, with people inside and the cost of each ring`() throws {
    let city = try inhabited()
    let cases = [position(city, 0, 0.5, 0.5), position(city, 0, 0.52, 0.5)].map { CasePlace(position: $0, day: day) }
    let found = try suggest(city, cases + [CasePlace(position: position(city, 5, 0.5, 0.5), day: day)], .buffer)
    // One case alone is no cluster.
    #expect(found.count == 1)
    let suggestion = found[0]
    #expect(suggestion.cases == 2 && suggestion.kind == .alley)
    #expect(suggestion.rows.map(\.label) == ["buffer 100 m", "ring 200 m", "ring 300 m", "ring 500 m"])
    guard case .shape(let shape) = suggestion.place else {
      Issue.record("no shape")
      return
    }
    let cut = AreaCut()
    // All of the distance is inside, wherever the lattice moved the cases to.
    for found in cases { #expect(try cut.covers(shape, try ring(found.position!, 99)).allSatisfy { $0 }) }
    let inside = try cut.covers(shape, (0..<20).map { position(city, 0, Double($0) / 20 + 0.02, 0.5) })
    #expect(suggestion.rows[0].people == inside.count { $0 })
    #expect(suggestion.rows[0].people > 2)
    for (row, before) in zip(suggestion.rows.dropFirst(), suggestion.rows) {
      #expect(row.people >= before.people && row.ground > before.ground)
      #expect(row.added == row.people - before.people)
    }
    #expect(suggestion.rows.last?.people == 19 || suggestion.rows.last?.people == 20)
  }

  /// Positions on a circle.
  private func ring(_ centre: Coordinate, _ metres: Double) throws -> [Coordinate] {
    try #require(try Surroundings.area(around: [centre], within: metres)?.polygons.first?.exterior)
  }

  @Test func `blocks are taken whole, and each beside them has its cost`() throws {
    let city = try inhabited()
    // Ten strips across the ward, 0.1 wide.
    let blocks = (0..<10).map { number -> (name: String, area: MultiPolygon) in
      guard case .shape(let shape) = city.shape(0, Double(number) / 10...Double(number + 1) / 10, 0...1) else {
        return ("", MultiPolygon())
      }
      return ("B\(number)", shape)
    }
    let cases = (0..<2).map { _ in CasePlace(position: position(city, 0, 0.45, 0.5), day: day) }
    let suggestion = try suggest(city, cases, .blocks(blocks))[0]
    let rows = suggestion.rows
    #expect(rows[0].label == "blocks within 100 m")
    // 128 m around 0.45 of 1040 m: blocks 3, 4 and 5, of two houses each.
    #expect(rows[0].people == 6)
    #expect(rows.filter { $0.label.hasPrefix("with block") }.map(\.label) == ["with block B2", "with block B6"])
    #expect(rows.filter { $0.label.hasPrefix("with block") }.map(\.added) == [2, 2])
  }

  @Test func `cases of which only the ward is known suggest the ward, and tell what its neighbours cost`() throws {
    let city = try inhabited()
    let cases = (0..<3).map { CasePlace(ward: city.row(0), day: day - $0) }
    let suggestion = try suggest(city, cases, .buffer)[0]
    #expect(suggestion.place == .wards([city.row(0)]) && suggestion.kind == .ward)
    #expect(suggestion.rows[0].people == 21)
    #expect(suggestion.rows.dropFirst().map(\.label) == ["with ward 00001", "with ward 00004"])
    #expect(suggestion.rows.dropFirst().map(\.added) == [1, 0])
  }

  @Test func `people whose house nobody knows are estimated by the ground`() throws {
    let city = try AreaCity()
    try city.register(
      (0..<40).map { "\(AreaCity.identifier($0).digits),N,1990-01-01,00000,H\($0),Nhà \($0)" })
    guard case .shape(let half) = city.shape(0, 0...0.5, 0...1) else { return }
    let cases = (0..<2).map { _ in CasePlace(position: position(city, 0, 0.25, 0.5), day: day) }
    let rows = try suggest(city, cases, .blocks([("half", half)]))[0].rows
    #expect(rows[0].people == 0)
    #expect(rows[0].estimatedOthers == 20)
  }

  @Test func `a proposal is decreed or rejected once, by who decrees, and nothing is in force before`() throws {
    let city = try inhabited()
    let cases = (0..<2).map { _ in CasePlace(position: position(city, 0, 0.5, 0.5), day: day) }
    let suggestion = try suggest(city, cases, .buffer)[0]
    let number = try city.office.propose(suggestion, reason: "hai ca", city.policy(), by: city.access("khoa"))
    let kept = try city.office.proposal(number, by: city.access("hoa"))
    #expect(kept.suggestion == suggestion && kept.state == .proposed)
    #expect(try city.office.areas(AreaFilter(at: city.city.clock.now), by: city.access("binh")).isEmpty)
    #expect(throws: AccessError.self) { try city.office.proposal(number, by: city.access("lan")) }
    #expect(try city.office.proposals(by: city.access("lan")).isEmpty)
    #expect(throws: AccessError.self) {
      try city.office.reject(proposal: number, reason: "không", by: city.access("khoa"))
    }
    let area = try city.decree(kept.suggestion.place, proposal: number)
    #expect(try city.office.area(area, by: city.access("hoa")).proposal == number)
    #expect(throws: EpidemicAreaError.wrongState(what: "proposal", state: "decreed")) {
      try city.office.reject(proposal: number, reason: "không", by: city.access("binh"))
    }
    #expect(throws: EpidemicAreaError.wrongState(what: "proposal", state: "decreed")) {
      try city.decree(kept.suggestion.place, proposal: number)
    }
    let second = try city.office.propose(suggestion, reason: "hai ca", city.policy(), by: city.access("khoa"))
    try city.office.reject(proposal: second, reason: "một hộ", by: city.access("binh"))
    #expect(try city.office.proposals(states: [.rejected], by: city.access("khoa")).map(\.reason) == ["một hộ"])
  }

  @Test func `where the policy does not know how, nothing is suggested`() throws {
    let city = try AreaCity(policy: "hanoi-green-2021")
    #expect(throws: EpidemicAreaError.self) { try suggest(city, [], .buffer) }
  }
}
