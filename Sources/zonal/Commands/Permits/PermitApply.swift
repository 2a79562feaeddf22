import ArgumentParser
import Criteria
import Epidemiology
import Foundation
import Permits
import Quantities
import SpatialCore
import Store
import Surveillance

struct PermitApply: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Enter an application for a person, or an employer's list of staff.",
    discussion: """
      A person is typed on standard input, lines of 'identifier: …' and 'name: …' (and birth_year, phone, occupation, plate); what is
      left out is taken from the register for an officer who may read it there. It is decided at once; the reference that is printed is
      for the applicant, who asks with it how things stand ('zonal permit status').

      Columns of a list:
      \(StaffColumn.allCases.map { "  \($0.rawValue): \($0.explanation)" }.joined(separator: "\n"))

      Example:
        zonal permit apply --purpose work --origin 00001 --destination 00004 --line "105.84,21.04 105.85,21.03" \\
          --begins 2021-09-08 --ends 2021-09-15 --hours 07:00-18:00 --database city.zonal < person.txt
        zonal permit apply --list staff.csv --employer 0100109106 --employer-name "Công ty Nước sạch" --purpose work \\
          --begins 2021-09-08 --ends 2021-09-15 --database city.zonal > references.csv
      """)

  @Option(help: "Id of the policy's purpose, or of an exemption.") var purpose: String
  @Option(help: "Code of the ward where the journey begins.") var origin: String?
  @Option(help: "Code of the ward where it ends.") var destination: String?
  @Option(help: "Codes of the wards between, separated by spaces.") var route: String?
  @Option(help: "The way as a line: longitude,latitude pairs, or a file of GeoJSON with a LineString.") var line:
    String?
  @Option(help: "From when: 2021-09-08 or 2021-09-08T06:00.") var begins: String
  @Option(help: "Until before when.") var ends: String
  @Option(help: "Hours of each day, as 07:00-18:00 (default: all day).") var hours: String?
  @Option(help: "Days of the week, digits from 1 for Monday (default: all).") var weekdays: String?
  @Option(help: "Id of the policy's kind of vehicle.") var vehicle: String?
  @Option(name: .customLong("document"), help: "Id of a document that is attached; may be given again.")
  var documents: [String] = []
  @Option(help: "Id of the policy's group, where the purpose does not say it.") var group: String?
  @Flag(help: "For a household: one person shops for all.") var household = false

  @Option(help: "An employer's list of staff (.csv, .csv.gz), - for standard input.") var list: String?
  @Option(help: "Tax number of the employer.") var employer: String?
  @Option(help: "Name of the employer.") var employerName: String?
  @Option(help: "File for the findings about rows of the list.") var findings: String?
  @OptionGroup var columns: ColumnArguments
  @Flag(help: "Exit with 1 when rows of the list were rejected.") var strict = false
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: PermitArguments

  func validate() throws {
    if list == nil, origin == nil || destination == nil {
      throw ValidationError("name --origin and --destination, or give an employer's --list")
    }
    if list != nil, employer == nil { throw ValidationError("--list needs the --employer's tax number") }
    if route != nil, line != nil { throw ValidationError("give --route or --line, not both") }
  }

  func run() throws {
    try arguments.use { office in
      let rules = try office.rules()
      if let list {
        try enter(list, office, rules)
      } else {
        try enterPerson(office, rules)
      }
    }
  }

  private func enterPerson(_ office: OpenOffice, _ rules: PermitRules) throws {
    let vintage = rules.vintage
    var request = TravelRequest(
      group: group, purpose: purpose, applicant: household ? .household : .person,
      origin: try office.ward(origin ?? "", vintage), destination: try office.ward(destination ?? "", vintage),
      from: try office.moment(begins), until: try office.moment(ends), vehicle: vehicle, documents: Set(documents))
    if let hours {
      guard let span = ClockSpan(hours) else { throw ValidationError("--hours is written as 07:00-18:00") }
      request.hours = span
    }
    if let weekdays {
      let days = Set(weekdays.compactMap(\.wholeNumberValue))
      guard days.count == weekdays.count, days.isSubset(of: 1...7), !days.isEmpty else {
        throw ValidationError("--weekdays is digits from 1 for Monday to 7 for Sunday, each once")
      }
      request.weekdays = days
    }
    request.route = try between(request, office, rules)
    if let fault = rules.policy.fault(of: request) { throw fault }
    let holder = try PersonForm().holder { try office.office.prefill($0, by: office.access) }
    let receipt = try office.office.receive(
      PermitForm(holder: holder, request: request), rules, actor: office.open.actor)
    Console.line(PermitPage.receipt(receipt, rules, format))
  }

  /// The wards between origin and destination, by codes or by the line; what is remarkable about them is said, and a doubtful way is none.
  private func between(_ request: TravelRequest, _ office: OpenOffice, _ rules: PermitRules) throws -> [Int] {
    guard route != nil || line != nil else { return [] }
    let wards = rules.vintage.wards
    let finder = RouteFinder(rules.snapshot.index)
    let found: FoundRoute
    if let line {
      found = try finder.wards(along: LineText.positions(line))
    } else {
      let codes = (route ?? "").split(separator: " ").map(String.init)
      found = finder.wards(codes: [wards[request.origin].code] + codes + [wards[request.destination].code])
    }
    for finding in found.findings { Console.error(finding.words.english) }
    if found.isDoubtful { throw PermitError.unusable("the route cannot be used as it is; see above") }
    var between = found.wards
    if line != nil, between.first != request.origin || between.last != request.destination {
      throw PermitError.unusable(
        "the line goes from \(between.first.map { wards[$0].code } ?? "no ward") to "
          + "\(between.last.map { wards[$0].code } ?? "no ward"), and not from --origin to --destination")
    }
    between.removeFirst()
    if !between.isEmpty { between.removeLast() }
    return between
  }

  private func enter(_ list: String, _ office: OpenOffice, _ rules: PermitRules) throws {
    let sink = try FindingSink(path: findings)
    let tax = employer ?? ""
    let number = try office.open.file.write {
      try Employers(sealer: office.open.ring.sealer).number(
        ofTaxNumber: tax, name: employerName ?? "",
        quota: nil, $0)
    }
    var reader = EmployerList(
      office.office, rules, employer: number, purpose: purpose, from: try office.moment(begins),
      until: try office.moment(ends), actor: office.open.actor, sink: sink)
    reader.mapping = try columns.mapping()
    Console.line("row,application,reference,state,reasons")
    let counts = try reader.run(list) { entered in
      for one in entered {
        let codes = one.receipt.decision.reasons.map(\.code).filter { !PermitOffice.internalCodes.contains($0) }
        Console.line(
          "\(one.row),\(one.receipt.number),\(one.receipt.reference),\(one.receipt.state.rawValue),"
            + codes.joined(separator: " "))
      }
    }
    try sink.close()
    let states = ApplicationState.allCases.compactMap { state in
      counts.states[state].map { "\($0) \(state.words.en)" }
    }
    Console.error(
      "\(counts.rows) rows of employer \(number): \((states + ["\(counts.rejected) rejected"]).joined(separator: "; "))"
    )
    if strict, counts.rejected > 0 { throw Failure.rejectedRows }
  }
}
