/// What is said of positions in no ward, prepared for one file: there can be millions.
struct PlaceFindings: Sendable {
  let swapped: FindingForm
  let outOfRange: FindingForm
  let outside: FindingForm

  init(_ plan: ReportPlan) {
    func form(_ code: Finding.Code, _ message: String) -> FindingForm {
      FindingForm(.rejected, code, file: plan.fileName, column: plan.column("longitude"), message: message)
    }
    swapped = form(
      .coordinatesSwapped, "outside every ward, but in one when longitude and latitude are exchanged")
    outOfRange = form(
      .coordinateOutOfRange, "longitude lies from −180 to 180 and latitude from −90 to 90 degrees")
    outside = form(.outsideEveryWard, "the position lies in no ward")
  }
}
