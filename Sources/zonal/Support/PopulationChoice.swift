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
  func residents(_ vintage: BoundaryVintage, on day: Day, _ city: City, _ reading: Reading) throws -> Population? {
    if self == .table { return nil }
    let starts = city.ageBands.starts
    let population = Population(
      try CitizenRegister.population(on: day, ageBreaks: starts, reading), ageBreaks: starts,
      wards: vintage.wards.count, number: vintage.ward(row:))
    if population.figures.isEmpty, self == .register {
      throw ValidationError("the register has no citizen in these wards; import citizens, or take --population table")
    }
    return population.figures.isEmpty ? nil : population
  }
}
