/// What can be wrong with the table of facts.
enum FactsError: Error, Equatable, CustomStringConvertible {
  case unreadable(path: String)
  case file(String, problem: String)
  case line(Int, path: String, problem: String)

  var description: String {
    switch self {
    case .unreadable(let path): "\(path) cannot be read; run from the package's folder, or name the geodata folder"
    case .file(let path, let problem): "\(path): \(problem)"
    case .line(let line, let path, let problem): "\(path), line \(line): \(problem)"
    }
  }
}
