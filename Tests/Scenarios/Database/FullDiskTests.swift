import Foundation
import Testing

/// A disk without room and a medium that nobody may write to: told in a sentence, nothing lost, nothing half.
@Suite struct FullDiskTests {
  /// Whether a file system of its own can be had: for the administrator of the machine only.
  static let canMount =
    getuid() == 0 && (try? Zonal.run(["-m", "true"], program: "/usr/bin/unshare"))?.status == 0

  /// Runs a script of the shell in which `zonal` is the built program, each of its lines on its own.
  ///
  /// - Parameter room: runs it where `$room` is a file system of this size that is gone afterwards.
  static func shell(_ script: String, in folder: TemporaryFolder, room: String? = nil) throws -> Zonal.Outcome {
    let mounted = room.map { "mount -t tmpfs -o size=\($0) tmpfs \"$room\" || exit 9\n" } ?? ""
    let text = """
      room='\(folder.path)'
      database="--database $room/city.zonal --as an"
      zonal() { '\(Zonal.program)' "$@"; echo "exit $?"; }
      \(mounted)\(script)
      """
    return room == nil
      ? try Zonal.run(["-c", text], program: "/bin/bash")
      : try Zonal.run(["-m", "/bin/bash", "-c", text], program: "/usr/bin/unshare")
  }

  static let city = """
    zonal init $database
    zonal import boundaries geodata/hanoi-2021/wards.geojson $database
    zonal import population geodata/hanoi-2021/population.csv $database
    """
  static let cases =
    "zonal import cases geodata/hanoi-2021/cases.csv --source CDC --batch 2000 --progress always $database 2>&1"

  static func exits(_ outcome: Zonal.Outcome) -> [String] {
    outcome.output.split(separator: "\n").filter { $0.hasPrefix("exit ") }.map { String($0.dropFirst(5)) }
  }

  /// What the program has said to be safe, and what it found to be there when it was run again.
  private func acknowledgedAndKept(_ text: String) -> (safe: Int, unchanged: Int) {
    let parts = text.components(separatedBy: "-- again --")
    let safe = parts[0].matches(of: /(\d+) rows are safe/).last.flatMap { Int($0.1) } ?? -1
    let unchanged = parts.last?.firstMatch(of: /(\d+) as they were/).flatMap { Int($0.1) } ?? -2
    return (safe, unchanged)
  }

  @Test(.enabled(if: canMount, "needs the right to mount a small file system"))
  func `a full disk takes back what was not acknowledged, and with room the import completes`() throws {
    let outcome = try Self.shell(
      """
      \(Self.city)
      \(Self.cases)
      zonal backup $room/copy.zonal $database 2>&1
      ls "$room"
      zonal verify-log --pages $database
      mount -o remount,size=100m "$room"
      echo "-- again --"
      \(Self.cases)
      zonal verify-log --pages $database
      """, in: TemporaryFolder(), room: "4500k")
    #expect(Self.exits(outcome) == ["0", "0", "0", "2", "2", "0", "0", "0"], "\(outcome)")
    #expect(outcome.output.contains("error: there is no room left for"))
    #expect(!outcome.output.contains("copy.zonal\n"), "no half copy is left")
    let (safe, unchanged) = acknowledgedAndKept(outcome.output)
    #expect(safe > 0 && safe == unchanged, "\(safe) \(unchanged)")
    #expect(outcome.output.contains("14281 rows, \(14_280 - safe) new, 0 corrected, \(safe) as they were"))
  }

  @Test func `a limit on the size of files is told like a full disk, and loses nothing`() throws {
    let outcome = try Self.shell(
      """
      \(Self.city)
      (ulimit -f 3000; \(Self.cases))
      (ulimit -f 1000; zonal backup $room/copy.zonal $database 2>&1)
      ls "$room"
      zonal verify-log --pages $database
      echo "-- again --"
      \(Self.cases)
      """, in: TemporaryFolder())
    #expect(Self.exits(outcome) == ["0", "0", "0", "2", "2", "0", "0"], "\(outcome)")
    #expect(
      outcome.output.matches(of: /error: (the system would not read or write|there is no room left for)/).count == 2)
    #expect(!outcome.output.contains("copy.zonal\n"), "no half copy is left")
    let (safe, unchanged) = acknowledgedAndKept(outcome.output)
    #expect(safe > 0 && safe == unchanged, "\(safe) \(unchanged)")
  }

  @Test(.enabled(if: canMount, "needs the right to mount a small file system"))
  func `on a medium that nobody may write to everything can be read and nothing is changed`() throws {
    let outcome = try Self.shell(
      """
      \(Self.city)
      \(Self.cases)
      zonal backup $room/copy.zonal $database
      mkdir "$room/elsewhere" && mount -t tmpfs tmpfs "$room/elsewhere"
      sum() { cat "$room"/city.zonal* "$room"/copy.zonal | sha256sum; }
      before=$(sum)
      mount -o remount,ro "$room"
      echo "-- again --"
      \(Self.cases)
      zonal publish --on 2022-01-21 --criteria vn-4800 $database 2>&1
      zonal backup $room/elsewhere/other.zonal $database 2>&1
      zonal verify-log --pages $database
      zonal officers list $database
      zonal officers list --database $room/copy.zonal
      zonal restore $room/copy.zonal --database $room/elsewhere/restored.zonal
      zonal verify-log --pages --database $room/elsewhere/restored.zonal
      [ "$before" = "$(sum)" ] && echo untouched
      """, in: TemporaryFolder(), room: "100m")
    #expect(
      Self.exits(outcome) == ["0", "0", "0", "0", "0", "2", "2", "2", "0", "0", "0", "0", "0"], "\(outcome)")
    #expect(outcome.output.matches(of: /city.zonal' or its folder must not be written to/).count == 3)
    #expect(outcome.output.contains("untouched"))
  }
}
