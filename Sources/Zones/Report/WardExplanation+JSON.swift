import Criteria
import Epidemiology
import Quantities
import SpatialCore

extension WardExplanation {
  /// The ward's properties as in the map, with what is uncertain beside them, as a JSON object.
  ///
  /// `uncertainty` has for each rate its exact 95 % interval and the probability that the true rate is above each threshold;
  /// `unlocated` what reports in no ward could change; `confirmed_bounds`, only where a reform shared reports out, between
  /// what the confirmed cases of the window lie.
  public var json: String {
    var writer = JSONWriter()
    writer.append(123)
    map.writeMembers(zone, &writer)
    writer.key("uncertainty")
    writer.list(rates) { rate, writer in
      writer.key("indicator", first: true)
      writer.string(map.indicators[rate.indicator].id)
      writer.key("interval_95")
      writer.raw("{\"method\":\"garwood\",\"low\":")
      writer.number(rate.interval.lowerBound)
      writer.key("high")
      writer.number(rate.interval.upperBound)
      writer.append(125)
      writer.key("above")
      writer.list(rate.exceedances) { exceedance, writer in
        writer.key("threshold", first: true)
        writer.fraction(exceedance.threshold)
        writer.key("probability")
        writer.number(exceedance.probability)
      }
    }
    writer.key("unlocated")
    writer.list(unlocated) { reports, writer in
      writer.key("district", first: true)
      writer.optional(reports.district)
      writer.key("reports")
      writer.fraction(reports.count)
      writer.key("level_by_figures")
      writer.string(edition.classes[reports.classIndex].id)
      writer.key("level_if_all_were_here")
      writer.string(edition.classes[reports.classWithAll].id)
    }
    if let bounds {
      let (low, high) = confirmedBounds(bounds)
      writer.key("confirmed_bounds")
      writer.raw("{\"low\":")
      writer.fraction(low)
      writer.key("high")
      writer.fraction(high)
      writer.key("of_split_wards")
      writer.fraction(bounds.ofSplits)
      writer.append(125)
    }
    writer.append(125)
    return writer.text
  }
}
