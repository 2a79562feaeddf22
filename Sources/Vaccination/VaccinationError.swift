public import Quantities

/// Why something cannot be done with doses and what follows from them.
public enum VaccinationError: Error, Hashable, Sendable {
  /// No rules of vaccination were adopted.
  case noRules
  /// There are no such rules in the folder.
  case unknownRules(String, known: [String])
  /// There is no dose, reaction, site, session, invitation or certificate of this number or code that the officer may see. Which of
  /// the two is not told.
  case notFound
  /// It is in a state in which this cannot be done.
  case wrongState(what: String, state: String)
  /// The person has this dose already: the same product on the same day.
  case duplicate
  /// Something said to have happened lies after today.
  case inFuture(Day)
  /// What is asked names something that the rules or the city do not have.
  case unknown(what: String, name: String, known: [String])
  /// What was given cannot be taken as it is.
  case unusable(String)
  /// What the database has cannot be read: it was made by a later version or damaged.
  case unreadable
}

extension VaccinationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noRules:
      "no rules of vaccination are in force in this city; adopt some with 'zonal vaccination rules ID', for example vietnam-2021"
    case .unknownRules(let id, let known):
      "there are no rules of vaccination '\(id)'; there are \(known.joined(separator: ", ")), or give the path of a file"
    case .notFound: "there is no such dose or record of vaccination in your area"
    case .wrongState(let what, let state): "the \(what) is \(state), so this cannot be done"
    case .duplicate:
      "the person has a dose of this product on this day already; correct or withdraw that one, or leave it"
    case .inFuture(let day): "\(day) is after today; enter what has happened"
    case .unknown(let what, let name, let known):
      "there is no \(what) '\(name)'"
        + (known.isEmpty
          ? "" : "; there are \(known.prefix(20).joined(separator: ", "))\(known.count > 20 ? " …" : "")")
    case .unusable(let why): why
    case .unreadable:
      "a record of vaccination cannot be read; use the version of zonal that wrote it, or a backup"
    }
  }
}
