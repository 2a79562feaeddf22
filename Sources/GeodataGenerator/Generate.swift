import Foundation

/// Writes the generated part of `geodata`, or checks that what is there is what would be written; or writes an invented register.
///
///     swift run geodata-generator            # writes
///     swift run geodata-generator --check    # exits 1 when a file differs
///     swift run geodata-generator citizens --count 100000 --output citizens.csv
@main
struct Generate {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "citizens" { return try citizens(Array(arguments.dropFirst())) }
    if let unknown = arguments.first(where: { $0.hasPrefix("-") && $0 != "--check" }) {
      print("\(unknown) is no option")
      misused()
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

  private static func misused() -> Never {
    print("usage: geodata-generator [--check] [folder]")
    print("       geodata-generator citizens --count N --output FILE [--geodata FOLDER]")
    exit(64)
  }

  private static func citizens(_ arguments: [String]) throws {
    var values: [String: String] = [:]
    for pair in stride(from: 0, to: arguments.count, by: 2) {
      guard ["--count", "--output", "--geodata"].contains(arguments[pair]), pair + 1 < arguments.count else {
        misused()
      }
      values[arguments[pair]] = arguments[pair + 1]
    }
    guard let count = values["--count"].flatMap({ Int($0) }), count > 0, let output = values["--output"] else {
      misused()
    }
    do {
      let path = "\(values["--geodata"] ?? "geodata")/hanoi-2021/facts.csv"
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        throw FactsError.unreadable(path: path)
      }
      var register = Citizens(wards: try WardFact.table(text, path: path))
      try register.write(count, to: output)
    } catch {
      print(error)
      exit(2)
    }
  }
}
