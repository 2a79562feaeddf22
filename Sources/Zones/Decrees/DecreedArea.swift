public import Quantities
public import SpatialCore

/// An area to which an act gives a level for a time: a lane, a building, some wards, whole districts.
public struct DecreedArea: Hashable, Sendable {
  /// Where it holds.
  public enum Place: Hashable, Sendable {
    /// Any shape on WGS 84; its border belongs to it.
    case area(MultiPolygon)
    /// Ward codes of the boundary file.
    case wards([String])
    /// Codes or names of districts of the boundary file.
    case districts([String])
  }

  /// Unique among all decrees that are read together.
  public var id: String
  /// What people call the place; the id when the file does not say.
  public var name: String
  public var place: Place
  /// Id of a level.
  public var level: String
  public var authority: String
  public var act: String
  public var article: String
  /// Where the act can be read.
  public var citation: String
  /// The first moment in force.
  public var from: Moment
  /// The first moment no longer in force; `nil` when no end is known.
  public var until: Moment?
  /// Ids of areas that end when this one begins.
  public var repeals: [String]

  public init(
    id: String, name: String? = nil, place: Place, level: String, authority: String = "", act: String = "",
    article: String = "", citation: String = "", from: Moment, until: Moment? = nil, repeals: [String] = []
  ) {
    self.id = id
    self.name = name ?? id
    self.place = place
    self.level = level
    self.authority = authority
    self.act = act
    self.article = article
    self.citation = citation
    self.from = from
    self.until = until
    self.repeals = repeals
  }

  /// Act and article as people cite them; the id when the file names no act.
  public var source: String {
    let parts = [act, article].filter { !$0.isEmpty }
    return parts.isEmpty ? id : parts.joined(separator: ", ")
  }
}
