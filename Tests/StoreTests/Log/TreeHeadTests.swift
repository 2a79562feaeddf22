import Foundation
import Quantities
import Testing

@testable import Store

@Suite struct TreeHeadTests {
  let journal: Journal
  let head: TreeHead
  let keys: [Int: [UInt8]]

  init() throws {
    journal = try Journal(signed: true)
    try journal.add([3])
    head = try journal.head()!
    keys = try journal.publicKeys()
  }

  @Test func `a tree head is read from its file as it was written`() throws {
    let text = head.text(publicKey: keys[1])
    #expect(try TreeHead(text: text, publicKeys: keys) == head)
    #expect(try TreeHead(text: text + "\u{2014} witness AAAA\n", publicKeys: keys) == head)
    #expect(text.hasPrefix("zonal/decisions\n4\n"))
    #expect(text.utf8.count < 400)
    var unsigned = head
    unsigned.signature = nil
    #expect(try TreeHead(text: unsigned.text(publicKey: nil), publicKeys: [:]) == unsigned)
  }

  @Test func `a signature holds for the head that was signed and no other`() throws {
    #expect(head.isSigned(by: keys[1]!))
    #expect(!head.isSigned(by: [UInt8](repeating: 1, count: 32)))
    #expect(!head.isSigned(by: []))
    for change in [
      { $0.size += 1 }, { $0.root = .zero }, { $0.recordedAt = Instant(milliseconds: 0) }, { $0.previous = .empty },
      { $0.signature!.bytes[63] ^= 1 }, { $0.signature = nil },
    ] as [(inout TreeHead) -> Void] {
      var altered = head
      change(&altered)
      #expect(!altered.isSigned(by: keys[1]!))
    }
  }

  @Test func `a file whose text is altered anywhere is refused or not believed`() throws {
    let text = Array(head.text(publicKey: keys[1]).utf8)
    for (position, bit) in text.indices.flatMap({ position in (0..<7).map { (position, $0) } }) {
      var altered = text
      altered[position] ^= 1 << UInt8(bit)
      guard let read = try? TreeHead(text: String(decoding: altered, as: UTF8.self), publicKeys: keys) else { continue }
      #expect(
        read.signature == nil || read.signature?.key == 0 || !read.isSigned(by: keys[1]!),
        "byte \(position), bit \(bit)")
    }
  }

  @Test(arguments: [
    ("", 1), ("another\n4\n", 1), ("zonal/decisions\n", 2), ("zonal/decisions\n-4\nAA==\nrecorded 1\n", 2),
    ("zonal/decisions\n4\nAA==\nrecorded 1\nprevious AA==\n", 3), ("zonal/decisions\n4\nAA==\nat 1\n", 4),
  ])
  func `what is no tree head is refused with its line`(text: String, line: Int) {
    #expect(throws: LogError.noTreeHead(line: line)) { try TreeHead(text: text, publicKeys: [:]) }
  }
}
