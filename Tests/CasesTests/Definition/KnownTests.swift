import Testing

@testable import Cases

@Suite struct KnownTests {
  @Test func `two times meet, do not, or it is not known, as every way to fill the gaps says`() {
    let days: [Int?] = [nil] + (0...6).map { $0 }
    for from in days {
      for until in days where from == nil || until == nil || from! <= until! {
        for first in days {
          for last in days where first == nil || last == nil || first! <= last! {
            // An unknown begin may be any day before what is known; a missing end of the other time is open.
            var answers: Set<Bool> = []
            for a in from.map({ [$0] }) ?? Array(-9...(until ?? 15)) {
              for b in until.map({ [$0] }) ?? Array(max(a, -9)...15) where b >= a {
                for c in first.map({ [$0] }) ?? Array(-9...(last ?? 15)) {
                  answers.insert(a <= (last ?? 99) && b >= c)
                }
              }
            }
            let expected: Known = answers == [true] ? .yes : answers == [false] ? .no : .unknown
            #expect(
              Known.overlap(from: from, until: until, first: first, last: last) == expected,
              "\(String(describing: from)) \(String(describing: until)) \(String(describing: first)) \(String(describing: last))"
            )
          }
        }
      }
    }
  }
}
