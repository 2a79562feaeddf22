import HTTPTypes
import Hummingbird
import SpatialCore
import Store

extension WardDesk {
  /// Which of the rooms an operation belongs to, who may ask, and what for.
  struct Room: Sendable {
    var tag: String
    var rights: [Right]
    var purpose: Purpose
  }

  /// What an operation takes: the schema, the names of the members, and one body as an example.
  struct Takes: Sendable {
    var schema: String
    var names: [String]
    var example: String
    /// Bytes of the body at most.
    var largest: Int

    init(_ schema: String, _ names: [String], _ example: String, upTo largest: Int = WardDesk.largest) {
      self.schema = schema
      self.names = names
      self.example = example
      self.largest = largest
    }

    static let ground = Takes("wardGround", ["ground"], #"{"ground": "…"}"#)
  }

  /// Bytes of a body at most.
  static let largest = 1 << 16

  /// A question of an officer.
  ///
  /// - Parameter isPersonal: whether the answer tells of a person, so that nobody may keep it.
  func get(
    _ path: String, _ operation: String, _ room: Room, _ summary: String, parameters: [Parameter] = [],
    answers schema: String, isPersonal: Bool = false,
    _ body: @escaping @Sendable (Call, Frame) throws -> JSONValue
  ) -> Endpoint {
    Endpoint(
      .get, path, operation: operation, tag: room.tag, summary: summary, parameters: parameters,
      answers: [Endpoint.Answer(200, "What was asked for.", [("application/json", schema)])],
      access: .rights(room.rights)
    ) { [self] call in
      let answer = try await act(call.identity, for: room.purpose) { try body(call, $0) }
      return Self.reply(answer, isPersonal: isPersonal).response(to: call)
    }
  }

  /// An act of an officer.
  ///
  /// - Parameter takes: `nil` for an act that says nothing more than its address.
  func post(
    _ path: String, _ operation: String, _ room: Room, _ summary: String, parameters: [Parameter] = [],
    takes: Takes?, status: HTTPResponse.Status = .ok, answers schema: String, isPersonal: Bool = false,
    _ body: @escaping @Sendable (Call, PermitFields, Frame) throws -> JSONValue
  ) -> Endpoint {
    Endpoint(
      .post, path, operation: operation, tag: room.tag, summary: summary, parameters: parameters,
      body: takes.map { Endpoint.Body(type: "application/json", schema: $0.schema, largest: $0.largest) },
      answers: [Endpoint.Answer(status.code, "What came of it.", [("application/json", schema)])],
      access: .rights(room.rights)
    ) { [self] call in
      let fields =
        if let takes {
          try await PermitFields(call, upTo: takes.largest, names: takes.names, form: takes.example)
        } else { PermitFields.nothing }
      let answer = try await act(call.identity, for: room.purpose) { try body(call, fields, $0) }
      return Self.reply(answer, status: status, isPersonal: isPersonal).response(to: call)
    }
  }

  static func number(_ what: String) -> Parameter {
    Parameter("number", in: .path, .integer(1...Int(Int32.max)), "Number of the \(what).", example: "12")
  }
}
