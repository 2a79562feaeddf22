import Credentials
import Testing

@Suite struct Base45Tests {
  /// The examples of RFC 9285, sections 4.3 and 4.4.
  @Test(arguments: [("AB", "BB8"), ("Hello!!", "%69 VD92EX0"), ("base-45", "UJCLQE7W581"), ("ietf!", "QED8WEX0")])
  func `the examples of RFC 9285 are written and read`(plain: String, text: String) throws {
    #expect(Base45.encode(Array(plain.utf8)) == text)
    #expect(try Base45.decode(text) == Array(plain.utf8))
  }

  @Test func `every one and two bytes are written and read`() throws {
    for first in 0...UInt8.max {
      #expect(try Base45.decode(Base45.encode([first])) == [first])
      for second in stride(from: UInt8(0), through: 255, by: 5) {
        #expect(try Base45.decode(Base45.encode([first, second])) == [first, second])
      }
    }
    #expect(Base45.encode([]).isEmpty)
    #expect(try Base45.decode("").isEmpty)
  }

  @Test func `of all texts of two and three characters only those that stand for bytes are read`() {
    let letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".map(String.init)
    #expect(letters.count == 45)
    var (pairs, triples) = (0, 0)
    for first in letters {
      for second in letters {
        if let bytes = try? Base45.decode(first + second) {
          pairs += 1
          #expect(Base45.encode(bytes) == first + second)
        }
        for third in letters where (try? Base45.decode(first + second + third)) != nil { triples += 1 }
      }
    }
    #expect(pairs == 256 && triples == 65_536)
  }

  @Test(arguments: [
    ("GGW", 0), (":::", 0), ("BB8::", 3), ("5R", 0), ("B", 1), ("BB8B", 4), ("bb8", 0), ("BB,", 2), ("BB8\n", 4),
    ("B\u{e9}8", 4),
    ("BB=", 2),
  ])
  func `what stands for no byte is refused with its place`(text: String, place: Int) {
    do {
      let bytes = try Base45.decode(text)
      Issue.record("read as \(bytes)")
    } catch {
      #expect("\(error)".contains("at byte \(place);"))
    }
  }
}
