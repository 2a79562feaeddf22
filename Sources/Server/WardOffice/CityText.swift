import SpatialCore
import Store
import Surveillance

/// The wards of the city, for lists and forms.
enum CityText {
  static func wards(_ frame: WardDesk.Frame) -> JSONValue {
    .array(
      frame.vintage.wards.enumerated().map { index, ward in
        [
          "code": .string(ward.code), "name": .string(ward.name), "district": WardText.text(ward.district),
          "is_mine": .bool(frame.access.covers(ward: frame.vintage.row(index))),
        ]
      })
  }

  /// The row of the ward of a parameter.
  ///
  /// - Throws: `Problem` with 404 for a code that is none.
  static func row(_ code: String?, _ frame: WardDesk.Frame) throws(Problem) -> Int? {
    guard let code else { return nil }
    guard let ward = frame.vintage.wards.firstIndex(where: { $0.code == code }) else {
      throw .notFound("there is no ward of this code; /collections/wards has all")
    }
    return frame.vintage.row(ward)
  }
}
