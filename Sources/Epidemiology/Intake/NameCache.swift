/// What the names of one file mean, kept by their bytes, since a file writes few names many times.
struct NameCache {
  private struct Entry {
    let hash: UInt64
    let ward: [UInt8]
    let district: [UInt8]
    let resolution: Gazetteer.Resolution
  }

  /// Beyond this many different names new ones are resolved each time.
  private static let most = 100_000

  private var entries: [Entry] = []
  /// Entry + 1 at the place of its hash or behind it, 0 where nothing stands.
  private var places = [Int32](repeating: 0, count: 1024)

  /// The resolution kept for the two fields, or else the one that `resolve` gives.
  mutating func resolution(
    _ ward: Field, _ district: Field, _ resolve: () -> Gazetteer.Resolution
  ) -> Gazetteer.Resolution {
    let hash = district.hash(seed: ward.hash(seed: 1))
    var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
    while places[place] != 0 {
      let entry = Int(places[place]) - 1
      if entries[entry].hash == hash, entries[entry].ward.elementsEqual(ward.bytes),
        entries[entry].district.elementsEqual(district.bytes)
      {
        return entries[entry].resolution
      }
      place = (place + 1) & (places.count - 1)
    }
    let resolution = resolve()
    if entries.count < Self.most {
      entries.append(
        Entry(hash: hash, ward: Array(ward.bytes), district: Array(district.bytes), resolution: resolution))
      places[place] = Int32(entries.count)
      if entries.count * 2 > places.count { grow() }
    }
    return resolution
  }

  private mutating func grow() {
    places = [Int32](repeating: 0, count: places.count * 4)
    for (i, entry) in entries.enumerated() {
      var place = Int(truncatingIfNeeded: entry.hash) & (places.count - 1)
      while places[place] != 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(i + 1)
    }
  }
}
