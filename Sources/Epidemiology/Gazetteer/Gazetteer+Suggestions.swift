extension Gazetteer {
  /// A listed name and how far it is from the one that was written; less is nearer.
  private struct Suggestion {
    var distance: Int
    var text: String

    func isNearer(than other: Suggestion) -> Bool {
      (distance, text) < (other.distance, other.text)
    }
  }

  static let mostSuggestions = 3
  /// How much a ward of another district is farther away than one of the written district: more than any misspelling.
  private static let otherDistrict = 3

  /// The names that look most like the one that was written, those of the written district first.
  func suggestions(for name: VietnameseName, in district: AreaIndex.Match) -> [String] {
    var nearest: [Suggestion] = []
    nearNames.forEachNear(name) { distance, entries in
      for entry in entries {
        let distance = distance + (district.contains(entry) ? 0 : Self.otherDistrict)
        if nearest.count == Self.mostSuggestions, nearest[nearest.count - 1].distance < distance { continue }
        let suggestion = Suggestion(distance: distance, text: text(of: entry))
        let place = nearest.firstIndex { suggestion.isNearer(than: $0) } ?? nearest.count
        nearest.insert(suggestion, at: place)
        if nearest.count > Self.mostSuggestions { nearest.removeLast() }
      }
    }
    return nearest.map(\.text)
  }

  /// The ward with its district, as the list spells them: Phường Hàng Bạc (Quận Hoàn Kiếm).
  private func text(of entry: Int) -> String {
    let entry = entries[entry]
    return entry.district.map { "\(entry.name) (\($0))" } ?? entry.name
  }
}
