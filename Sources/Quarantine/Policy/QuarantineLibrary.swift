import Criteria

/// The quarantine policies of a folder, one YAML file each, named by their id.
public struct QuarantineLibrary: Sendable {
  private let files: RuleLibrary

  public init(folder: String) { files = RuleLibrary(folder: folder) }

  /// The folder beside the criteria sets.
  ///
  /// - Returns: `nil` where there is none.
  public static var shipped: QuarantineLibrary? {
    RuleLibrary.shipped("quarantine").map { QuarantineLibrary(folder: $0.folder) }
  }

  /// Ids of all policies, sorted; empty when the folder cannot be read.
  public var ids: [String] { files.ids }

  /// The policy with an id, or that in a file when the name is a path, with its text for keeping.
  ///
  /// - Throws: `QuarantineError.unknownPolicy`; `CriteriaError.cannotRead`, `.malformed`.
  public func load(_ name: String) throws -> (policy: QuarantinePolicy, text: String) {
    do {
      let (text, file) = try files.load(name)
      return (try .parse(text, file: file), text)
    } catch {
      if case .unknownSet(let name, let known) = error { throw QuarantineError.unknownPolicy(name, known: known) }
      throw error
    }
  }

  public func policy(_ name: String) throws -> QuarantinePolicy { try load(name).policy }
}
