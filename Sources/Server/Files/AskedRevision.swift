import Surveillance

/// The revision that a path names: one by its number, or the one in force.
struct AskedRevision: Sendable {
  var map: RevisionMap
  /// Whether it was asked for as the one in force, which will be another one some day.
  var isCurrent: Bool

  var number: Int { map.revision.number }

  static let current = "current"

  static let parameter = Parameter(
    "revision", in: .path, .text(pattern: "[1-9][0-9]{0,8}|current", longest: 9),
    "Number of a published revision, or `current` for the one in force.", example: "current")

  /// - Throws: `Problem` with 404 when there is no such revision, or none in force.
  init(_ text: String, _ zones: ServedZones) throws {
    let now = try zones.now()
    if text == Self.current {
      guard let map = now.current else {
        throw Problem.notFound("no revision is in force yet; /revisions has those that are published")
      }
      self.init(map: map, isCurrent: true)
    } else {
      guard let number = Int(text), now.revisions.contains(where: { $0.number == number }) else {
        throw Problem.notFound("there is no published revision \(text); /revisions has all")
      }
      self.init(map: try zones.map(of: number), isCurrent: false)
    }
  }

  init(map: RevisionMap, isCurrent: Bool) {
    self.map = map
    self.isCurrent = isCurrent
  }
}
