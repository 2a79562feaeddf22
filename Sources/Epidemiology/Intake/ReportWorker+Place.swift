import Quantities
import SpatialCore

extension ReportWorker {
  /// Finds the ward of a record and counts it there.
  mutating func place(_ fields: UnsafeMutablePointer<Field>, _ day: Day, _ stratum: Int, _ count: Int) {
    if plan.wardCode >= 0 {
      let field = fields[plan.wardCode].trimmed
      if field.count > 0 {
        if let earlier = plan.earlier, day < earlier.reform {
          placeEarlier(field, earlier, day, stratum, count)
        } else if let ward = plan.wards.codes.index(of: field) {
          self.count(count, stratum, day, ward)
        } else {
          unlocated(
            .unknownWardCode, "ward_code", field.text, unknownCodeMessage(field), count, stratum, day,
            district: district(fields, day, code: field.text))
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
            count, stratum, day, district: district(fields, day))
          return
        }
        append(longitude, latitude, day, stratum, count)
        return
      }
    }
    if plan.ward >= 0, fields[plan.ward].trimmed.count > 0 {
      let ward = fields[plan.ward]
      if let earlier = plan.earlier, day < earlier.reform {
        unlocated(
          .unknownWardName, "ward", ward.text,
          "a name alone does not say which ward of before \(earlier.reform) is meant; give that ward's code or a position",
          count, stratum, day)
        return
      }
      let district = plan.district >= 0 ? fields[plan.district] : Field(start: ward.start, count: 0)
      placeByName(ward, district, day, stratum, count)
      return
    }
    unlocated(
      .missingPlace, "", "", "the row has neither a ward code, nor a position, nor a ward name", count, stratum, day,
      district: district(fields, day))
  }

  /// Counts a report of before a reform in the ward that had the code then.
  private mutating func placeEarlier(
    _ code: Field, _ earlier: EarlierWards, _ day: Day, _ stratum: Int, _ count: Int
  ) {
    guard let ward = earlier.codes.index(of: code) else {
      let padded = earlier.codes.paddedMatch(code.text)
      let hint = padded.map { "; '\($0)' had, so leading zeros may have been lost" } ?? ""
      unlocated(
        .unknownWardCode, "ward_code", code.text,
        "no ward of before \(earlier.reform) had this code by the crosswalk\(hint)", count, stratum, day)
      return
    }
    earlierTally.add(count, stratum: stratum, day: day.number, place: ward)
    counts.counted += 1
    counts.reports += count
  }

  mutating func placeByName(_ ward: Field, _ district: Field, _ day: Day, _ stratum: Int, _ count: Int) {
    let wards = plan.wards
    let resolution = names.resolution(ward, district) {
      wards.resolve(ward: ward.text, district: district.trimmed.count > 0 ? district.text : nil)
    }
    let written = district.count > 0 ? "\(ward.text), \(district.text)" : ward.text
    switch resolution {
    case .resolved(let index, _):
      self.count(count, stratum, day, index)
    case .ambiguous(let indices):
      let codes = indices.prefix(6).map { plan.wards.wards[$0].code }.joined(separator: ", ")
      unlocated(
        .ambiguousWardName, "ward", written, "the name can mean any of \(codes); give the code or the kind of unit",
        count, stratum, day, district: self.district(district) ?? wards.districts.place(ofAll: indices))
    case .unknown(let suggestions):
      let hint = suggestions.isEmpty ? "" : "; the nearest names are \(suggestions.joined(separator: ", "))"
      unlocated(
        .unknownWardName, "ward", written, "no ward of the boundaries has this name\(hint)", count, stratum, day,
        district: self.district(district))
    }
  }

  /// The district that a row names whose ward is not found: by name, or by the beginning of its ward code.
  ///
  /// Names and codes of before a reform may have been those of other districts, and two that disagree name none.
  private mutating func district(_ fields: UnsafeMutablePointer<Field>, _ day: Day, code: String = "") -> Int? {
    if let earlier = plan.earlier, day < earlier.reform { return nil }
    let coded = plan.wards.districts.place(ofCode: code)
    guard plan.district >= 0, fields[plan.district].trimmed.count > 0 else { return coded }
    let written = district(fields[plan.district])
    return coded == nil || coded == written ? written : nil
  }

  private mutating func district(_ field: Field) -> Int? {
    guard field.trimmed.count > 0 else { return nil }
    let text = field.text
    if let known = writtenDistricts[text] { return known }
    let place = plan.wards.districts.place(written: text)
    if writtenDistricts.count < 10_000 { writtenDistricts[text] = .some(place) }
    return place
  }

  private func unknownCodeMessage(_ field: Field) -> String {
    let text = field.text
    if let padded = plan.wards.codes.paddedMatch(text) {
      return "no ward has this code; '\(padded)' has, so leading zeros may have been lost"
    }
    return "no ward of the boundaries has this code"
  }

  @inline(__always)
  mutating func count(_ count: Int, _ stratum: Int, _ day: Day, _ ward: Int) {
    tally.add(count, stratum: stratum, day: day.number, place: ward)
    counts.counted += 1
    counts.reports += count
    if plan.keepsRows { keep(ward) }
  }

  /// - Parameter district: the one that the row names; a position outside all wards is in none, whatever the row names.
  mutating func countUnlocated(_ count: Int, _ stratum: Int, _ day: Day, district: Int? = nil) {
    if plan.keepsRows { keep(nil) }
    tally.add(count, stratum: stratum, day: day.number, place: tally.places - 1)
    districtTally.add(count, stratum: stratum, day: day.number, place: district ?? districtTally.places - 1)
    counts.unlocated += 1
    counts.unlocatedReports += count
  }

  /// Keeps a position until there are enough to be located together.
  @inline(__always)
  mutating func append(_ longitude: Double, _ latitude: Double, _ day: Day, _ stratum: Int, _ count: Int) {
    points += 1
    block.append(longitude, latitude, day.number, Int32(truncatingIfNeeded: stratum), count, Int32(row))
    // The row that is kept is the last one that was read.
    if block.isFull || plan.keepsRows { locateBlock() }
  }

  /// Locates the positions that were collected and counts them.
  mutating func locateBlock() {
    let locator = plan.wards.locator
    if let transformation { block.transform(transformation) }
    block.locate(locator)
    var counted = 0
    var reports = 0
    for i in 0..<block.count {
      let ward = Int(block.found[i])
      if ward >= 0 {
        tally.add(block.counts[i], stratum: Int(block.strata[i]), day: block.days[i], place: ward)
        counted += 1
        reports += block.counts[i]
        if plan.keepsRows { keep(ward) }
      } else {
        outside(i, locator)
      }
    }
    counts.counted += counted
    counts.reports += reports
    block.count = 0
  }

  @inline(never)
  private mutating func outside(_ i: Int, _ locator: WardLocator) {
    let x = block.longitudes[i]
    let y = block.latitudes[i]
    let isSwapped = transformation == nil && locator.ward(at: Coordinate(x: y, y: x)) != nil
    if isSwapped { swapped += 1 }
    let form = isSwapped ? forms.swapped : abs(x) > 180 || abs(y) > 90 ? forms.outOfRange : forms.outside
    countUnlocated(block.counts[i], Int(block.strata[i]), Day(number: block.days[i]))
    findings.append(
      form, row: Int(block.rows[i]),
      value: { bytes in
        DecimalText.append(x, to: &bytes)
        bytes.append(32)
        DecimalText.append(y, to: &bytes)
      }, count: block.counts[i])
  }
}
