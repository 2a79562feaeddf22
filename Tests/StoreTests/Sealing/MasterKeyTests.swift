import Foundation
import Testing

@testable import Store

@Suite struct MasterKeyTests {
  let folder = TemporaryFolder()
  let digits = String(repeating: "0f", count: 32)

  func mode(_ path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as! Int
  }

  @Test func `a key file is its owner's alone, and is read as it was written`() throws {
    let key = MasterKey()
    let before = umask(0)
    defer { umask(before) }
    try key.write(to: folder.path("k"))
    #expect(try mode(folder.path("k")) == 0o600)
    #expect(try MasterKey(file: folder.path("k")).fingerprint == key.fingerprint)
    #expect(throws: SealingError.keyFileExists(path: folder.path("k"))) { try MasterKey().write(to: folder.path("k")) }
    #expect(try MasterKey(file: folder.path("k")).fingerprint == key.fingerprint)
  }

  @Test(arguments: [0o644, 0o640, 0o620, 0o604, 0o601, 0o660])
  func `a key file that others may touch is refused with its mode`(mode: Int) throws {
    try MasterKey().write(to: folder.path("k"))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path("k"))
    #expect(throws: SealingError.openKeyFile(path: folder.path("k"), mode: mode)) {
      try MasterKey(file: folder.path("k"))
    }
  }

  @Test func `a key is written in digits, in base64 or as it is`() throws {
    let bytes = [UInt8](repeating: 0x0F, count: 32)
    let wanted = try MasterKey(bytes: bytes, from: "test").fingerprint
    #expect(try MasterKey(text: digits, from: "test").fingerprint == wanted)
    #expect(try MasterKey(text: " \(digits.uppercased())\n", from: "test").fingerprint == wanted)
    #expect(try MasterKey(text: Data(bytes).base64EncodedString(), from: "test").fingerprint == wanted)
    #expect(
      FileManager.default.createFile(
        atPath: folder.path("raw"), contents: Data(bytes), attributes: [.posixPermissions: 0o600]))
    #expect(try MasterKey(file: folder.path("raw")).fingerprint == wanted)
  }

  @Test(arguments: [
    "", "0f", "zz", "secret passphrase", String(repeating: "0f", count: 31), String(repeating: "0f", count: 33),
  ])
  func `what is no key of 32 bytes is refused without being repeated`(text: String) {
    let error = #expect(throws: SealingError.unusableKey(source: "the file")) {
      try MasterKey(text: text, from: "the file")
    }
    if text.count > 4 { #expect(error.map { !"\($0)".contains(text) } == true) }
  }

  @Test func `a key shows in no description, dump or mirror`() throws {
    let key = try MasterKey(text: digits, from: "test")
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), dumped, "\([key])"] {
      #expect(!text.contains("0f0f"))
      #expect(!text.contains("15"))
      #expect(text.contains(key.fingerprint))
    }
  }

  @Test func `the file that is named comes first, then the environment, then the file beside the database`() throws {
    let named = MasterKey()
    let beside = MasterKey()
    let environment = ["ZONAL_KEY": digits]
    let database = folder.path("city.zonal")
    #expect(throws: SealingError.noKey(path: database + ".key")) {
      try MasterKey.find(keyFile: nil, beside: database, environment: [:])
    }
    try named.write(to: folder.path("k"))
    try beside.write(to: database + ".key")
    func found(_ keyFile: String?, _ environment: [String: String]) throws -> String {
      try MasterKey.find(keyFile: keyFile, beside: database, environment: environment).fingerprint
    }
    #expect(try found(folder.path("k"), environment) == named.fingerprint)
    #expect(try found(nil, environment) == MasterKey(text: digits, from: "").fingerprint)
    #expect(try found(nil, [:]) == beside.fingerprint)
    #expect(throws: SealingError.noKey(path: folder.path("none"))) { try found(folder.path("none"), environment) }
    #expect(throws: SealingError.unusableKey(source: "the environment variable ZONAL_KEY")) {
      try found(nil, ["ZONAL_KEY": "abc"])
    }
  }
}
