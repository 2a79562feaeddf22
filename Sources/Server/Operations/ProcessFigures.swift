import Foundation

/// What the operating system says of this process; `nil` where it does not.
struct ProcessFigures {
  var cpuSeconds: Double?
  var residentBytes: Double?
  var virtualBytes: Double?
  var openDescriptors: Double?
  var descriptorLimit: Double?
  var startSeconds: Double?

  /// Reads `/proc/self`, where there is one.
  static func now() -> ProcessFigures {
    var figures = ProcessFigures()
    figures.descriptorLimit = text("/proc/self/limits")?.split(separator: "\n").first { $0.hasPrefix("Max open files") }
      .flatMap { Double($0.split(separator: " ")[3]) }
    figures.openDescriptors = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")).map {
      // Reading the folder takes one itself.
      Double(max(0, $0.count - 1))
    }
    guard let line = text("/proc/self/stat"), let end = line.lastIndex(of: ")") else { return figures }
    // The name in parentheses may hold blanks; the third field is behind it (proc(5)).
    let fields = line[line.index(after: end)...].split(separator: " ")
    guard fields.count > 21 else { return figures }
    figures.virtualBytes = Double(fields[20])
    figures.residentBytes = Double(fields[21]).map { $0 * Double(sysconf(Int32(_SC_PAGESIZE))) }
    let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
    if let user = Double(fields[11]), let system = Double(fields[12]) { figures.cpuSeconds = (user + system) / ticks }
    if let start = Double(fields[19]), let boot = bootSeconds { figures.startSeconds = boot + start / ticks }
    return figures
  }

  private static let bootSeconds: Double? = text("/proc/stat")?.split(separator: "\n").first { $0.hasPrefix("btime ") }
    .flatMap { Double($0.dropFirst(6)) }

  private static func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }
}
