/// Room for the positions of one ring while their number is not known; kept from ring to ring.
///
/// The finished ring is copied out at its exact size: arrays that grow would leave up to as much memory unused as they use.
/// Not to be shared between threads.
final class PositionBuffer {
  private(set) var count = 0
  private var capacity = 1024
  // Not an array: appending to one checks each time who else holds it.
  private var storage: UnsafeMutablePointer<Coordinate>

  init() { storage = .allocate(capacity: capacity) }

  deinit { storage.deallocate() }

  @inline(__always)
  func append(_ position: Coordinate) {
    if count == capacity { grow() }
    storage[count] = position
    count += 1
  }

  func removeAll() { count = 0 }

  func removeLast() { count -= 1 }

  var positions: [Coordinate] { Array(UnsafeBufferPointer(start: storage, count: count)) }

  @inline(never)
  private func grow() {
    let larger = UnsafeMutablePointer<Coordinate>.allocate(capacity: capacity * 2)
    larger.update(from: storage, count: count)
    storage.deallocate()
    storage = larger
    capacity *= 2
  }
}
