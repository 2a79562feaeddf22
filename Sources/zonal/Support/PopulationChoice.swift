import ArgumentParser
import Epidemiology
import Quantities
import Registry
import Store
import Surveillance

/// Where a map takes its residents from.
enum PopulationChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, register, table

  /// The residents of each ward by the register of citizens, in the bands of age that the city counts by.
  ///
  /// - Returns: `nil` when the table is to be taken.
  /// - Throws: `ValidationError` when the register is asked for and has nobody in these wards.
  func residents(_ vintage: BoundaryVintage, on day: Day, _ city: City, _ open: OpenDatabase) throws -> Population? {
    if self == .table { return nil }
    let starts = city.ageBands.starts
    let register = CitizenRegister(open.file, sealer: open.ring.sealer, offset: city.clockOffset)
    let counted = try register.population(on: day, ageBreaks: starts)
    var figures: [Population.Figure] = []
    for ward in counted {
      guard let number = vintage.ward(row: ward.ward) else { continue }
      figures.append(Population.Figure(ward: number, value: Fraction(ward.total)))
      for (band, count) in ward.groups.enumerated() {
        figures.append(
          Population.Figure(
            ward: number, ageFrom: starts[band], ageTo: band + 1 < starts.count ? starts[band + 1] - 1 : nil,
            value: Fraction(count)))
      }
    }
    if figures.isEmpty {
      if self == .register {
        throw ValidationError("the register has no citizen in these wards; import citizens, or take --population table")
      }
      return nil
    }
    return Population(wards: vintage.wards.count, figures: figures)
  }
}
