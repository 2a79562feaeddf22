import Criteria

/// The case definitions of a folder, one YAML file each, named by their id.
public struct DefinitionLibrary: Sendable {
  private let files: RuleLibrary

  public init(folder: String) { files = RuleLibrary(folder: folder) }

  /// The folder beside the criteria sets.
  ///
  /// - Returns: `nil` where there is none.
  public static var shipped: DefinitionLibrary? {
    RuleLibrary.shipped("cases").map { DefinitionLibrary(folder: $0.folder) }
  }

  /// Ids of all files, sorted; empty when the folder cannot be read.
  public var ids: [String] { files.ids }

  /// The definitions with an id, or those in a file when the name is a path, with their text for keeping.
  ///
  /// - Throws: `CaseError.unknownDefinitions`; `CriteriaError.cannotRead`, `.malformed`.
  public func load(_ name: String) throws -> (definitions: CaseDefinitions, text: String) {
    do {
      let (text, file) = try files.load(name)
      return (try .parse(text, file: file), text)
    } catch {
      if case .unknownSet(let name, let known) = error {
        throw CaseError.unknownDefinitions(name, known: known)
      }
      throw error
    }
  }
}
