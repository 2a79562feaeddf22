import Epidemiology

/// Why tallies cannot be used for what they were given for.
enum TallyInputError: Error, CustomStringConvertible {
  case mismatch(files: [String], TallyMismatch)
  case noCases(files: [String])
  case cannotLock(String, String)

  var description: String {
    switch self {
    case .mismatch(let files, let error): "\(files.joined(separator: ", ")): \(error)"
    case .noCases(let files):
      "no cases were ever read into \(files.joined(separator: ", ")), so a map would rest on nothing. "
        + "Add a tally of cases, or --cases."
    case .cannotLock(let file, let reason):
      "cannot add to \(file): \(reason). Make a tally first, with --output, or check the path."
    }
  }
}
