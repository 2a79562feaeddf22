/// Why something cannot be done with cases; a class that cannot be decided is no error but an open question with its reasons.
public enum CaseError: Error, Hashable, Sendable {
  /// No case definitions were adopted.
  case noDefinitions
  /// There are no such case definitions in the folder.
  case unknownDefinitions(String, known: [String])
  /// No definition holds on the day.
  case notInForce(day: String)
  /// There is no record, contact, test, marker or merge of this number that the officer may see. Which of the two is not told.
  case notFound
  /// One ward at least must be known, so that somebody is responsible.
  case noWard
  /// Something ends before it begins, or comes before what it follows from.
  case order(first: String, second: String)
  /// A number or a word that cannot be.
  case unusable(what: String, why: String)
  /// What is asked names something that the definitions or the city do not have.
  case unknown(what: String, name: String, known: [String])
  /// A record stands under another one, so this is done there.
  case merged(into: Int)
  /// The merge is not there or was undone already.
  case notMerged
  /// What was decided against the definition needs a ground.
  case noGround
  /// The source has a record of that name.
  case nameTaken
  /// What the database has cannot be read: it was made by a later version or damaged.
  case unreadable
}

extension CaseError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noDefinitions:
      "no case definitions are in force in this city; adopt some with 'zonal case definitions adopt ID', for example vietnam"
    case .unknownDefinitions(let id, let known):
      "there are no case definitions '\(id)'; there are \(known.joined(separator: ", ")), or give the path of a file"
    case .notInForce(let day): "the case definitions say nothing of \(day); adopt a text that holds on that day"
    case .notFound: "there is no such record in your area"
    case .noWard:
      "neither the ward of residence nor that of the report is known; give one, so that somebody is responsible"
    case .order(let first, let second): "\(second) is before \(first); correct one of them, since nothing is guessed"
    case .unusable(let what, let why): "\(what) cannot be taken: \(why)"
    case .unknown(let what, let name, let known):
      "there is no \(what) '\(name)'"
        + (known.isEmpty
          ? "" : "; there are \(known.prefix(20).joined(separator: ", "))\(known.count > 20 ? " …" : "")")
    case .merged(let number): "the record was found to be of the same person as record \(number); do it there"
    case .notMerged: "there is no such merge, or it was undone already; 'zonal case show' lists them"
    case .noGround: "a class against the definition needs a ground; say why"
    case .nameTaken: "the source has a record of that name already; change that one, or give another name"
    case .unreadable: "a record of cases cannot be read; use the version of zonal that wrote it, or a backup"
    }
  }
}
