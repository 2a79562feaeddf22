import ArgumentParser
import Permits

struct PermitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "permit",
    abstract: "Travel permits: asked for, decided by policy and published map, issued, checked, withdrawn.",
    discussion: """
      What is allowed stands in a dated policy (geodata/criteria/permits), which the city adopts. Decisions read the published zone map
      and cite its revision. Persons are typed on standard input, never as arguments.

      Example:
        zonal permit policy hanoi-2021 --database city.zonal
        zonal permit keys make --output issuer.json
        zonal permit keys add issuer.json --database city.zonal
        zonal permit apply --purpose work --origin 00001 --destination 00004 --begins 2021-09-08 --ends 2021-09-15 \\
          --database city.zonal < person.txt
        zonal permit decide 1 --approve --as chi --database city.zonal
        zonal permit issue 1 --key issuer.json --output permit-1.svg --as chi --database city.zonal
      """,
    subcommands: [
      PermitPolicyCommand.self, RingKeysCommand<PermitKeys>.self, PermitApply.self, PermitStatusCommand.self,
      PermitDecide.self, PermitIssue.self, PermitVerify.self, PermitRevoke.self, PermitList.self,
      PermitReevaluate.self, PermitBundle.self, PermitCheckpoint.self,
    ])
}
