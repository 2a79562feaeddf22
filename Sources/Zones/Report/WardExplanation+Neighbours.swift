import Criteria
import SpatialCore

extension WardExplanation {
  /// The wards next to this one, the highest level first: along a border, or also at a point where the rules say so.
  ///
  /// - Complexity: O(w) for w wards, and a comparison of borders with those nearby.
  func neighbours() -> [Int] {
    let box = map.wards[ward].area.boundingBox
    guard !box.isEmpty else { return [] }
    // Whether two wards are neighbours depends on no third, so only those whose boxes come near are compared.
    let reach = box.expanded(by: 0.01)
    let isAtEdge = box.minX <= -180 || box.maxX >= 180
    let near = map.wards.indices.filter { other in
      let theirs = map.wards[other].area.boundingBox
      return reach.intersects(theirs) || isAtEdge && (theirs.minX <= -180 || theirs.maxX >= 180)
    }
    guard let own = near.firstIndex(of: ward) else { return [] }
    let contiguity: Adjacency.Contiguity = edition.neighbours.map { $0.contact == .edge ? .rook : .queen } ?? .rook
    let adjacency = Adjacency(of: near.map { map.wards[$0].area }, contiguity: contiguity)
    return adjacency.neighbours[own].map { near[$0] }.sorted {
      (-(map.zones[$0].level.rank ?? -1), $0) < (-(map.zones[$1].level.rank ?? -1), $1)
    }
  }

  /// What the levels of neighbours do to this ward's.
  var neighbourSentences: [Localized] {
    if edition.neighbours == nil {
      return [
        Localized(
          english: "These rules do not look at neighbours; they are listed so that one can see them.",
          vietnamese: "Quy định này không xét địa bàn giáp ranh; danh sách dưới đây chỉ để tham khảo.")
      ]
    }
    if raises.isEmpty {
      return [
        Localized(
          english: "No neighbour raises the level of this ward.",
          vietnamese: "Không có địa bàn giáp ranh nào làm tăng cấp của phường, xã này.")
      ]
    }
    return raises.map { Self.spoken($0.sentence) }
  }
}
