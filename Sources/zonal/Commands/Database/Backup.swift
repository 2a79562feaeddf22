import ArgumentParser
import Foundation
import Store

struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy the database while it is in use, and check the copy.",
    discussion: """
      The copy has the last committed state. It gets its name when it is whole and checked; a file of that name is never replaced.

      Example:
        zonal backup copy.zonal --database city.zonal
      """)
  @Argument(help: "The copy to make.") var copy: String
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      try database.use { open in
        let access = try open.access(.administration)
        try open.file.write { writing in
          try access.require(.backUp, subject: "database")
          writing.record(access.act("database.back-up", subject: "database"))
        }
        try open.file.backUp(to: copy)
      }
      Console.line("\(copy) is a whole copy; keep the key file apart from it")
    }
  }
}

struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a database from a backup, after checking the backup.",
    discussion: """
      A database that is there is never replaced: move it away first, so that nothing is lost by a wrong name.

      Example:
        zonal restore copy.zonal --database city.zonal
      """)
  @Argument(help: "The backup.") var copy: String
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      let destination = try database.path
      let backup = try DatabaseFile.open(
        copy, schemas: DatabaseArguments.schemas, mode: .readOnly, clock: DatabaseArguments.now)
      try backup.checkPages()
      try backup.backUp(to: destination)
      try backup.close()
      Console.line("\(destination) is as \(copy) was")
    }
  }
}
