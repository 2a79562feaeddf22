import Foundation
import Synchronization
import Testing

@testable import SpatialCore

@Suite struct OrderedRangesTests {
  struct Failure: Error, Equatable { var index: Int }

  static let shapes: [(count: Int, size: Int, threads: Int)] = [
    (0, 1, 4), (1, 1, 4), (7, 3, 1), (7, 3, 2), (1000, 1, 3), (1000, 7, 2), (1000, 999, 8), (5, 100, 2),
  ]

  /// Work that ends the later the lower the index, so that order is not kept by chance.
  static func work(_ range: Range<Int>) -> [Int] {
    if range.lowerBound % 3 == 0 { usleep(200) }
    return Array(range)
  }

  @Test(arguments: shapes)
  func `results come in the order of the indices, each once`(_ shape: (count: Int, size: Int, threads: Int)) {
    let ranges = OrderedRanges(count: shape.count, size: shape.size, threads: shape.threads)
    #expect(ranges.map(Self.work).flatMap { $0 } == Array(0..<shape.count))
    var taken: [Int] = []
    var atOnce = 0
    ranges.forEach(Self.work) { result in
      atOnce += 1
      #expect(atOnce == 1)
      taken += result
      atOnce -= 1
    }
    #expect(taken == Array(0..<shape.count))
  }

  @Test func `the error of the lowest range is thrown whichever thread meets it`() {
    for threads in [1, 2, 5] {
      for bad in [[0], [17], [3, 4, 5], [90, 10, 50], [99]] {
        let ranges = OrderedRanges(count: 100, size: 2, threads: threads)
        let first = Failure(index: bad.min() ?? -1)
        @Sendable func fallible(_ range: Range<Int>) throws(Failure) -> Int {
          // Later ranges fail sooner.
          if range.lowerBound < 12 { usleep(300) }
          for index in range where bad.contains(index) { throw Failure(index: index) }
          return range.lowerBound
        }
        #expect(throws: first) { _ = try ranges.map(fallible) }
        var taken: [Int] = []
        #expect(throws: first) {
          try ranges.forEach(fallible) { (result) throws(Failure) in taken.append(result) }
        }
        #expect(taken == Array(stride(from: 0, to: first.index / 2 * 2, by: 2)))
        #expect(throws: first) {
          try ranges.forEach({ (range) throws(Failure) in range }) { (range) throws(Failure) in
            for index in range where bad.contains(index) { throw Failure(index: index) }
          }
        }
      }
    }
  }

  @Test func `one thread means the calling thread`() {
    let own = pthread_self()
    let ranges = OrderedRanges(count: 50, size: 1, threads: 1)
    let others = ranges.map { _ in pthread_equal(own, pthread_self()) == 0 }
    #expect(others.count == 50 && !others.contains(true))
    ranges.forEach({ _ in pthread_equal(own, pthread_self()) == 0 }) { #expect(!$0) }
  }

  @Test func `no more results wait than there are threads`() {
    for threads in [2, 3] {
      let waiting = Atomic(0)
      let most = Atomic(0)
      OrderedRanges(count: 200, size: 1, threads: threads).forEach({ _ in
        let now = waiting.add(1, ordering: .sequentiallyConsistent).newValue
        most.max(now, ordering: .sequentiallyConsistent)
      }) { _ in
        usleep(50)
        waiting.subtract(1, ordering: .sequentiallyConsistent)
      }
      #expect(most.load(ordering: .sequentiallyConsistent) <= threads)
    }
  }
}
