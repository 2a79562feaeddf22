/// What can be wrong with the register as a whole; what is wrong with a row of a file is a finding.
public enum RegistryError: Error, Hashable, Sendable {
  /// A record opened and is none: made by a later version of the program, or by a fault of it.
  case unreadable
  /// No vintage of wards has this name.
  case unknownVintage(name: String, known: [String])
  /// No ward of the vintage has this code.
  case unknownWard(code: String, vintage: String)
  /// There is nobody of this description whom the officer may see: nobody at all, or somebody elsewhere. Which is not told.
  case notInArea
  /// There is no open conflict of this number in the officer's area.
  case noConflict(number: Int)
  /// A merge names a field about which there is no conflict, or leaves one out.
  case undecidedFields([String])
  /// A source needs a name.
  case unnamedSource
  /// An option has a value that cannot be worked with.
  case invalidOption(String)
}

extension RegistryError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable: "a record of the register cannot be read; use the version of zonal that wrote it, or a backup"
    case .unknownVintage(let name, let known):
      known.isEmpty
        ? "no wards are loaded yet, so no residence can be placed; import the boundaries first"
        : "no wards of '\(name)' are loaded; there are \(known.joined(separator: ", "))"
    case .unknownWard(let code, let vintage):
      "no ward of '\(vintage)' has the code '\(code)'; write the code as the boundaries have it, for example 00067"
    case .notInArea: "there is nobody of this description in your area"
    case .noConflict(let number): "there is no open conflict \(number) in your area"
    case .undecidedFields(let names):
      "the decision must name each of the contested fields and no other: \(names.joined(separator: ", "))"
    case .unnamedSource: "the source of the records has no name; say who wrote them"
    case .invalidOption(let reason): reason
    }
  }
}
