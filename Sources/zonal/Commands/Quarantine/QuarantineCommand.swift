import ArgumentParser
import Quarantine

struct QuarantineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine",
    abstract: "Quarantine orders: made by dated rules, looked after day by day, ended and certified.",
    discussion: """
      How long somebody is in quarantine, where, and when tests are due stands in a dated policy (geodata/criteria/quarantine), which the
      city adopts; the day of the last exposure or entry says which rule holds. Where the texts are silent an officer states it, with the
      ground. No order changes but by an act on it. Persons and codes are typed on standard input, never as arguments.

      Example:
        zonal quarantine policy vn-covid-2021 --as binh --database city.zonal
        zonal quarantine order --kind f1 --exposure 2021-07-31 --ward 00004 --place home --authority "UBND phường" --act 12/QĐ \\
          --as chi --database city.zonal < person.txt
        zonal quarantine today --ward 00004 --as chi --database city.zonal
        zonal quarantine complete 1 --as chi --database city.zonal
        zonal quarantine certificate 1 --key issuer.json --output certificate.html --as chi --database city.zonal
      """,
    subcommands: [
      QuarantinePolicyCommand.self, RingKeysCommand<QuarantineKeys>.self, QuarantineMake.self, QuarantineShow.self,
      QuarantineList.self, QuarantineToday.self, QuarantineExtend.self, QuarantineTransfer.self,
      QuarantineRelease.self, QuarantineComplete.self, QuarantineCancel.self, QuarantineTest.self,
      QuarantineCheckIn.self, QuarantineReport.self, QuarantineVisit.self, QuarantineCode.self, QuarantineAlerts.self,
      QuarantineDifferences.self, QuarantineCertificate.self, QuarantineVerify.self, QuarantineStatisticsCommand.self,
    ])
}
