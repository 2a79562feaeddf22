import Criteria
import Epidemiology
public import Quantities

/// What chance leaves open of a ward's rate: shown beside the level, which never rests on it.
public struct RateUncertainty: Sendable {
  public struct Exceedance: Hashable, Sendable {
    public var threshold: Fraction
    /// Probability that the ward's true rate is above the threshold, 0 to 1.
    public var probability: Double
  }

  /// Position of the rate among the indicators.
  public var indicator: Int
  /// Exact 95 % interval of the rate for a Poisson count (Garwood 1936), in the indicator's unit.
  public var interval: ClosedRange<Double>
  /// For every threshold that the rules have for the rate, ascending: posterior of a gamma prior after Jeffreys.
  public var exceedances: [Exceedance]
}

extension Classifier {
  /// The uncertainty of a ward's rates on a day, in the order of the indicators.
  ///
  /// Rates of counts that are not whole (a ward divided by a reform), below nothing, or without residents are left out.
  public func uncertainty(ofWard ward: Int, on day: Day) -> [RateUncertainty] {
    let values = evaluator.values(ward: ward, on: day)
    let scales = edition.scales
    return edition.indicators.enumerated().compactMap { position, indicator in
      guard case .rate(let counted, let per, let dividedBy, let ages) = indicator.form, let count = values[counted],
        count.denominator == 1, let cases = Int(exactly: count.numerator), cases >= 0,
        let residents = evaluator.evidence.population.residents(ward: ward, from: ages.from, to: ages.to, on: day),
        residents > 0
      else { return nil }
      // A rate is cases by this exposure.
      let exposure = (residents * dividedBy / per).doubleValue
      let interval = GarwoodInterval(count: cases)
      let posterior = RatePosterior(count: cases, exposure: exposure)
      return RateUncertainty(
        indicator: position, interval: interval.lower / exposure...interval.upper / exposure,
        exceedances: scales[position].thresholds.map {
          RateUncertainty.Exceedance(threshold: $0, probability: posterior.probability(above: $0.doubleValue))
        })
    }
  }
}
