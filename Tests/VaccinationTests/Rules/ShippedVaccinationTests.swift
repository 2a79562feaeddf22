import Criteria
import Quantities
import Testing

@testable import Vaccination

@Suite struct ShippedVaccinationTests {
  @Test(arguments: ShippedVaccination.library.ids)
  func `all shipped rules pass the checker with all their examples`(_ id: String) throws {
    let rules = try ShippedVaccination.library.rules(id)
    #expect(VaccinationChecker.check(rules).map(\.description) == [])
    #expect(rules.examples.count > 150)
  }

  @Test func `the rules are there`() {
    #expect(ShippedVaccination.library.ids == [ShippedVaccination.id])
  }

  @Test(arguments: [
    ("AstraZeneca", "astrazeneca"), ("VAXZEVRIA", "astrazeneca"), ("Comirnaty (Pfizer)", "comirnaty"),
    ("pfizer / biontech", "comirnaty"), ("Moderna", "spikevax"), ("VeroCell", "vero-cell"),
    ("Vero Cell (Sinopharm)", "vero-cell"), ("Sputnik-V", "sputnik-v"), ("Vắc xin Janssen", "janssen"),
    ("J&J", "janssen"), ("HAYAT VAX", "hayat-vax"), ("Abdala", "abdala"), ("covaxin", "covaxin"),
  ])
  func `a product is known as people write it`(_ written: String, _ id: String) throws {
    let rules = try ShippedVaccination.rules()
    #expect(rules.product(named: written)?.id == id)
  }

  @Test(arguments: ["Nanocovax", "", "Pfizr", "-"])
  func `a name that the rules do not know is not guessed`(_ written: String) throws {
    let rules = try ShippedVaccination.rules()
    #expect(rules.product(named: written) == nil)
  }
}
