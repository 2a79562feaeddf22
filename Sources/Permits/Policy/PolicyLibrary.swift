import Criteria
import Foundation

/// The permit policies of a folder, one YAML file each, named by their id.
public struct PolicyLibrary: Sendable {
  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// The folder beside the criteria sets.
  ///
  /// - Returns: `nil` where there is none.
  public static var shipped: PolicyLibrary? {
    GeodataFolder.path(of: "criteria/permits").map { PolicyLibrary(folder: $0) }
  }

  /// Ids of all policies, sorted; empty when the folder cannot be read.
  public var ids: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// The policy with an id, or that in a file when the name is a path, with its text for keeping.
  ///
  /// - Throws: `PermitError.unknownPolicy`; `CriteriaError.cannotRead`, `.malformed`.
  public func load(_ name: String) throws -> (policy: PermitPolicy, text: String) {
    let path = try path(name)
    let text = try CriteriaSet.text(path: path)
    return (try .parse(text, file: path.split(separator: "/").last.map(String.init) ?? path), text)
  }

  public func policy(_ name: String) throws -> PermitPolicy { try load(name).policy }

  private func path(_ name: String) throws(PermitError) -> String {
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.contains("/") { return name }
    guard ids.contains(name) else { throw .unknownPolicy(name, known: ids) }
    return "\(folder)/\(name).yaml"
  }
}
