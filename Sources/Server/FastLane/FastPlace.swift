import Foundation
import SpatialCore

extension FastAnswers {
  /// What a plain question asks about.
  enum Place {
    case ward(String)
    case position(Coordinate)

    /// Reads `/zones/{ward}` of letters and digits, and `/zones/at?lon=&lat=` in this order or the other; `nil` for all else.
    init?(_ uri: UnsafeBufferPointer<UInt8>) {
      let start = "/zones/".utf8
      guard uri.count > start.count, uri.prefix(start.count).elementsEqual(start) else { return nil }
      let rest = uri[start.count...]
      if rest.count > 11, rest.prefix(3).elementsEqual("at?".utf8) {
        guard let position = Self.position(rest.dropFirst(3)) else { return nil }
        self = .position(position)
        return
      }
      let isPlain = rest.allSatisfy { 48...57 ~= $0 || 65...90 ~= $0 || 97...122 ~= $0 }
      // Words are other addresses.
      guard isPlain, rest.contains(where: { 48...57 ~= $0 }) else { return nil }
      self = .ward(String(decoding: rest, as: UTF8.self))
    }

    private static func position(_ query: Slice<UnsafeBufferPointer<UInt8>>) -> Coordinate? {
      // A plus sign is a blank in a query.
      guard !query.contains(UInt8(ascii: "+")), let middle = query.firstIndex(of: UInt8(ascii: "&")) else { return nil }
      let sides = [query[..<middle], query[(middle + 1)...]]
      func value(_ name: StaticString) -> Double? {
        let name = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        for side in sides where side.prefix(name.count).elementsEqual(name) {
          return Double(String(decoding: side.dropFirst(name.count), as: UTF8.self))
        }
        return nil
      }
      guard let longitude = value("lon="), let latitude = value("lat="), abs(longitude) <= 180, abs(latitude) <= 90
      else { return nil }
      return Coordinate(x: longitude, y: latitude)
    }
  }
}
