import Credentials
import Testing

@Suite struct QRCodeTests {
  @Test func `a code is as large as its text asks for, up to version 12`() throws {
    for (characters, version) in [(1, 1), (20, 1), (21, 2), (366, 11), (367, 12), (419, 12)] {
      let code = try QRCode(String(repeating: "A", count: characters))
      #expect(code.version == version && code.size == 17 + 4 * version)
    }
    #expect(throws: CredentialError.doesNotFit(characters: 420, most: 419)) {
      try QRCode(String(repeating: "A", count: 420))
    }
    #expect(throws: CredentialError.doesNotFit(characters: 0, most: 419)) { try QRCode("") }
  }

  @Test(arguments: [("abc", 0), ("AB,C", 2), ("A\n", 1)])
  func `a character of another mode is refused with its place`(text: String, place: Int) {
    #expect(throws: CredentialError.malformed(what: "a character is none of a QR code's alphanumeric mode", at: place))
    {
      try QRCode(text)
    }
  }

  @Test func `it has the three eyes of a QR code`() throws {
    let code = try QRCode("ZP1:HANOI")
    let eye = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
    for (top, left) in [(0, 0), (0, code.size - 7), (code.size - 7, 0)] {
      let seen = (0..<7).map { row in
        String((0..<7).map { code[row: top + row, column: left + $0] ? "#" : "." })
      }
      #expect(seen == eye)
    }
  }

  @Test func `its path draws each dark square once`() throws {
    let code = try QRCode("ZP1:" + String(repeating: "HANOI 2021", count: 30))
    var drawn = Set<[Int]>()
    for piece in code.path.split(separator: "M") {
      let numbers = piece.split { !$0.isNumber }.compactMap { Int($0) }
      for column in numbers[0]..<numbers[0] + numbers[2] {
        #expect(drawn.insert([numbers[1] - QRCode.quietZone, column - QRCode.quietZone]).inserted)
      }
    }
    let dark = (0..<code.size).flatMap { row in
      (0..<code.size).filter { code[row: row, column: $0] }.map { [row, $0] }
    }
    #expect(drawn == Set(dark))
    #expect(code.svg(millimetres: 40).contains(code.path))
  }

  @Test func `many are made at once, and all are alike`() async throws {
    let alone = try QRCode("ZP1:ABC")
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<64 { group.addTask { (try? QRCode("ZP1:ABC")) == alone } }
      for await isAlike in group { #expect(isAlike) }
    }
  }
}
