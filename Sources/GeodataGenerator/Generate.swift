import Foundation

/// Writes the generated part of `geodata`, or checks that what is there is what would be written.
///
///     swift run geodata-generator            # writes
///     swift run geodata-generator --check    # exits 1 when a file differs
@main
struct Generate {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    if let unknown = arguments.first(where: { $0.hasPrefix("-") && $0 != "--check" }) {
      print("\(unknown) is no option\nusage: geodata-generator [--check] [folder]")
      exit(64)
    }
    let folder = arguments.first { !$0.hasPrefix("--") } ?? "geodata"
    let files: [(name: String, text: String)]
    do {
      files = try Files.all(folder)
    } catch {
      print(error)
      exit(2)
    }
    var different: [String] = []
    for (name, text) in files {
      let path = "\(folder)/\(name)"
      if arguments.contains("--check") {
        if (try? String(contentsOfFile: path, encoding: .utf8)) != text { different.append(name) }
      } else {
        try FileManager.default.createDirectory(
          atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        print("\(name): \(text.utf8.count) bytes")
      }
    }
    for name in different {
      print("\(folder)/\(name) is not what the generator makes; run: swift run geodata-generator")
    }
    if !different.isEmpty { exit(1) }
    if arguments.contains("--check") { print("\(files.count) files are what the generator makes") }
  }
}
