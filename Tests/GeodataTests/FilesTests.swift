import Foundation
import Testing

@testable import geodata_generator

/// The repository holds what the generator makes.
@Suite struct FilesTests {
  @Test func `every file in geodata is what the generator makes, byte for byte`() throws {
    let files = try Files.all(Geodata.folder)
    #expect(files.count > 40)
    #expect(Set(files.map(\.name)).count == files.count)
    for file in files {
      let there = try String(contentsOfFile: "\(Geodata.folder)/\(file.name)", encoding: .utf8)
      #expect(Array(there.utf8) == Array(file.text.utf8), "\(file.name) differs; run: swift run geodata-generator")
    }
  }

  @Test func `a folder without facts is refused with advice`() {
    let error = #expect(throws: FactsError.self) { try Files.all("nowhere") }
    #expect(error == .unreadable(path: "nowhere/hanoi-2021/facts.csv"))
  }

  @Test func `millionths are written in the shortest form`() {
    #expect(Files.short(105_848_000) == "105.848")
    #expect(Files.short(21_000_000) == "21")
    #expect(Files.short(21_000_001) == "21.000001")
  }

  /// Values from the reference implementation of SplitMix64 (Vigna, 2015) with seed 1234567.
  @Test func `random numbers are those of SplitMix64`() {
    var random = Random(1_234_567)
    #expect(
      (0..<3).map { _ in random.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }
}
