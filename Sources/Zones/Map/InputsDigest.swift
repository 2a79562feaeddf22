import Crypto
public import Criteria
import Epidemiology
public import Quantities
public import SpatialCore

/// SHA-256 over what a map was made from, in one order whatever the order of rows and features.
struct InputsDigest {
  private var hash = SHA256()
  private var buffer: [UInt8] = []

  private mutating func add(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    buffer.append(0)
    if buffer.count > 1 << 16 { flush() }
  }

  private mutating func flush() {
    hash.update(data: buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func add(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { buffer.append(contentsOf: $0) }
    if buffer.count > 1 << 16 { flush() }
  }

  /// Adds positions, longitude before latitude, as little-endian doubles.
  private mutating func add(_ ring: [Coordinate]) {
    #if _endian(little)
      // As they lie in memory.
      flush()
      ring.withUnsafeBytes { hash.update(bufferPointer: $0) }
    #else
      for position in ring {
        add(position.x.bitPattern)
        add(position.y.bitPattern)
      }
    #endif
  }

  private mutating func finish() -> String {
    flush()
    return hash.finalize().map { byte in
      let digits = Array("0123456789abcdef")
      return "\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }.joined()
  }

  /// Digest of wards: codes, names and every position.
  static func boundaries(_ wards: [Ward]) -> String {
    var digest = InputsDigest()
    for ward in wards {
      digest.add(ward.code)
      digest.add(ward.name)
      for ring in ward.area.polygons.lazy.flatMap(\.rings) {
        digest.add(UInt64(ring.count))
        digest.add(ring)
      }
    }
    return digest.finish()
  }

  /// Digest of everything: boundaries, criteria, counts up to the day, population, measures, earlier levels.
  static func inputs(
    boundaries: String, criteria: CriteriaSet, day: Day, evidence: Evidence, wards: [Ward], previous: [Int?]?
  ) -> String {
    var digest = InputsDigest()
    digest.add(boundaries)
    digest.add("\(criteria.id) \(criteria.version) \(day)")
    for value in criteria.values {
      for entry in value.entries { digest.add("\(value.id) \(entry.from) \(entry.value?.description ?? "null")") }
    }
    digest.add("\(criteria.decision)\(criteria.adjustments)")
    for figure in evidence.population.figures {
      digest.add(
        "\(wards[figure.ward].code) \(figure.ageFrom ?? -1) \(figure.ageTo ?? -1) \(figure.from?.description ?? "") "
          + "\(figure.value.numerator)/\(figure.value.denominator)")
    }
    for entry in evidence.tally.entries where entry.day <= day {
      digest.add(UInt64(entry.stratum.code))
      digest.add(UInt64(bitPattern: Int64(entry.day.number)))
      digest.add(UInt64(entry.place))
      digest.add(UInt64(bitPattern: entry.count))
    }
    for (key, measured, value) in evidence.measures.sorted where measured <= day {
      digest.add("\(key.measure) \(wards[key.ward].code) \(measured) \(value.numerator)/\(value.denominator)")
    }
    for level in previous ?? [] { digest.add("\(level ?? -1)") }
    return digest.finish()
  }
}

extension ZoneMap {
  /// Classifies all wards on a day and freezes the result.
  public init(
    classifier: Classifier, edition: Edition, evidence: Evidence, wards: [Ward], on day: Day, previous: [Int?]? = nil,
    boundariesDigest: String? = nil, vintage: String? = nil, margins: Bool = true
  ) {
    let boundaries = boundariesDigest ?? InputsDigest.boundaries(wards)
    self.init(
      criteria: edition.set, indicators: edition.indicators, asInForceOn: edition.day == day ? nil : edition.day,
      on: day,
      dataThrough: evidence.tally.entries.lazy.filter { !$0.isDose && $0.day <= day }.map(\.day).max(),
      caseWindow: classifier.caseWindow,
      inputsDigest: InputsDigest.inputs(
        boundaries: boundaries, criteria: edition.set, day: day, evidence: evidence, wards: wards, previous: previous),
      boundariesDigest: boundaries, vintage: vintage, wards: wards,
      zones: classifier.statuses(on: day, previous: previous, margins: margins))
  }

  /// Digest of wards alone, to be computed once for many days.
  public static func digest(ofBoundaries wards: [Ward]) -> String { InputsDigest.boundaries(wards) }
}
