public import Quantities

/// What the living map cannot do, and what to do about it.
public enum SurveillanceError: Error, Hashable, Sendable {
  case noVintage
  case unknownVintage(String, known: [String])
  case vintageNameTaken(String)
  case noPopulation
  case noReports(on: Day)
  case noRevision(Int)
  case nothingPublished
  /// A revision is in another state than the act needs.
  case wrongState(revision: Int, state: String, needed: String)
  /// Somebody published in the meantime.
  case overtaken(revision: Int, by: Int)
  case damagedStatus(revision: Int)
  /// A correction has the wards of what it corrects.
  case otherVintage(revision: Int)
}

extension SurveillanceError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noVintage: "the database has no ward boundaries; bring them in with 'zonal import boundaries'"
    case .unknownVintage(let name, let known):
      "the database has no vintage '\(name)'"
        + (known.isEmpty ? "; bring it in with 'zonal import boundaries'" : "; it has \(known.joined(separator: ", "))")
    case .vintageNameTaken(let name):
      "the vintage '\(name)' is there with other wards; a vintage is never changed, so give the new one a name of its own"
    case .noPopulation: "the database has no population; bring it in with 'zonal import population'"
    case .noReports(let day):
      "the database has no case up to \(day), so a map would rest on nothing; bring cases in with 'zonal import cases', or check --on"
    case .noRevision(let number): "there is no revision \(number); see 'zonal history'"
    case .nothingPublished: "no map has been published yet; see 'zonal publish'"
    case .wrongState(let revision, let state, let needed):
      "revision \(revision) is \(state); for this it must be \(needed)"
        + (state == ZoneRevision.State.inForce.rawValue
          ? "; what is in force is never changed: publish a new map, or correct this one with --corrects \(revision)"
          : "; see 'zonal history --all'")
    case .overtaken(let revision, let other):
      "revision \(other) was published after revision \(revision) was drafted; draft again"
    case .otherVintage(let revision):
      "revision \(revision) was made of other wards; a correction of it is made of the same (--vintage)"
    case .damagedStatus(let revision): "what is kept of revision \(revision) cannot be read; run 'zonal verify-log'"
    }
  }
}
