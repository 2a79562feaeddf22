public import Criteria

/// The rules of vaccination of a folder, one YAML file each, named by their id.
public struct VaccinationLibrary: Sendable {
  private let files: RuleLibrary

  public init(folder: String) { files = RuleLibrary(folder: folder) }

  /// The folder beside the criteria sets.
  ///
  /// - Returns: `nil` where there is none.
  public static var shipped: VaccinationLibrary? {
    RuleLibrary.shipped("vaccination").map { VaccinationLibrary(folder: $0.folder) }
  }

  /// Ids of all files, sorted; empty when the folder cannot be read.
  public var ids: [String] { files.ids }

  /// The rules with an id, or those in a file when the name is a path, with their text for keeping.
  ///
  /// - Throws: `CriteriaError.unknownSet`, `.cannotRead`, `.malformed`.
  public func load(_ name: String) throws(CriteriaError) -> (rules: VaccinationRules, text: String) {
    let (text, file) = try files.load(name)
    return (try .parse(text, file: file), text)
  }

  /// - Throws: as `load`.
  public func rules(_ name: String) throws(CriteriaError) -> VaccinationRules { try load(name).rules }
}
