/// Why results cannot be written; what was there before is untouched.
enum OutputError: Error, CustomStringConvertible {
  case cannotCreate(String, String)
  case cannotWrite(String, String)

  var description: String {
    switch self {
    case .cannotCreate(let path, let reason):
      "cannot write to the folder \(path): \(reason). Choose another with --output, or give yourself the right to write there."
    case .cannotWrite(let path, let reason):
      "cannot write \(path): \(reason). Nothing of the earlier output was changed."
    }
  }
}
