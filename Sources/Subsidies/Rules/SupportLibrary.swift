public import Criteria

/// The policies of a folder, one YAML file each, named by their id.
public struct SupportLibrary: Sendable {
  private let files: RuleLibrary

  public init(folder: String) { files = RuleLibrary(folder: folder) }

  /// The folder beside the criteria sets.
  ///
  /// - Returns: `nil` where there is none.
  public static var shipped: SupportLibrary? {
    RuleLibrary.shipped("support").map { SupportLibrary(folder: $0.folder) }
  }

  /// Ids of all files, sorted; empty when the folder cannot be read.
  public var ids: [String] { files.ids }

  /// The policies with an id, or those in a file when the name is a path, with their text for keeping.
  ///
  /// - Throws: `CriteriaError.unknownSet`, `.cannotRead`, `.malformed`.
  public func load(_ name: String) throws(CriteriaError) -> (policies: SupportPolicies, text: String) {
    let (text, file) = try files.load(name)
    return (try .parse(text, file: file), text)
  }

  public func policies(_ name: String) throws(CriteriaError) -> SupportPolicies { try load(name).policies }
}
