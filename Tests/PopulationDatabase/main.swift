import Crypto
import Foundation

/// Stands in for the national population database in tests: speaks its protocol on this machine, and misbehaves when told to.
///
/// `population-database-stand-in TOKEN` listens on a free port of the loopback address and prints `PORT KEY-NAME PUBLIC-KEY`. It ends
/// when its standard input does, so that nothing is left running when a test is killed. Tests talk to it under `/stand-in`:
/// `POST /stand-in/changes` appends lines of JSON, `POST /stand-in/behaviour` takes `NAME TIMES [ARGUMENT]` for the next answers (see
/// `Behaviour`), `GET /stand-in/questions` tells what was asked so far.
guard CommandLine.arguments.count == 2 else {
  FileHandle.standardError.write(Data("usage: population-database-stand-in TOKEN\n".utf8))
  exit(64)
}
// A client that goes away in the middle of an answer is no reason to die.
signal(SIGPIPE, SIG_IGN)
let key = Curve25519.Signing.PrivateKey()
let database = Database(token: CommandLine.arguments[1], key: key)
let listener = try Listener()
let greeting = "\(listener.port) \(Database.keyName) \(key.publicKey.rawRepresentation.base64EncodedString())\n"
FileHandle.standardOutput.write(Data(greeting.utf8))
Thread.detachNewThread {
  while let line = readLine(strippingNewline: false) { _ = line }
  exit(0)
}
listener.serve { connection in
  guard let request = connection.request() else { return }
  database.answer(request, on: connection)
}
