import Quantities
import Testing

@testable import Epidemiology

@Suite struct CrosswalkFileTests {
  @Test(arguments: 1...20) func `what was written is read back`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let crosswalk = try RandomCrosswalk(earlier: 9, later: 6, random: &random).crosswalk
    let file = try TemporaryFile(crosswalk.csv)
    let reading = try Crosswalk.read(file.path)
    #expect(reading.crosswalk == crosswalk, "seed \(seed)")
    #expect(reading.normalized.isEmpty && reading.rounded.isEmpty)
  }

  @Test func `basis and ends may be missing, and columns have other names`() throws {
    let file = try TemporaryFile("old;new;part\n01;A;0,25\n01;B;3/4\n02;B;1\n")
    let mapping = try ColumnMapping(["from=old", "to=new", "share=part"])
    let crosswalk = try Crosswalk.read(file.path, mapping: mapping).crosswalk
    #expect(crosswalk.rows.map(\.share) == [Fraction(1, over: 4), Fraction(3, over: 4), 1])
    #expect(crosswalk.rows.map(\.basis) == [.given, .given, .given])
    #expect(crosswalk.scale == 4)
    #expect(crosswalk.fromCodes == ["01", "02"] && crosswalk.toCodes == ["A", "B"])
  }

  @Test func `what rounding left over is shared out and said, up to one millionth`() throws {
    let file = try TemporaryFile("from,to,share\na,x,0.333333\na,y,0.333333\na,z,0.333333\n")
    let reading = try Crosswalk.read(file.path)
    #expect(reading.normalized == ["a"])
    for row in reading.crosswalk.rows {
      let miss = row.share - Fraction(1, over: 3)
      #expect(miss < Fraction(1, over: 1_000_000) && miss > Fraction(-1, over: 1_000_000))
    }
    let beyond = try TemporaryFile("from,to,share\nb,x,1\na,x,0.333333\na,y,0.333333\na,z,0.333332\n")
    #expect {
      try Crosswalk.read(beyond.path)
    } throws: { error in
      guard case .malformed(_, 3, let reason)? = error as? CrosswalkError else { return false }
      return reason.contains("'a'") && reason.contains("not to 1")
    }
  }

  @Test func `shares without a small common denominator are rounded to ten-thousandths`() throws {
    let primes = [101, 103, 107, 109]
    let text = primes.map { "p\($0),x,1/\($0)\np\($0),y,\($0 - 1)/\($0)\n" }.joined()
    let file = try TemporaryFile("from,to,share\nq,x,0.5\nq,y,0.5\n" + text)
    let reading = try Crosswalk.read(file.path)
    #expect(reading.rounded == primes.map { "p\($0)" })
    #expect(10_000 % reading.crosswalk.scale == 0)
    #expect(reading.crosswalk.successors(of: "p101").first?.share == Fraction(99, over: 10_000))
    #expect(reading.crosswalk.successors(of: "q").first?.share == Fraction(1, over: 2))
  }

  @Test(arguments: [
    ("from,to,share\na,x,0.5\n", 2, "not to 1"), ("from,to,share\na,x,1\na,x,1\n", 3, "line 2"),
    ("from,to,share\na,x,\n", 2, "no share"), ("from,to,share\na,x,-1\n", 2, "'-1'"),
    ("from,to,share\na,x,1.5\n", 2, "above 1"), ("from,to,share\n,x,1\n", 2, "codes"),
    ("from,to,share,basis\na,x,1,guess\n", 2, "guess"), ("from,to,share,low,high\na,x,1,0,0.5\n", 2, "low and high"),
    ("from,to,share\na,x\n", 2, "2 fields"), ("from,to,share\na,x,1/0\n", 2, "1/0"),
    ("from,to,share\n", 1, "no row"),
  ])
  func `a row that cannot be is refused with its line`(_ text: String, _ line: Int, _ words: String) throws {
    let file = try TemporaryFile(text)
    #expect {
      try Crosswalk.read(file.path)
    } throws: { error in
      guard case .malformed(_, line, let reason)? = error as? CrosswalkError else { return false }
      return reason.contains(words)
    }
  }

  @Test func `shares and ends that no number holds together are refused`() throws {
    let primes = [999_983, 999_979, 999_961, 999_959, 999_953, 999_931, 999_917, 999_907, 999_883]
    let shares = primes.map { "a,\($0),1/\($0)\n" }.joined()
    let file = try TemporaryFile("from,to,share\n" + shares)
    for read in [{ try Crosswalk.read(file.path) }, { try Crosswalk.relation(file.path) }] {
      #expect {
        _ = try read()
      } throws: { error in
        guard case .malformed(_, _, let reason)? = error as? CrosswalkError else { return false }
        return reason.contains("4 decimals")
      }
    }
    let ends = primes.map { "a\($0),x,1,0,1\na\($0 + 1),x,0.5,1/\($0),1\na\($0 + 1),y,0.5,0,1\n" }.joined()
    let open = try TemporaryFile("from,to,share,low,high\n" + ends)
    #expect(throws: CrosswalkError.tooFine) { try Crosswalk.read(open.path) }
  }

  @Test func `a file without shares is a relation, not a crosswalk`() throws {
    let file = try TemporaryFile("from,to\na,x\nb,x\nb,y\nb,z\nb,z\n")
    #expect(throws: CrosswalkError.self) { try Crosswalk.read(file.path) }
    let third = Fraction(1, over: 3)
    let rows = try Crosswalk.relation(file.path).crosswalk.rows
    #expect(rows.map(\.share) == [1, third, third, third])
    #expect(rows.map(\.basis) == [.merge, .equal, .equal, .equal])
    #expect(rows.map(\.low) == [1, 0, 0, 0] && rows.map(\.high) == [1, 1, 1, 1])
  }

  @Test func `weights of a relation become shares in proportion`() throws {
    let file = try TemporaryFile("from,to,share\na,x,300\na,y,100\nb,y,7\n")
    let crosswalk = try Crosswalk.relation(file.path).crosswalk
    #expect(crosswalk.rows.map(\.share) == [Fraction(3, over: 4), Fraction(1, over: 4), 1])
    let partial = try TemporaryFile("from,to,share\na,x,300\na,y,\n")
    #expect(throws: CrosswalkError.self) { try Crosswalk.relation(partial.path) }
  }
}
