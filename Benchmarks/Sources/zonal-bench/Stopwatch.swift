// With the whole module compiled at once, the compiler takes the structure `timespec` for one of this module.
import CoreFoundation
import Foundation

/// Wall and CPU seconds of a piece of work; CPU of all threads, user and system.
struct Stopwatch {
  private let wall = ContinuousClock.now
  private let cpu = Self.cpuSeconds()

  var spent: (wall: Double, cpu: Double) {
    let elapsed = (ContinuousClock.now - wall).components
    return (Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18, Self.cpuSeconds() - cpu)
  }

  /// Runs the work and prints nothing: the caller reports.
  static func measure<Result>(_ work: () throws -> Result) rethrows -> (Result, wall: Double, cpu: Double) {
    let watch = Stopwatch()
    let result = try work()
    let (wall, cpu) = watch.spent
    return (result, wall, cpu)
  }

  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// The one line that a task prints.
func report(_ values: KeyValuePairs<String, Double>) {
  let members = values.map { name, value in
    value.rounded() == value && abs(value) < 1e15 ? "\"\(name)\":\(Int(value))" : "\"\(name)\":\(value)"
  }
  print("{\(members.joined(separator: ","))}")
}
