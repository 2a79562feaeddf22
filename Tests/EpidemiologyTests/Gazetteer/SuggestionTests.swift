import Epidemiology
import Testing

@Suite struct SuggestionTests {
  static func suggestions(_ ward: String, _ district: String?) -> [String] {
    guard case .unknown(let names) = GazetteerTests.gazetteer.resolve(ward: ward, district: district) else {
      Issue.record("\(ward) is not unknown")
      return []
    }
    return names
  }

  @Test func `an unknown name comes with what looks like it, that of its district first`() {
    #expect(Self.suggestions("Hàng Bạch", nil) == ["Phường Hàng Bạc (Quận Hoàn Kiếm)"])
    #expect(Self.suggestions("Phường Hàng Bạc", "Cầu Giấy") == ["Phường Hàng Bạc (Quận Hoàn Kiếm)"])
    #expect(Self.suggestions("Cẩm Giang", "Huyện A") == ["Xã Cẩm Giàng (Huyện A)"])
    #expect(
      Self.suggestions("Yên Viênn", "Gia Lâm") == ["Thị trấn Yên Viên (Huyện Gia Lâm)", "Xã Yên Viên (Huyện Gia Lâm)"])
  }

  @Test func `a name with many other letters and a number with another digit are not alike`() {
    #expect(Self.suggestions("Hàng Bac Phố", nil).isEmpty)
    #expect(Self.suggestions("Phường 6", "Quận 10").isEmpty)
  }

  @Test func `edit distances are those of the full table for all words of three letters`() {
    var words: [[UInt8]] = [[]]
    for length in 0..<3 {
      words += words.filter { $0.count == length }.flatMap { word in [97, 98].map { word + [$0] } }
    }
    func distance(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
      guard let x = a.first, let y = b.first else { return a.count + b.count }
      let rest = distance(a.dropFirst(), b.dropFirst()) + (x == y ? 0 : 1)
      return min(rest, distance(a.dropFirst(), b) + 1, distance(a, b.dropFirst()) + 1)
    }
    for a in words {
      for b in words {
        for limit in 0...4 {
          let expected = min(distance(a[...], b[...]), limit + 1)
          #expect(EditDistance.between(a, b, atMost: limit) == expected, "\(a) \(b) \(limit)")
        }
      }
    }
  }

  /// A country has 10,600 wards; comparing each unknown name with each of them letter by letter would take minutes.
  @Test(.timeLimit(.minutes(10)))
  func `unknown and hostile names are answered in time`() {
    let syllables = ["An", "Bình", "Cẩm", "Đa", "Giang", "Hòa", "Khánh", "Lạc", "Mỹ", "Ninh", "Phú", "Quang", "Sơn"]
    let entries = (0..<10_600).map { i in
      let name = [i % 13, i / 13 % 13, i / 169 % 13].map { syllables[$0] }.joined(separator: " ")
      return GazetteerEntry(code: "\(i)", name: "Xã \(name)", district: "Huyện \(i / 15)")
    }
    let list = Gazetteer(entries: entries)
    for i in 0..<2_000 {
      guard case .unknown(let names) = list.resolve(ward: "Xã Vũng \(syllables[i % 13])g", district: "Huyện \(i)")
      else {
        Issue.record("\(i)")
        continue
      }
      #expect(names.count <= 3)
    }
    let hostile = [
      String(repeating: "\u{301}", count: 100_000), String(repeating: "a\u{302}", count: 500),
      String(repeating: "P.", count: 500), String(repeating: "0", count: 1_000),
      "P\(String(repeating: "9", count: 400))",
      "\0", "\u{fffd}", "👩‍👩‍👧", "\u{202e}Xã", String(repeating: "xã ", count: 300), "' OR 1=1 --",
    ]
    for text in hostile {
      for district in hostile + [nil] {
        guard case .unknown = list.resolve(ward: text, district: district) else {
          Issue.record("\(text.prefix(20))")
          continue
        }
      }
    }
  }
}
