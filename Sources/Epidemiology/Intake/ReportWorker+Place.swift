import Quantities
import SpatialCore

extension ReportWorker {
  @inline(__always)
  mutating func place(_ fields: UnsafeMutablePointer<Field>, _ day: Day, _ stratum: Int, _ count: Int) {
    if plan.wardCode >= 0 {
      let field = fields[plan.wardCode].trimmed
      if field.count > 0 {
        if let ward = plan.wards.codes.index(of: field.bytes) {
          self.count(count, stratum, day, ward)
        } else {
          unlocated(.unknownWardCode, "ward_code", field.text, unknownCodeMessage(field), count, stratum, day)
        }
        return
      }
    }
    if plan.longitude >= 0 {
      let x = fields[plan.longitude].trimmed
      let y = fields[plan.latitude].trimmed
      if x.count > 0 || y.count > 0 {
        guard let longitude = x.decimal(decimalComma: plan.decimalComma),
          let latitude = y.decimal(decimalComma: plan.decimalComma)
        else {
          unlocated(
            .invalidCoordinate, "longitude", "\(x.text) \(y.text)", "longitude and latitude must both be numbers",
            count,
            stratum, day)
          return
        }
        points += 1
        block.append(longitude, latitude, day.number, Int32(stratum), count, Int32(row))
        if block.isFull { locateBlock() }
        return
      }
    }
    if plan.ward >= 0, fields[plan.ward].trimmed.count > 0 {
      placeByName(fields, day, stratum, count)
      return
    }
    unlocated(
      .missingPlace, "", "", "the row has neither a ward code, nor a position, nor a ward name", count, stratum, day)
  }

  private mutating func placeByName(_ fields: UnsafeMutablePointer<Field>, _ day: Day, _ stratum: Int, _ count: Int) {
    let ward = fields[plan.ward]
    let district = plan.district >= 0 ? fields[plan.district] : Field(start: ward.start, count: 0)
    var key = Array(ward.bytes)
    key.append(0x1F)
    key.append(contentsOf: district.bytes)
    let resolution: Gazetteer.Resolution
    if let known = names[key] {
      resolution = known
    } else {
      resolution = plan.wards.resolve(ward: ward.text, district: district.trimmed.count > 0 ? district.text : nil)
      if names.count < 1_000_000 { names[key] = resolution }
    }
    let written = district.count > 0 ? "\(ward.text), \(district.text)" : ward.text
    switch resolution {
    case .resolved(let index, _):
      self.count(count, stratum, day, index)
    case .ambiguous(let indices):
      let codes = indices.prefix(6).map { plan.wards.wards[$0].code }.joined(separator: ", ")
      unlocated(
        .ambiguousWardName, "ward", written, "the name can mean any of \(codes); give the code or the kind of unit",
        count,
        stratum, day)
    case .unknown(let suggestions):
      let hint = suggestions.isEmpty ? "" : "; the nearest names are \(suggestions.joined(separator: ", "))"
      unlocated(
        .unknownWardName, "ward", written, "no ward of the boundaries has this name\(hint)", count, stratum, day)
    }
  }

  private func unknownCodeMessage(_ field: Field) -> String {
    let text = field.text
    if let padded = plan.wards.codes.paddedMatch(text) {
      return "no ward has this code; '\(padded)' has, so leading zeros may have been lost"
    }
    return "no ward of the boundaries has this code"
  }

  @inline(__always)
  private mutating func count(_ count: Int, _ stratum: Int, _ day: Day, _ ward: Int) {
    tally.add(count, stratum: stratum, day: day.number, place: ward)
    counts.counted += 1
    counts.reports += count
  }

  /// Locates the positions that were collected and counts them.
  mutating func locateBlock() {
    let locator = plan.wards.locator
    if let transformation { block.transform(transformation) }
    block.locate(locator)
    for i in 0..<block.count {
      let ward = Int(block.found[i])
      if ward >= 0 {
        tally.add(block.counts[i], stratum: Int(block.strata[i]), day: block.days[i], place: ward)
        counts.counted += 1
        counts.reports += block.counts[i]
      } else {
        outside(i, locator)
      }
    }
    block.count = 0
  }

  private mutating func outside(_ i: Int, _ locator: WardLocator) {
    let x = block.longitudes[i]
    let y = block.latitudes[i]
    let code: Finding.Code
    let message: String
    if transformation == nil, locator.ward(at: Coordinate(x: y, y: x)) != nil {
      swapped += 1
      (code, message) = (
        .coordinatesSwapped, "outside every ward, but in one when longitude and latitude are exchanged"
      )
    } else if abs(x) > 180 || abs(y) > 90 {
      (code, message) = (.coordinateOutOfRange, "longitude lies from −180 to 180 and latitude from −90 to 90 degrees")
    } else {
      (code, message) = (.outsideEveryWard, "the position lies in no ward")
    }
    let current = row
    row = Int(block.rows[i])
    unlocated(
      code, "longitude", "\(x) \(y)", message, block.counts[i], Int(block.strata[i]), Day(number: block.days[i]))
    row = current
  }
}
