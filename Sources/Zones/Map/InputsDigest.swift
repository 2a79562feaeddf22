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
    end()
  }

  /// Ends a text that was put into the buffer piece by piece.
  private mutating func end() {
    buffer.append(0)
    if buffer.count > 1 << 16 { flush() }
  }

  /// A whole number as text, and what stands behind it. Numbers of 128 bits are slow to write, and seldom needed.
  private mutating func put(_ number: Int128, then separator: Unicode.Scalar? = nil) {
    if let short = Int(exactly: number) {
      buffer.append(contentsOf: String(short).utf8)
    } else {
      buffer.append(contentsOf: String(number).utf8)
    }
    if let separator { buffer.append(UInt8(ascii: separator)) }
  }

  private mutating func put(_ text: String, then separator: Unicode.Scalar) {
    buffer.append(contentsOf: text.utf8)
    buffer.append(UInt8(ascii: separator))
  }

  /// An exact number as text, which ends there.
  private mutating func put(_ value: Fraction) {
    put(value.numerator, then: "/")
    put(value.denominator)
    end()
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
    return Array(hash.finalize()).hexadecimal
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

  /// Digest of what the rules say on a day, and where a map also rests on days before, of the numbers that held on these.
  static func rules(_ edition: Edition) -> String {
    var digest = InputsDigest()
    digest.add("\(edition.set.id) \(edition.set.version)")
    digest.add(edition.rulesText)
    if edition.set.hasHistoryRules {
      for value in edition.set.values {
        for entry in value.entries { digest.add("\(value.id) \(entry.from) \(entry.value?.description ?? "null")") }
      }
    }
    return digest.finish()
  }

  /// Digest of residents: every figure with its ward, ages and first day.
  static func population(_ population: Population, _ wards: [Ward]) -> String {
    var digest = InputsDigest()
    for figure in population.figures {
      digest.put(wards[figure.ward].code, then: " ")
      digest.put(Int128(figure.ageFrom ?? -1), then: " ")
      digest.put(Int128(figure.ageTo ?? -1), then: " ")
      digest.put(figure.from?.description ?? "", then: " ")
      digest.put(figure.value)
    }
    return digest.finish()
  }

  /// Digest of the other figures up to a day.
  static func measures(_ measures: Measures, _ wards: [Ward], through day: Day) -> String {
    var digest = InputsDigest()
    for (key, measured, value) in measures.sorted where measured <= day {
      digest.put(key.measure, then: " ")
      digest.put(wards[key.ward].code, then: " ")
      digest.put(measured.description, then: " ")
      digest.put(value)
    }
    return digest.finish()
  }

  /// The digest of all that a map of a day rests on.
  static func all(_ parts: InputDigests, previous: [Int?]?) -> String {
    var digest = InputsDigest()
    for part in [parts.boundaries, parts.rules, parts.population, parts.measures] { digest.add(part) }
    digest.add("\(parts.counts.through) \(parts.counts.scale)")
    digest.flush()
    parts.counts.bytes.withUnsafeBytes { digest.hash.update(bufferPointer: $0) }
    for level in previous ?? [] { digest.add("\(level ?? -1)") }
    return digest.finish()
  }
}

extension ZoneMap {
  /// Classifies all wards on a day and freezes the result.
  ///
  /// - Parameter threads: threads that classify and digest; the map does not depend on it.
  public init(
    classifier: Classifier, edition: Edition, evidence: Evidence, wards: [Ward], on day: Day, previous: [Int?]? = nil,
    boundariesDigest: String? = nil, vintage: String? = nil, digests: InputDigests? = nil, margins: Bool = true,
    threads: Int = 1
  ) {
    let boundaries = boundariesDigest ?? InputsDigest.boundaries(wards)
    // The digest is one long calculation, so it goes on beside the others.
    let parts = OrderedRanges(count: 2, size: 1, threads: threads).map {
      part -> (digest: String, zones: [ZoneStatus]) in
      part.lowerBound == 0
        ? (
          InputsDigest.all(
            digests
              ?? InputDigests(edition: edition, evidence: evidence, wards: wards, on: day, boundaries: boundaries),
            previous: previous), []
        )
        : ("", classifier.statuses(on: day, previous: previous, margins: margins, threads: threads))
    }
    self.init(
      criteria: edition.set, indicators: edition.indicators, asInForceOn: edition.day == day ? nil : edition.day,
      on: day,
      dataThrough: evidence.tally.entries.lazy.filter { !$0.isDose && $0.day <= day }.map(\.day).max(),
      caseWindow: classifier.caseWindow,
      inputsDigest: parts[0].digest, boundariesDigest: boundaries, vintage: vintage, wards: wards, zones: parts[1].zones
    )
  }

  /// Digest of wards alone, to be computed once for many days.
  public static func digest(ofBoundaries wards: [Ward]) -> String { InputsDigest.boundaries(wards) }
}
