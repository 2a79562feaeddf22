import Criteria
public import Quantities
import Registry
import SpatialCore
public import Store
public import Surveillance

extension AreaOffice {
  /// Suggests areas around clusters of cases, each with the people inside and what enlarging would cost.
  ///
  /// Nothing is kept: `propose` does that with one of them. Cases are moved to the policy's lattice before circles are drawn around them, and
  /// the circles grow by what that can move, so that no shape has somebody's home as its middle and none is too small.
  ///
  /// - Parameters:
  ///   - grain: what the areas are cut from; clusters of which only the ward is known suggest the ward in any case.
  ///   - moment: whose rules hold, and on whose day people are counted.
  /// - Throws: `AccessError.refused` without the right to propose; `EpidemicAreaError.notInForce`, `.unusable`; `StoreError`;
  ///   `SealingError`; `GEOSError`.
  public func suggestions(
    from cases: [CasePlace], grain: AreaGrain, at moment: Moment, _ policy: AreaPolicy, _ vintage: BoundaryVintage,
    by access: Access
  ) throws -> [AreaSuggestion] {
    try file.read { reading in
      try access.require(.proposeAreas, subject: "suggestions of areas")
      try policy.demand(at: moment)
      guard let terms = policy.suggestion.entry(at: moment)?.value else {
        throw EpidemicAreaError.unusable("the policy does not know how areas are suggested at \(moment)")
      }
      var maker = SuggestionMaker(
        terms: terms, day: moment.day, vintage: vintage, register: register, hashes: hashes, reading: reading)
      return try CaseCluster.all(cases, metres: terms.clusterMetres, days: terms.clusterDays)
        .filter { $0.cases.count >= terms.fewestCases }
        .map { try maker.suggestion($0, cases, grain) }
    }
  }
}

/// Draws one area after the other, and keeps what it has read of wards.
struct SuggestionMaker {
  let terms: SuggestionTerms
  let day: Day
  let vintage: BoundaryVintage
  let register: CitizenRegister
  let hashes: AreaHashes
  let reading: Reading
  private var houses = HousesOfWards()
  private let cut = AreaCut()

  init(
    terms: SuggestionTerms, day: Day, vintage: BoundaryVintage, register: CitizenRegister, hashes: AreaHashes,
    reading: Reading
  ) {
    self.terms = terms
    self.day = day
    self.vintage = vintage
    self.register = register
    self.hashes = hashes
    self.reading = reading
  }

  /// An area in the making.
  private struct Extent {
    var label: String
    var place: AreaPlace
    var wards: [AreaWard]
    var shape: MultiPolygon
  }

  mutating func suggestion(
    _ cluster: CaseCluster, _ cases: [CasePlace], _ grain: AreaGrain
  ) throws -> AreaSuggestion {
    let positions = cluster.cases.compactMap { cases[$0].position }
    let extents: [Extent]
    var singles: [Extent] = []
    switch grain {
    case .buffer where !positions.isEmpty: extents = try buffers(positions)
    case .blocks(let blocks) where !positions.isEmpty: (extents, singles) = try made(of: blocks, positions)
    default: (extents, singles) = try wards(cluster, cases)
    }
    guard let first = extents.first else { throw EpidemicAreaError.outsideAllWards }
    var rows: [SuggestionRow] = []
    for extent in extents { rows.append(try row(extent, beside: rows.last)) }
    for single in singles { rows.append(try row(single, beside: rows[0])) }
    let name = first.wards.compactMap { vintage.ward(row: $0.row) }.map { vintage.wards[$0].name }
    return AreaSuggestion(
      kind: first.wards.allSatisfy(\.isWhole) ? .ward : .alley,
      name: name.prefix(3).joined(separator: ", ") + (name.count > 3 ? " …" : ""), place: first.place,
      wards: first.wards, cases: cluster.cases.count, firstCase: cluster.first, lastCase: cluster.last, rows: rows)
  }

  // MARK: Extents

  private func buffers(_ positions: [Coordinate]) throws -> [Extent] {
    let city = try ([terms.bufferMetres] + terms.ringMetres).map { metres -> Extent in
      let shape = try around(positions, metres)
      let wards = try PlacedArea.wards(under: shape, vintage)
      return Extent(
        label: metres == terms.bufferMetres ? "buffer \(metres) m" : "ring \(metres) m", place: .shape(shape),
        wards: wards, shape: shape)
    }
    guard city.first?.wards.isEmpty == false else { throw EpidemicAreaError.outsideAllWards }
    return city
  }

