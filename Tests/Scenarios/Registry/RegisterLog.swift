import Cases
import EpidemicAreas
import Permits
import Quantities
import Quarantine
import Registry
import Store
import Surveillance

/// The decision log of a database, looked into by the library.
enum RegisterLog {
  static func acts(_ path: String) throws -> [Act] {
    let file = try DatabaseFile.open(
      path, schemas: CityDatabase.schemas, mode: .readOnly,
      clock: { Instant(milliseconds: 1_700_000_000_000) })
    defer { try? file.close() }
    return try file.read { try DecisionLog.entries(from: 1, count: 100_000, $0) }.map(\.act)
  }
}
