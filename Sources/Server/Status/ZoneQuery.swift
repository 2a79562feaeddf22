import Foundation
import HTTPTypes
import NIOCore

/// A question about many places.
struct ZoneQuery: Decodable, Sendable {
  /// Codes.
  var wards: [String] = []
  /// Longitude and latitude of each.
  var points: [[Double]] = []
  var on: String?
  var known: String?

  /// Wards, and points, in one question.
  static let most = 10_000
  /// Bytes of a body.
  static let largest = 1 << 20

  /// - Throws: `Problem` with 400 that says what the body must be.
  init(_ body: ByteBuffer) throws(Problem) {
    func refuse(_ detail: String) -> Problem { Problem(.badRequest, "Body cannot be used", detail) }
    let form =
      #"the body must be a JSON object as {"wards": ["00067"], "points": [[105.8542, 21.0285]], "on": "2022-01-21"}"#
    do { self = try JSONDecoder().decode(Self.self, from: Data(body.readableBytesView)) } catch {
      throw refuse(form)
    }
    // A latitude that is none lies in no ward, which its own answer says.
    guard points.allSatisfy({ $0.count == 2 && abs($0[0]) <= 180 && abs($0[1]) <= 180 }) else {
      throw refuse("each point must be [longitude, latitude] in degrees")
    }
    guard wards.count <= Self.most, points.count <= Self.most, wards.count + points.count > 0 else {
      throw refuse("name a ward or a point, and at most \(Self.most) of each; ask in parts")
    }
  }

  private enum Key: String, CodingKey, CaseIterable { case wards, points, on, known }
  private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
  private struct UnknownMember: Error {}

  init(from decoder: any Decoder) throws {
    let names = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
    guard names.allSatisfy({ Key(rawValue: $0) != nil }) else { throw UnknownMember() }
    let container = try decoder.container(keyedBy: Key.self)
    wards = try container.decodeIfPresent([String].self, forKey: .wards) ?? []
    points = try container.decodeIfPresent([[Double]].self, forKey: .points) ?? []
    on = try container.decodeIfPresent(String.self, forKey: .on)
    known = try container.decodeIfPresent(String.self, forKey: .known)
  }
}
