import Foundation
import Store

extension DatabaseArguments {
  /// As `use`, for a body that waits for others.
  func useWaiting<T>(_ body: (OpenDatabase) async throws -> T) async throws -> T {
    let file = try DatabaseFile.open(path, schemas: Self.schemas, mode: .readWrite, clock: Self.now)
    let result: T
    do {
      let key = try MasterKey.find(keyFile: keyFile, beside: path, environment: ProcessInfo.processInfo.environment)
      result = try await body(
        OpenDatabase(file: file, ring: try KeyRing.open(file, masterKey: key, actor: actor), actor: actor))
    } catch {
      try? file.close()
      throw error
    }
    try file.close()
    return result
  }
}
