import ArgumentParser
import Foundation
import Store

struct VerifyLog: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prove that the decision log is what was written: nothing altered, taken out, exchanged or rolled back.",
    discussion: """
      Every entry is hashed again and every tree head computed again (RFC 6962); the signatures are checked. Keep the tree head that it
      writes in a place that the database's keeper cannot reach: given the next time, it shows whether the file was rolled back.

      Example:
        zonal verify-log --save-head head.txt --database city.zonal
        zonal verify-log --head head.txt --database city.zonal
      """)
  @OptionGroup var database: DatabaseArguments
  @Option(help: "A tree head of before that the log must continue.") var head: [String] = []
  @Option(help: "Write the last tree head to this file.") var saveHead: String?
  @Flag(help: "Check the signature of every tree head, not only of the last.") var everySignature = false
  @Flag(help: "Look at every page of the file and every foreign key too.") var pages = false
  @Option(help: "text or json.") var format: OutputFormat = .text

  func run() throws {
    let isIntact = try Failure.reporting {
      try database.look { file in
        if pages { try file.checkPages() }
        let keys = try file.read { try DecisionLog.publicKeys($0) }
        var verification = LogVerification()
        verification.checksEverySignature = everySignature
        verification.given = try head.map { path in
          guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw ValidationError("'\(path)' cannot be read; give a tree head that --save-head has written")
          }
          return try TreeHead(text: text, publicKeys: keys)
        }
        let report = try verification.run(file) { Console.progress("\($0) entries") }
        for finding in report.findings { Console.error("\(finding)") }
        if report.findingCount > report.findings.count {
          Console.error("and \(report.findingCount - report.findings.count) more")
        }
        Console.line(
          "\(report.entries) entries, \(report.heads) tree heads, \(report.signatures) signatures checked: "
            + (report.isIntact ? "intact" : "\(report.findingCount) findings"))
        if report.unsignedHeads > 0 { Console.line("\(report.unsignedHeads) tree heads have no signature") }
        if let head = report.head {
          let text = head.text(publicKey: head.signature.flatMap { keys[$0.key] })
          if let saveHead {
            let staged = try StagedFile(saveHead)
            try staged.write { try $0(Array(text.utf8)) }
            try staged.commit()
            Console.line("the tree head is in \(saveHead)")
          }
        }
        return report.isIntact
      }
    }
    if !isIntact { throw ExitCode(1) }
  }
}
