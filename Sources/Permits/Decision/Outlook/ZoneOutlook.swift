public import Quantities

/// What published maps and decrees say of each ward from a moment on: its level and when it changes, as far as is known.
///
/// Made once and shared by any number of decisions; immutable and safe to share between threads. Wards are numbers in the vintage.
public struct ZoneOutlook: Sendable {
  /// A ward in words.
  public struct Place: Hashable, Sendable {
    public var code: String
    public var name: String
    public var district: String?

    public init(code: String, name: String, district: String? = nil) {
      self.code = code
      self.name = name
      self.district = district
    }
  }

  /// A decree that gives a level to wards or lies inside one.
  public struct Decree: Hashable, Sendable {
    public var id: String
    /// What people call its place.
    public var name: String
    /// Id of its level.
    public var level: String
    /// Act and article.
    public var source: String

    public init(id: String, name: String? = nil, level: String, source: String = "") {
      self.id = id
      self.name = name ?? id
      self.level = level
      self.source = source.isEmpty ? id : source
    }
  }

  /// A time in which a ward has one answer.
  public struct Span: Hashable, Sendable {
    /// The first moment at which it holds.
    public var from: Moment
    /// Id; `nil` where neither a map nor a decree says anything.
    public var level: String?
    /// Whether it is the class without data, or another that is no level.
    public var isUnranked: Bool
    /// Number of the decree in `decrees` that gives the level; `nil` where the computed one holds.
    public var decree: Int?
    /// The published revision to cite; `nil` before the first.
    public var revision: Int?
    /// Numbers of decrees in `decrees` that hold in a part of the ward, ascending.
    public var parts: [Int]

    public init(
      from: Moment, level: String?, isUnranked: Bool = false, decree: Int? = nil, revision: Int? = nil,
      parts: [Int] = []
    ) {
      self.from = from
      self.level = level
      self.isUnranked = isUnranked
      self.decree = decree
      self.revision = revision
      self.parts = parts
    }
  }

  /// The first moment that it tells of, and the first that it does not.
  public let from: Moment
  public let until: Moment
  public let places: [Place]
  public let decrees: [Decree]
  /// Of each ward, ascending and without gaps; the first one begins at `from` or before.
  let spans: [[Span]]
  private let numbers: [String: Int]

  /// - Parameters:
  ///   - spans: of each ward, at least one, ascending, the first from `from` or before.
  /// - Precondition: as many wards as places, and decrees that are there.
  public init(from: Moment, until: Moment, places: [Place], decrees: [Decree] = [], spans: [[Span]]) {
    precondition(places.count == spans.count, "as many wards as places")
    for ward in spans {
      precondition(ward.first.map { $0.from <= from } ?? false, "a span from the beginning")
      precondition(zip(ward, ward.dropFirst()).allSatisfy { $0.from < $1.from }, "ascending spans")
      precondition(
        ward.allSatisfy { ($0.parts + [$0.decree].compactMap { $0 }).allSatisfy(decrees.indices.contains) },
        "decrees that are there")
    }
    self.from = from
    self.until = until
    self.places = places
    self.decrees = decrees
    self.spans = spans
    numbers = Dictionary(places.indices.map { (places[$0].code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The number of a ward; `nil` when there is none of that code.
  public func ward(_ code: String) -> Int? { numbers[code] }

  /// What holds in a ward at a moment; before `from` what holds then.
  public func span(ofWard ward: Int, at moment: Moment) -> Span {
    let spans = spans[ward]
    return spans[Self.place(spans, moment)]
  }

  static func place(_ spans: [Span], _ moment: Moment) -> Int {
    // Most wards have one span, few have more than three.
    var place = spans.count - 1
    while place > 0, spans[place].from > moment { place -= 1 }
    return place
  }

  /// The next moment at which any ward has another answer, as far as is known: live permits are looked at again then; `nil` when none is
  /// told.
  public func nextChange(after moment: Moment) -> Moment? {
    spans.lazy.compactMap { $0.first { $0.from > moment }?.from }.min()
  }

  /// The highest revision that is in force in any ward at a moment; `nil` before the first.
  public func revision(at moment: Moment) -> Int? {
    places.indices.lazy.compactMap { span(ofWard: $0, at: moment).revision }.max()
  }
}