  private func around(_ positions: [Coordinate], _ metres: Int) throws -> MultiPolygon {
    let lattice = Double(terms.latticeMetres)
    let centres = lattice > 0 ? Surroundings.onLattice(positions, spacing: lattice) : positions
    let reach = Double(metres) + lattice * 0.71
    guard let area = try Surroundings.area(around: centres, within: reach) else {
      throw EpidemicAreaError.unusable(
        "a circle reaches the antimeridian or a pole, where areas in degrees break; leave those cases out")
    }
    return area
  }

  /// Blocks that the buffer meets, wider areas by rings, and each block beside them alone.
  private func made(
    of blocks: [(name: String, area: MultiPolygon)], _ positions: [Coordinate]
  ) throws -> ([Extent], [Extent]) {
    func met(_ metres: Int) throws -> [Int] {
      let shape = try around(positions, metres)
      return try blocks.indices.filter { Geodesic.area(of: try cut.common(shape, blocks[$0].area)) > 1 }
    }
    func extent(_ label: String, _ members: [Int]) throws -> Extent {
      let shape = try cut.together(members.map { blocks[$0].area })
      return Extent(
        label: label, place: .shape(shape), wards: try PlacedArea.wards(under: shape, vintage), shape: shape)
    }
    let own = try met(terms.bufferMetres)
    guard !own.isEmpty else {
      throw EpidemicAreaError.unusable(
        "no block lies within \(terms.bufferMetres) m of the cases; give the blocks there")
    }
    var extents = [try extent("blocks within \(terms.bufferMetres) m", own)]
    for ring in terms.ringMetres { extents.append(try extent("blocks within \(ring) m", try met(ring))) }
    let neighbours = Adjacency(of: blocks.map(\.area), contiguity: .rook).neighbours
    let beside = Set(own.flatMap { neighbours[$0] }).subtracting(own).sorted()
    return (extents, try beside.map { try extent("with block \(blocks[$0].name)", own + [$0]) })
  }

  /// Whole wards with a case, and each ward beside them alone.
  private func wards(_ cluster: CaseCluster, _ cases: [CasePlace]) throws -> ([Extent], [Extent]) {
    let locator = WardLocator(areas: vintage.wards.map(\.area))
    let own = Set(
      cluster.cases.compactMap { place -> Int? in
        if let row = cases[place].ward { return vintage.ward(row: row) }
        return cases[place].position.flatMap { locator.ward(at: $0) }
      })
    guard !own.isEmpty else { throw EpidemicAreaError.outsideAllWards }
    func extent(_ label: String, _ members: Set<Int>) throws -> Extent {
      let rows = members.map { vintage.row($0) }.sorted()
      return Extent(
        label: label, place: .wards(rows), wards: rows.map { AreaWard(row: $0, isWhole: true) },
        shape: try cut.together(members.sorted().map { vintage.wards[$0].area }))
    }
    let neighbours = Adjacency(of: vintage.wards.map(\.area), contiguity: .rook).neighbours
    let beside = Set(own.flatMap { neighbours[$0] }).subtracting(own).sorted()
    return (
      [try extent(own.count == 1 ? "ward" : "\(own.count) wards", own)],
      try beside.map { try extent("with ward \(vintage.wards[$0].code)", own.union([$0])) }
    )
  }

  private mutating func row(_ extent: Extent, beside before: SuggestionRow?) throws -> SuggestionRow {
    for ward in extent.wards {
      guard let number = vintage.ward(row: ward.row) else { continue }
      try houses.load(ward.row, vintage.wards[number].area, on: day, register, hashes, reading)
    }
    let people = try houses.people(in: extent.shape, extent.wards)
    return SuggestionRow(
      label: extent.label, people: people.located, estimatedOthers: people.others,
      added: people.located - (before?.people ?? 0), addedOthers: people.others - (before?.estimatedOthers ?? 0),
      ground: Int(Geodesic.area(of: extent.shape).rounded()))
  }
}
