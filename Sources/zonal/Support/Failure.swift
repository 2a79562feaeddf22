import ArgumentParser
import Criteria
import Epidemiology
import SpatialCore
import Zones

/// The one place where errors become words on standard error and exit codes.
///
/// 0 done; 1 done with rejected rows under `--strict`; 2 unusable input; 64 wrong usage (by the argument parser).
enum Failure {
  static let unusable = ExitCode(2)
  static let rejectedRows = ExitCode(1)

  /// Runs the body; an error is printed as a sentence and becomes exit code 2.
  static func reporting<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as ExitCode { throw error } catch let error as ValidationError {
      throw error
    } catch {
      Console.error("error: \(error)")
      throw unusable
    }
  }
}
